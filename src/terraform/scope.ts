// One module as it is called, and the resources in it, each as often as `count` and `for_each` say.
// https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
import { onlyUnknown, unknownText } from '#harvest/unknownText.ts';
import { type Declared, type Drop, type Folder, type Source, tell } from './drop.ts';
import type { Env, Surroundings } from '#hcl/env.ts';
import { withNames } from '#hcl/env.ts';
import { evaluate, membersOf } from '#hcl/evaluate.ts';
import { attempt } from '#hcl/fault.ts';
import { numberOf } from '#hcl/operators.ts';
import type { Attribute } from '#hcl/syntax.ts';
import { isOpen, isValues, textOf, type Value } from '#hcl/values.ts';

export interface Scope {
  readonly drop: Drop;
  readonly folder: Folder;
  /** Before addresses: empty, or `module.roles["x"].`. */
  readonly prefix: string;
  readonly around: Surroundings;
  /** The call that this is; a root module has none. */
  readonly call?: { readonly by: Scope; readonly declared: Declared; readonly env: Env };
  /** Values that are worked out, by name; undefined while that goes on. */
  readonly memo: Map<string, Value | undefined>;
  readonly children: Map<string, Scope>;
  readonly accounts: Map<string, string>;
}

export interface Instance {
  readonly scope: Scope;
  readonly declared: Declared;
  readonly key: string | number | null;
  /** With the prefix of its module, and its key. */
  readonly address: string;
  readonly env: Env;
  /** Whether it exists follows from this, which is not known. */
  readonly perhaps?: string;
}

export const envIn = (scope: Scope, source: Source, path: readonly string[]): Env => ({
  around: scope.around,
  names: new Map(),
  source: source.index,
  path,
});

/** A value, or a named unknown when the text is at fault, which is told at the attribute. */
export function valueAt(env: Env, source: Source, attribute: Attribute, path: readonly string[]): Value {
  const result = attempt(() => evaluate({ ...env, source: source.index, path }, attribute.value));
  if ('value' in result) return result.value;
  const name = path.join('.');
  if (attribute.value.kind !== 'broken') {
    const message = `${name}: ${result.fault} Its value is not known.`;
    tell(source, 'TF-VALUE', 'warning', message, [attribute.from, attribute.to]);
  }
  return unknownText(name);
}

const shownKey = (key: string | number): string => (typeof key === 'number' ? `[${key}]` : `["${key}"]`);

const instances = new WeakMap<Scope, Map<Declared, readonly Instance[]>>();

/** How often a block stands for something. */
export function instancesOf(scope: Scope, declared: Declared): readonly Instance[] {
  const known = instances.get(scope) ?? new Map<Declared, readonly Instance[]>();
  instances.set(scope, known);
  const before = known.get(declared);
  if (before) return before;
  // What needs itself has none, until it is known.
  known.set(declared, []);
  const made = expand(scope, declared);
  known.set(declared, made);
  return made;
}

export const isRepeated = ({ block }: Declared): boolean =>
  block.body.attributes.has('count') || block.body.attributes.has('for_each');

function expand(scope: Scope, declared: Declared): readonly Instance[] {
  const { source, block, address } = declared;
  const own = `${scope.prefix}${address}`;
  const env = envIn(scope, source, [own]);
  const one = (
    key: string | number | null,
    names: Readonly<Record<string, Value>>,
    perhaps?: string,
  ): Instance => ({
    scope,
    declared,
    key,
    address: key === null ? own : `${own}${shownKey(key)}`,
    env: withNames(env, names),
    ...(perhaps === undefined ? {} : { perhaps }),
  });
  const count = block.body.attributes.get('count');
  const each = block.body.attributes.get('for_each');
  if (count) {
    const value = valueAt(env, source, count, [own, 'count']);
    if (isOpen(value)) return [one(0, { count: { index: 0 } }, nameOf(value))];
    const n = attempt(() => numberOf(value));
    const size = 'value' in n ? Math.min(1000, Math.trunc(n.value)) : 1;
    return Array.from({ length: Math.max(0, size) }, (_, index) => one(index, { count: { index } }));
  }
  if (!each) return [one(null, {})];
  const value = valueAt(env, source, each, [own, 'for_each']);
  const members = attempt(() => membersOf(value));
  if ('fault' in members || typeof members.value === 'string') {
    const name = nameOf(value);
    const open = { key: unknownText(`each.key of ${own}`), value: unknownText(`each.value of ${own}`) };
    return [one('each.key', { each: open }, name)];
  }
  return members.value.slice(0, 1000).map(([key, member]) => {
    // A set has its members as keys.
    const name = (isValues(value) ? textOf(member) : null) ?? textOf(key) ?? '';
    return one(name, { each: { key: name, value: member } });
  });
}

const nameOf = (value: Value): string =>
  (typeof value === 'string' ? onlyUnknown(value) : undefined) ?? 'what it depends on';
