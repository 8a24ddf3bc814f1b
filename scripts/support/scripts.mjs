// Which of the lacking things a built script uses, by its text. A name of one's own that looks like one is found too, and
// has to be told apart in accepted.mjs; one that is put together at run time is not found.

/** Objects that are there by name, and whose members are therefore sure. */
const RECEIVERS = {
  Navigator: ['navigator'],
  Clipboard: ['navigator', 'clipboard'],
  ServiceWorkerContainer: ['navigator', 'serviceWorker'],
  StorageManager: ['navigator', 'storage'],
  Document: ['document'],
  Performance: ['performance'],
  History: ['history'],
  Screen: ['screen'],
  console: ['console'],
  Crypto: ['crypto'],
  SubtleCrypto: ['crypto', 'subtle'],
};
const SCOPES = new Set(['Window', 'WorkerGlobalScope', 'DedicatedWorkerGlobalScope']);
/** Types whose methods are looked for on any object, where no other type that is there has one of that name. */
const ANYWHERE = new Set([
  'Array',
  'ArrayBuffer',
  'Date',
  'Iterator',
  'Map',
  'Promise',
  'Set',
  'String',
  'TypedArray',
  'Uint8Array',
  'WeakMap',
]);
/** Syntax that no bundler rewrites. `build.target` sees to all other. */
const SYNTAX = {
  'javascript.regular_expressions.lookbehind_assertion': String.raw`\(\?<[=!]`,
  'javascript.regular_expressions.modifier': String.raw`\(\?(?:[ims]+|[ims]*-[ims]+):`,
};

const DOT = String.raw`\s*\??\.\s*`;
const NOT_IN_NAME = String.raw`(?<![\w$.'"-])`;
const END = String.raw`(?![\w$])`;

const aGlobal = (name) =>
  [
    `(?:\\b(?:new|typeof|instanceof|extends)\\s+|\\b(?:window|globalThis|self)${DOT})${name}${END}`,
    `(?<![\\w$.'"\\s-])${name}(?:\\(|\\?\\.|\\.(?=[\\w$]))`,
  ].join('|');
const aMember = (owners, name) => `${NOT_IN_NAME}${[...owners, name].join(DOT)}${END}`;

/** `[name that has to be in the text, pattern]` of a path, or nothing when texts cannot show it. */
function sign(path, known) {
  if (SYNTAX[path]) return [null, SYNTAX[path]];
  const [part, ...names] = path.replace('javascript.builtins', 'builtins').split('.');
  if ((part !== 'api' && part !== 'builtins') || names.length > 2) return null;
  const [type, member] = names;
  if (member === undefined) return type.length > 3 ? [type, aGlobal(type)] : null;
  const name = member.replace(/_(?:static|event)$/, '');
  if (!/^\w+$/.test(name) || member.endsWith('_event')) return null;
  if (SCOPES.has(type)) return [name, aGlobal(name)];
  if (RECEIVERS[type]) return [name, aMember(RECEIVERS[type], name)];
  if (ANYWHERE.has(type) && !known.has(name)) return [name, `[\\w$)\\]]${DOT}${name}\\(`];
  return part === 'builtins' || member.endsWith('_static') ? [name, aMember([type], name)] : null;
}

/** `lacks`: paths that are lacking. `known`: names of members that some built-in type has. */
export function scriptFinder(lacks, known) {
  const signs = [...lacks.keys()].flatMap((path) => {
    const [name, pattern] = sign(path, known) ?? [];
    return pattern ? [{ path, name, pattern: new RegExp(pattern) }] : [];
  });
  return (text) => {
    const names = new Set(text.match(/[A-Za-z_$][\w$]*/g));
    const used = signs.filter(({ name, pattern }) => (!name || names.has(name)) && pattern.test(text));
    return new Set(used.map(({ path }) => path));
  };
}

export function knownMembers(data, lacks) {
  const known = new Set();
  for (const [type, members] of Object.entries(data.javascript.builtins))
    for (const name of Object.keys(members))
      if (!lacks.has(`javascript.builtins.${type}.${name}`)) known.add(name);
  return known;
}
