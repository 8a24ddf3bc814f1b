// Functions of the language, one record each. https://developer.hashicorp.com/terraform/language/functions
import { onlyUnknown, unknownText } from '#harvest/unknownText.ts';
import { fail } from './fault.ts';
import { numberOf, openNames, truthOf } from './operators.ts';
import { expressionOf, format, groupsOf, mapOf, replaced, textIn, trimmed } from './textFunctions.ts';
import { isMap, isOpen, isValues, sameValue, textOf, type Value, type ValueMap } from './values.ts';

interface LanguageFunction {
  readonly of: (args: readonly Value[]) => Value;
  /**
   * Members that are not known pass through, `texts`: whole values too; otherwise nothing comes out of what is not
   * known.
   */
  readonly carries?: 'members' | 'texts';
}

const MOST_MEMBERS = 10_000;

const listIn = (value: Value | undefined): readonly Value[] =>
  value !== undefined && isValues(value) ? value : fail('A list is needed here.');
const mapIn = (value: Value | undefined): ValueMap =>
  value !== undefined && value !== null && isMap(value) ? value : fail('An object is needed here.');

const text = (by: (first: string, second: string, third: string) => Value): LanguageFunction => ({
  of: (args) => by(textIn(args[0]), textOf(args[1]) ?? '', textOf(args[2]) ?? ''),
});
const number = (by: (...numbers: number[]) => number): LanguageFunction => ({
  of: (args) => by(...args.flatMap((one) => (isValues(one) ? one.map(numberOf) : [numberOf(one)]))),
});

const unique = (list: readonly Value[]): readonly Value[] =>
  list.filter((one, i) => list.findIndex((other) => sameValue(one, other)) === i);

function flat(list: readonly Value[]): readonly Value[] {
  return list.flatMap((one) => (isValues(one) ? flat(one) : [one]));
}

/** In order of their keys, as Terraform keeps maps. */
const sortedKeys = (map: ValueMap): readonly string[] => Object.keys(map).sort();

function range(args: readonly Value[]): readonly Value[] {
  const [a = 0, b, c] = args.map(numberOf);
  const [from, to] = b === undefined ? [0, a] : [a, b];
  const step = c ?? (to < from ? -1 : 1);
  if (step === 0 || Math.abs((to - from) / step) > MOST_MEMBERS) return fail('range: too long.');
  const list: number[] = [];
  for (let at = from; step > 0 ? at < to : at > to; at += step) list.push(at);
  return list;
}

function setproduct(lists: readonly (readonly Value[])[]): readonly Value[] {
  let rows: (readonly Value[])[] = [[]];
  for (const list of lists) {
    if (rows.length * list.length > MOST_MEMBERS) return fail('setproduct: too many.');
    rows = rows.flatMap((row) => list.map((one) => row.concat([one])));
  }
  return rows;
}

function lookup([map, key, ...rest]: readonly Value[]): Value {
  const name = textIn(key);
  const from = mapIn(map);
  if (Object.hasOwn(from, name)) return from[name] ?? null;
  return rest[0] ?? fail(`lookup: there is no ${name}.`);
}

function element([list, index]: readonly Value[]): Value {
  const members = listIn(list);
  if (members.length === 0) return fail('element: the list is empty.');
  const at = Math.trunc(numberOf(index ?? 0)) % members.length;
  return members[at < 0 ? at + members.length : at] ?? null;
}

const isEmptyText = (value: Value): boolean => value === null || value === '';

const compareText = (a: Value, b: Value): number => (textIn(a) < textIn(b) ? -1 : 1);

function contains([list, value]: readonly Value[]): Value {
  const members = listIn(list);
  const wanted = value ?? null;
  return members.some((one) => sameValue(one, wanted) || textOf(one) === textOf(wanted));
}

const truths = (list: Value | undefined): readonly (boolean | string)[] => listIn(list).map(truthOf);

const carries = (of: LanguageFunction['of']): LanguageFunction => ({ of, carries: 'members' });
const carriesTexts = (of: LanguageFunction['of']): LanguageFunction => ({ of, carries: 'texts' });
const plainly = (of: LanguageFunction['of']): LanguageFunction => ({ of });

const asSet = carries(([list]) =>
  unique(list !== undefined && isMap(list) && list !== null ? fail('A list is needed here.') : listIn(list)),
);
const same = carriesTexts(([value = null]) => value);

const FUNCTIONS: Readonly<Record<string, LanguageFunction>> = {
  abs: number((a = 0) => Math.abs(a)),
  alltrue: plainly(([list]) => truths(list).every((one) => one === true)),
  anytrue: plainly(([list]) => truths(list).some((one) => one === true)),
  basename: text((path) => path.replace(/\/+$/, '').replace(/^.*\//, '')),
  ceil: number((a = 0) => Math.ceil(a)),
  chunklist: carries(([list, size]) => {
    const n = Math.max(1, Math.trunc(numberOf(size ?? 1)));
    const members = listIn(list);
    return members.flatMap((_, i) => (i % n === 0 ? [members.slice(i, i + n)] : []));
  }),
  coalesce: carries((args) => args.find((one) => !isEmptyText(one)) ?? fail('coalesce: all are empty.')),
  coalescelist: carries((args) => args.find((one) => isValues(one) && one.length > 0) ?? []),
  compact: carries(([list]) => listIn(list).filter((one) => !isEmptyText(one))),
  concat: carriesTexts((args) => args.flatMap((one) => (isValues(one) ? one : wholly(one)))),
  contains: plainly(contains),
  dirname: text((path) => (path.includes('/') ? path.replace(/\/[^/]*$/, '') : '.')),
  distinct: carries(([list]) => unique(listIn(list))),
  element: carries(element),
  endswith: text((whole, end) => whole.endsWith(end)),
  flatten: carries(([list]) => flat(listIn(list))),
  floor: number((a = 0) => Math.floor(a)),
  format: carriesTexts(format),
  formatlist: carriesTexts((args) => {
    const lists = args.slice(1).filter(isValues);
    const length = Math.max(1, ...lists.map((list) => list.length));
    return Array.from({ length: lists.some((list) => list.length === 0) ? 0 : length }, (_, i) =>
      format([args[0] ?? '', ...args.slice(1).map((one) => (isValues(one) ? (one[i] ?? '') : one))]),
    );
  }),
  indent: text((spaces, whole) =>
    whole.replaceAll('\n', `\n${' '.repeat(Math.min(200, Number(spaces) || 0))}`),
  ),
  index: plainly(([list, value]) => {
    const at = listIn(list).findIndex((one) => sameValue(one, value ?? null));
    return at < 0 ? fail('index: the value is not in the list.') : at;
  }),
  join: carriesTexts(([by, ...lists]) =>
    flat(lists.flatMap((one) => (isValues(one) ? one : wholly(one))))
      .map(textIn)
      .join(textIn(by)),
  ),
  keys: carries(([map]) => sortedKeys(mapIn(map))),
  length: carries(([value]) => {
    if (value === undefined || value === null) return fail('length takes a list, an object or a text.');
    if (isValues(value)) return value.length;
    if (isMap(value)) return Object.keys(value).length;
    return isOpen(value) ? unknownText(`length(${openNames(value)})`) : Array.from(textIn(value)).length;
  }),
  lookup: carries(lookup),
  lower: text((whole) => whole.toLowerCase()),
  matchkeys: plainly(([values, keys, wanted]) =>
    listIn(values).filter((_, i) => listIn(wanted).some((one) => sameValue(one, listIn(keys)[i] ?? null))),
  ),
  max: number((...all) => Math.max(...all)),
  merge: carries((args) =>
    mapOf(args.filter((one) => one !== null).flatMap((one) => Object.entries(mapIn(one)))),
  ),
  min: number((...all) => Math.min(...all)),
  nonsensitive: same,
  one: carries(([list]) => {
    const members = listIn(list);
    return members.length > 1 ? fail('one: the list has several members.') : (members[0] ?? null);
  }),
  range: plainly(range),
  regex: text((pattern, whole) => {
    const match = expressionOf(pattern, '', whole).exec(whole);
    return match ? groupsOf(match) : fail('regex: nothing matches.');
  }),
  regexall: text((pattern, whole) => [...whole.matchAll(expressionOf(pattern, 'g', whole))].map(groupsOf)),
  replace: text(replaced),
  reverse: carries(([list]) => [...listIn(list)].reverse()),
  sensitive: same,
  setintersection: plainly((lists) =>
    unique(listIn(lists[0])).filter((one) =>
      lists.every((list) => listIn(list).some((other) => sameValue(one, other))),
    ),
  ),
  setproduct: carries((lists) => setproduct(lists.map(listIn))),
  setsubtract: plainly(([list, less]) =>
    unique(listIn(list)).filter((one) => !listIn(less).some((other) => sameValue(one, other))),
  ),
  setunion: carries((lists) => unique(lists.flatMap(listIn))),
  slice: carries(([list, from, to]) => listIn(list).slice(numberOf(from ?? 0), numberOf(to ?? 0))),
  sort: plainly(([list]) => [...listIn(list)].sort(compareText)),
  split: text((by, whole) => (whole === '' ? [''] : whole.split(by))),
  startswith: text((whole, start) => whole.startsWith(start)),
  strcontains: text((whole, part) => whole.includes(part)),
  strrev: text((whole) => Array.from(whole).reverse().join('')),
  substr: text((whole, from, length) => {
    const start = Number(from) < 0 ? Math.max(0, whole.length + Number(from)) : Number(from);
    return Number(length) < 0 ? whole.slice(start) : whole.slice(start, start + Number(length));
  }),
  sum: number((...all) => all.reduce((a, b) => a + b, 0)),
  title: text((whole) =>
    whole.replace(/(^|\s)(\S)/g, (_, space: string, c: string) => space + c.toUpperCase()),
  ),
  tobool: plainly(([value = null]) => (value === null ? null : truthOf(value))),
  tolist: carries(([list]) => listIn(list)),
  tomap: carries(([map]) => mapIn(map)),
  tonumber: plainly(([value = null]) => (value === null ? null : numberOf(value))),
  toset: asSet,
  tostring: carriesTexts(([value = null]) => (value === null ? null : textIn(value))),
  transpose: plainly(([map]) => {
    const all = Object.entries(mapIn(map)).flatMap(([key, list]) =>
      listIn(list).map((one) => [textIn(one), key] as const),
    );
    return mapOf(
      [...new Set(all.map(([one]) => one))].map((one) => [
        one,
        all.filter(([other]) => other === one).map(([, key]) => key),
      ]),
    );
  }),
  trim: text((whole, characters) => trimmed(whole, characters, 'both')),
  trimprefix: text((whole, start) => (whole.startsWith(start) ? whole.slice(start.length) : whole)),
  trimspace: text((whole) => whole.trim()),
  trimsuffix: text((whole, end) => (end !== '' && whole.endsWith(end) ? whole.slice(0, -end.length) : whole)),
  upper: text((whole) => whole.toUpperCase()),
  urlencode: text((whole) => encodeURIComponent(whole).replaceAll('%20', '+')),
  values: carries(([map]) => sortedKeys(mapIn(map)).map((key) => mapIn(map)[key] ?? null)),
  zipmap: carries(([keys, values]) =>
    mapOf(listIn(keys).map((key, i) => [textIn(key), listIn(values)[i] ?? null])),
  ),
};

/** A list that is not known is one member of which nothing is known. */
function wholly(value: Value): readonly Value[] {
  return typeof value === 'string' && onlyUnknown(value) !== undefined
    ? [value]
    : fail('A list is needed here.');
}

const described = (value: Value): string => {
  const names = openNames(value);
  return names === '' ? (textOf(value) ?? '…').slice(0, 40) : names;
};

/** A result that nobody knows has a name of its own: what it is made of. */
const openResult = (name: string, args: readonly Value[]): string =>
  unknownText(`${name}(${args.map(described).join(', ')})`);

/** An address that is not known still has no scheme when the scheme is taken off: `replace(url, "https://", "")`. */
function withoutScheme(name: string, [whole, scheme, by = '']: readonly Value[]): string | undefined {
  if ((name !== 'replace' && name !== 'trimprefix') || by !== '' || typeof whole !== 'string')
    return undefined;
  return scheme === 'https://' || scheme === 'http://' ? whole.replace(scheme, '') : undefined;
}

export function callFunction(name: string, args: readonly Value[]): Value {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) return openResult(name, args);
  const isWhole = (value: Value): boolean => typeof value === 'string' && onlyUnknown(value) !== undefined;
  const lost =
    known.carries === 'members' ? args.some(isWhole) : known.carries === undefined && args.some(isOpen);
  if (lost) return withoutScheme(name, args) ?? openResult(name, args);
  const result = known.of(args);
  if (isValues(result) && result.length > MOST_MEMBERS) return fail(`${name}: too many members.`);
  return typeof result === 'string' && result.length > 400_000 ? fail(`${name}: too long.`) : result;
}
