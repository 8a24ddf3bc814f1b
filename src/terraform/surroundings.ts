// What the names of a module lead to, and modules that call modules.
// https://developer.hashicorp.com/terraform/language/expressions/references
import { resource } from './attributes.ts';
import type { DropFile } from '#harvest/harvest.ts';
import { type Declared, type Drop, type Folder, normal, tell } from './drop.ts';
import type { Env, Key, Surroundings } from '#hcl/env.ts';
import { withNames } from '#hcl/env.ts';
import { evaluate } from '#hcl/evaluate.ts';
import { fail } from '#hcl/fault.ts';
import { readSyntax } from '#hcl/readSyntax.ts';
import { envIn, type Instance, instancesOf, type Scope, valueAt } from './scope.ts';
import { emptyMap, textOf, type Value } from '#hcl/values.ts';
import { askedFor, local, type Looked, once, pathName, variable } from './variables.ts';

type Root = (env: Env, scope: Scope, keys: readonly Key[]) => Looked;

const keyText = (key: Key | undefined): string =>
  key === undefined ? '' : typeof key === 'object' ? key.open : String(key);

function declared(env: Env, scope: Scope, address: string, keys: readonly Key[], used: number): Looked {
  const found = scope.folder.resources.get(address);
  const rest = keys.slice(used);
  if (!found) return { value: askedFor(env, scope, pathName(address, rest)), used: keys.length };
  const looked = resource(env, scope, found, rest);
  return { value: looked.value, used: used + looked.used };
}

/** The folder of the drop that a call leads to; null: it is not here. */
export function folderOfCall(
  { drop, folder }: Pick<Scope, 'drop' | 'folder'>,
  { block }: Declared,
): Folder | null {
  const value = block.body.attributes.get('source')?.value;
  const path = value?.kind === 'literal' ? textOf(value.value) : null;
  if (path === null || !/^\.{1,2}\//.test(path)) return null;
  const found = drop.folders.get(normal(`${folder.name}/${path}`));
  return found && found !== folder ? found : null;
}

/** A call of a module, once for each of its instances; null: its folder is not here. */
export function childOf(instance: Instance): Scope | null {
  const { scope, declared, address, env } = instance;
  const known = scope.children.get(address);
  if (known) return known;
  const folder = folderOfCall(scope, declared);
  if (!folder || scope.prefix.split('module.').length > 12) return null;
  const child = scopeOf(scope.drop, folder, `${address}.`, { by: scope, declared, env });
  scope.children.set(address, child);
  return child;
}

function output(env: Env, instance: Instance, name: string): Value {
  const child = childOf(instance);
  const found = child?.folder.outputs.get(name);
  const value = found?.block.body.attributes.get('value');
  if (!child || !found || !value) {
    const at = instance.address.slice(instance.scope.prefix.length);
    return askedFor(env, instance.scope, `${at}.${name}`, `Output ${name} of ${instance.address}.`);
  }
  return once(child, `output.${name}`, found.source, () =>
    valueAt(envIn(child, found.source, []), found.source, value, [`${child.prefix}output.${name}`]),
  );
}

function outputs(env: Env, instance: Instance): Value {
  const map = emptyMap();
  for (const name of childOf(instance)?.folder.outputs.keys() ?? []) {
    Object.defineProperty(map, name, { enumerable: true, get: () => output(env, instance, name) });
  }
  return map;
}

const moduleRoot: Root = (env, scope, keys) => {
  const name = keyText(keys[0]);
  const call = scope.folder.calls.get(name);
  const unknown = (): Looked => ({
    value: askedFor(env, scope, pathName('module', keys)),
    used: keys.length,
  });
  if (!call) return unknown();
  const all = instancesOf(scope, call);
  const [, first, second] = keys;
  const [only] = all;
  if (only?.key === null) {
    return typeof first === 'string'
      ? { value: output(env, only, first), used: 2 }
      : { value: outputs(env, only), used: 1 };
  }
  const one = all.find(
    ({ key }) => first !== undefined && typeof first !== 'object' && String(key) === String(first),
  );
  if (one && typeof second === 'string') return { value: output(env, one, second), used: 3 };
  if (folderOfCall(scope, call) === null) return unknown();
  if (call.block.body.attributes.has('count'))
    return { value: all.map((each) => outputs(env, each)), used: 1 };
  const map = emptyMap();
  for (const each of all) map[String(each.key)] = outputs(env, each);
  return { value: map, used: 1 };
};

const ROOTS: Readonly<Record<string, Root>> = {
  data: (env, scope, keys) => declared(env, scope, `data.${keyText(keys[0])}.${keyText(keys[1])}`, keys, 2),
  local,
  module: moduleRoot,
  path: () => ({ value: '.', used: 1 }),
  terraform: (env, scope, keys) =>
    keyText(keys[0]) === 'workspace'
      ? { value: 'default', used: 1 }
      : { value: askedFor(env, scope, pathName('terraform', keys)), used: keys.length },
  var: variable,
};

/** A file by its path from the module, or from the top; else the only one of that name: folders get lost on the way. */
function fileOf({ drop, folder }: Scope, path: string): DropFile | null {
  const wanted = new Set([normal(`${folder.name}/${path}`), normal(path)]);
  const named = drop.files.find(({ name }) => wanted.has(normal(name.replaceAll('\\', '/'))));
  if (named) return named;
  const base = (name: string): string => name.replace(/^.*[/\\]/, '');
  const alike = drop.files.filter(({ name }) => base(name) === base(path));
  return (alike.length === 1 && alike[0]) || null;
}

/** Names that stand for something only inside certain blocks. */
const INNER = new Set(['each', 'count', 'self']);

export function scopeOf(drop: Drop, folder: Folder, prefix: string, call?: Scope['call']): Scope {
  const scope: Scope = {
    drop,
    folder,
    prefix,
    ...(call ? { call } : {}),
    memo: new Map(),
    children: new Map(),
    accounts: new Map(),
    around: {} as Surroundings,
  };
  const around: Surroundings = {
    lookup(env, name, keys) {
      const root = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
      if (root) return root(env, scope, keys);
      if (INNER.has(name)) return fail(`${name} means nothing here.`);
      if (keys.length === 0) return fail(`${name} is no value.`);
      return declared(env, scope, `${name}.${keyText(keys[0])}`, keys, 1);
    },
    file(env, path) {
      const found = fileOf(scope, path);
      if (found) drop.sources[env.source]?.found.includes.add(found.document);
      return found;
    },
    render(env, text, names) {
      const parsed = readSyntax(`t = <<TEMPLATE_OF_A_FILE\n${text}\nTEMPLATE_OF_A_FILE\n`);
      const template = parsed.body.attributes.get('t')?.value;
      if (!template || parsed.faults.length > 0) return fail('The template cannot be read.');
      return evaluate(withNames(env, names), template);
    },
    spend: () => --drop.work > 0,
  };
  Object.assign(scope, { around });
  return scope;
}

/** Modules that nobody calls, and below them those that they call, each as often as it is called. */
export function scopesOf(drop: Drop): readonly Scope[] {
  const folders = [...drop.folders.values()];
  const called = new Set(
    folders.flatMap((folder) =>
      [...folder.calls.values()].map((call) => folderOfCall({ drop, folder }, call)),
    ),
  );
  const roots = folders.filter((folder) => !called.has(folder));
  const scopes: Scope[] = (roots.length > 0 ? roots : folders).map((folder) => scopeOf(drop, folder, ''));
  for (const scope of scopes) {
    if (scopes.length > 2000) break;
    for (const call of scope.folder.calls.values()) {
      for (const instance of instancesOf(scope, call)) {
        const child = childOf(instance);
        if (child) scopes.push(child);
        else notHere(call);
      }
    }
  }
  return scopes;
}

function notHere({ source, block, address }: Declared): void {
  const value = block.body.attributes.get('source')?.value;
  const from = value?.kind === 'literal' ? ` (${textOf(value.value) ?? ''})` : '';
  const message = `Module ${address} is not here${from}: what it makes is not known.`;
  tell(source, 'TF-MODULE', 'info', message, [block.from, block.to]);
  source.found.leftOut.push({
    what: 'modules',
    count: 1,
    why: 'Their source is not here: drop its folder as well.',
  });
}
