// The data source `aws_iam_policy_document`: blocks to the JSON that it makes of them.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
import { unknownText } from '#harvest/unknownText.ts';
import { blocksOf, type Inner, isOpenInner } from './bodies.ts';
import type { Source } from './drop.ts';
import { fromJson } from '#hcl/forms.ts';
import { type Instance, valueAt } from './scope.ts';
import {
  type DocumentText,
  emptyMap,
  isDocumentText,
  isMap,
  isValues,
  listOf,
  located,
  plain,
  type Spot,
  spotOf,
  textOf,
  type Value,
  type ValueMap,
} from '#hcl/values.ts';

interface Work {
  readonly source: Source;
  readonly address: string;
}

/** `&{aws:username}` stands for a variable of the policy, because `${…}` is Terraform's own. */
function variables(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('&{', '${');
  if (!isValues(value)) return value;
  const list = value.map(variables);
  const own = spotOf(value);
  return own ? located(list, own, membersOf(value)) : list;
}

const membersOf = (list: readonly Value[]): ReadonlyMap<number, Spot> =>
  new Map(
    list.flatMap((_, i) => {
      const spot = spotOf(list, i);
      return spot ? [[i, spot] as const] : [];
    }),
  );

/** One alone is written as a text, as the provider does. */
function oneOrMany(value: Value): Value {
  if (isValues(value) && value.length === 1) return value[0] ?? value;
  return value;
}

const ARGUMENTS: readonly (readonly [argument: string, element: string])[] = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
];

const argument = ({ source, address }: Work, { body, env }: Inner, name: string): Value | undefined => {
  const attribute = body.attributes.get(name);
  return attribute && valueAt(env, source, attribute, [address, name]);
};

/** `principals` blocks together: `{"AWS": […], "Service": "…"}`, or `"*"`. */
function principals(work: Work, { body, env }: Inner, block: string): Value | undefined {
  const map = emptyMap();
  const spots = new Map<string, Spot>();
  const found = blocksOf(env, work.source, body, block);
  for (const inner of found) {
    if (isOpenInner(inner)) {
      map['AWS'] = [...listOf(map['AWS']), unknownText(`principals of ${inner.open}`)];
      continue;
    }
    const type = textOf(argument(work, inner, 'type')) ?? '';
    const names = variables(argument(work, inner, 'identifiers') ?? []);
    if (type === '*') return '*';
    spots.set(type, inner.spot);
    map[type] = map[type] === undefined ? names : [...listOf(map[type]), ...listOf(names)];
  }
  if (found.length === 0) return undefined;
  const [first] = found;
  const each = emptyMap();
  for (const [type, names] of Object.entries(map)) each[type] = oneOrMany(names);
  return first ? located(each, first.spot, spots) : each;
}

function conditions(work: Work, { body, env }: Inner): Value | undefined {
  const found = blocksOf(env, work.source, body, 'condition');
  if (found.length === 0) return undefined;
  const map = emptyMap();
  const spots = new Map<string, Spot>();
  for (const inner of found) {
    if (isOpenInner(inner)) {
      map['StringEquals'] = merged(map['StringEquals'], unknownText(inner.open), unknownText(inner.open));
      continue;
    }
    const test = textOf(argument(work, inner, 'test')) ?? '';
    const key = textOf(argument(work, inner, 'variable')) ?? '';
    const values = variables(argument(work, inner, 'values') ?? []);
    map[test] = merged(map[test], key, values);
    spots.set(test, inner.spot);
  }
  return located(map, found[0]?.spot ?? { source: work.source.index, from: 0, to: 0 }, spots);
}

/** Two blocks about one key test it against the values of both. */
function merged(before: Value | undefined, key: string, values: Value): ValueMap {
  const map = emptyMap();
  if (before !== undefined && isMap(before) && before !== null) Object.assign(map, before);
  map[key] = oneOrMany([...listOf(map[key]), ...listOf(values)]);
  return map;
}

function statement(work: Work, inner: Inner): ValueMap {
  const map = emptyMap();
  const spots = new Map<string, Spot>();
  const put = (element: string, value: Value | undefined, at?: Spot): void => {
    if (value === undefined || value === null) return;
    map[element] = value;
    if (at) spots.set(element, at);
  };
  const spotIn = (name: string): Spot | undefined => {
    const attribute = inner.body.attributes.get(name);
    return attribute && { source: work.source.index, from: attribute.from, to: attribute.to };
  };
  const sid = argument(work, inner, 'sid');
  if (sid !== undefined && sid !== '') put('Sid', sid, spotIn('sid'));
  put('Effect', argument(work, inner, 'effect') ?? 'Allow', spotIn('effect'));
  for (const [name, element] of ARGUMENTS) {
    const value = argument(work, inner, name);
    if (value === undefined || value === null || (isValues(value) && value.length === 0)) continue;
    put(element, oneOrMany(element.endsWith('Resource') ? variables(value) : value), spotIn(name));
  }
  for (const [block, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const value = principals(work, inner, block);
    put(element, value, spotOf(value));
  }
  const condition = conditions(work, inner);
  put('Condition', condition, spotOf(condition));
  return located(map, inner.spot, spots);
}

/** Statements of other documents; a text of which nothing is known is a statement of which nothing is known. */
function statementsIn(value: Value): readonly Value[] {
  const json = isDocumentText(value) && value.json !== undefined ? value.json : parsed(textOf(value));
  if (json === null) return [];
  if (typeof json === 'string') return [json];
  return isMap(json) ? listOf(json['Statement']) : [];
}

function parsed(text: string | null): Value {
  if (text === null || text.trim() === '') return null;
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return text;
  }
}

const sidOf = (value: Value): string | null => (isMap(value) && value !== null ? textOf(value['Sid']) : null);

/** A statement with the Sid of an earlier one stands instead of it. */
function override(all: readonly Value[], more: readonly Value[]): readonly Value[] {
  const list = [...all];
  for (const one of more) {
    const sid = sidOf(one);
    const at = sid === null || sid === '' ? -1 : list.findIndex((other) => sidOf(other) === sid);
    if (at < 0) list.push(one);
    else list[at] = one;
  }
  return list;
}

/** What `json` of the data source is. */
export function policyDocument(instance: Instance): DocumentText {
  const { declared, address, env } = instance;
  const { source, block } = declared;
  const work: Work = { source, address };
  const spot = { source: source.index, from: block.from, to: block.to };
  const whole: Inner = { body: block.body, env, spot };
  const from = (...names: readonly string[]): readonly Value[] =>
    names.flatMap((name) => listOf(argument(work, whole, name)).flatMap(statementsIn));
  const own = blocksOf(env, source, block.body, 'statement').map((inner) =>
    isOpenInner(inner) ? unknownText(`statements of ${inner.open}`) : statement(work, inner),
  );
  const statements = override(
    override(from('source_json', 'source_policy_documents'), own),
    from('override_json', 'override_policy_documents'),
  );
  const json = emptyMap();
  json['Version'] = argument(work, whole, 'version') ?? '2012-10-17';
  const id = argument(work, whole, 'policy_id');
  if (id !== undefined && id !== null) json['Id'] = id;
  const spots = statements.map((one, i) => [i, spotOf(one) ?? spot] as const);
  json['Statement'] = located([...statements], spot, new Map(spots));
  located(json, spot, new Map());
  return { documentText: true, text: JSON.stringify(plain(json)), json, spot, path: [address] };
}
