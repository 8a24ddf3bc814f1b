// Which of the lacking things a built style sheet uses. What stands inside `@supports`, or a second time with the prefix
// of WebKit, has its answer there.

/** Preludes and declarations in order, with what they stand in. */
function pieces(css) {
  const plain = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/url\((?:"[^"]*"|'[^']*'|[^)]*)\)/g, 'url()')
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const found = [];
  const around = [];
  let from = 0;
  for (const { index, 0: end } of plain.matchAll(/[{};]/g)) {
    const text = plain.slice(from, index).trim();
    if (text) found.push({ text, prelude: end === '{', around: [...around] });
    if (end === '{') around.push(text);
    if (end === '}') around.pop();
    from = index + 1;
  }
  return found;
}

const words = (text) => text.match(/[a-z-]+(?=\()|[a-z][a-z-]*/g) ?? [];

function ofPrelude(text) {
  if (text.startsWith('@')) {
    const [name] = words(text);
    const features = [...text.matchAll(/\(([a-z-]+)[:)]/g)].map(([, feature]) => feature);
    return [`css.at-rules.${name}`, ...features.map((feature) => `css.at-rules.${name}.${feature}`)];
  }
  const pseudos = [...text.matchAll(/::?(-?[a-z][a-z-]*)/g)].map(([, name]) => `css.selectors.${name}`);
  return text.includes('&') ? [...pseudos, 'css.selectors.nesting'] : pseudos;
}

function ofDeclaration(text, types, css) {
  const colon = text.indexOf(':');
  const property = text.slice(0, colon);
  if (css.includes(`-webkit-${property}:`)) return [];
  if (property.startsWith('--')) return ofValue(text.slice(colon + 1), types);
  const path = `css.properties.${property}`;
  const values = words(text.slice(colon + 1)).map((word) => `${path}.${word}`);
  return [path, ...values, ...ofValue(text.slice(colon + 1), types)];
}

/** Functions, by their paths in the data. */
const ofValue = (value, types) =>
  [...value.matchAll(/(?<![\w-])([a-z-]+)\(/g)].flatMap(([, name]) => types.get(name) ?? []);

/** Paths of CSS functions and colours, by name. */
function functionPaths(lacks) {
  const paths = new Map();
  for (const path of lacks.keys()) {
    if (!path.startsWith('css.types.')) continue;
    const name = path.split('.').at(-1);
    paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return paths;
}

export function styleFinder(lacks) {
  const types = functionPaths(lacks);
  return (css) => {
    const used = new Set();
    for (const { text, prelude, around } of pieces(css)) {
      const all = [...around, text];
      // Steps of an animation look like selectors, and rules for the printer are for the printer.
      if (all.some((one) => one.startsWith('@supports')) || around.some((one) => /^@.*keyframes/.test(one)))
        continue;
      for (const path of prelude ? ofPrelude(text) : ofDeclaration(text, types, css))
        if (lacks.has(path)) used.add(path);
    }
    return used;
  };
}
