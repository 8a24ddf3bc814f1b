// Blocks inside blocks, with `dynamic` ones written out.
// https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
import { onlyUnknown } from '#harvest/unknownText.ts';
import type { Source } from './drop.ts';
import { type Env, withNames } from '#hcl/env.ts';
import { membersOf } from '#hcl/evaluate.ts';
import { attempt } from '#hcl/fault.ts';
import { valueAt } from './scope.ts';
import type { Block, Body } from '#hcl/syntax.ts';
import { emptyMap, isValues, located, type Spot, textOf, type Value } from '#hcl/values.ts';

export interface Inner {
  readonly body: Body;
  readonly env: Env;
  readonly spot: Spot;
}

/** A `dynamic` block whose members nobody knows: the name of what they depend on. */
export interface OpenInner {
  readonly open: string;
  readonly spot: Spot;
}

const isOpenInner = (one: Inner | OpenInner): one is OpenInner => 'open' in one;

function written(
  env: Env,
  source: Source,
  { labels, body, from, to }: Block,
): readonly (Inner | OpenInner)[] {
  const spot = { source: source.index, from, to };
  const each = body.attributes.get('for_each');
  const content = body.blocks.find(({ type }) => type === 'content')?.body;
  const label = labels[0] ?? '';
  const iterator = body.attributes.get('iterator')?.value;
  const name = iterator?.kind === 'name' ? iterator.name : label;
  if (!each || !content) return [];
  const value = valueAt(env, source, each, [...env.path, label, 'for_each']);
  const members = attempt(() => membersOf(value));
  if ('fault' in members) return [{ open: `${label} (for_each)`, spot }];
  if (typeof members.value === 'string') return [{ open: members.value, spot }];
  return members.value.slice(0, 1000).map(([key, one]) => {
    const at = isValues(value) && typeof one === 'string' && onlyUnknown(one) === undefined ? one : key;
    return { body: content, env: withNames(env, { [name]: { key: textOf(at) ?? '', value: one } }), spot };
  });
}

export function blocksOf(env: Env, source: Source, body: Body, type: string): readonly (Inner | OpenInner)[] {
  return body.blocks.flatMap((block) => {
    if (block.type === type) {
      return [{ body: block.body, env, spot: { source: source.index, from: block.from, to: block.to } }];
    }
    return block.type === 'dynamic' && block.labels[0] === type ? written(env, source, block) : [];
  });
}

export { isOpenInner };

/** A block as an object, the blocks in it as lists. */
export function objectOf(source: Source, { body, env, spot }: Inner, path: readonly string[]): Value {
  const map = emptyMap();
  const members = new Map<string, Spot>();
  for (const attribute of body.attributes.values()) {
    map[attribute.name] = valueAt(env, source, attribute, [...path, attribute.name]);
    members.set(attribute.name, { source: source.index, from: attribute.from, to: attribute.to });
  }
  return located(map, spot, members);
}
