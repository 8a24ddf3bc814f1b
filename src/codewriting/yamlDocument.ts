// A policy that is written in YAML, changed where it stands: by the places that reading found.
import { refuse } from './refusal.ts';
import { isObject } from '#fixes/edit.ts';
import type { JsonPath } from '#language/policy.ts';
import { handwritingOf, JSON_TONGUE } from '#writing/handwriting.ts';
import { readTree } from '#writing/jsonTree.ts';
import { sameValue } from '#writing/sameValue.ts';
import { editsFor, type TextEdit } from '#writing/textEdits.ts';
import { blockYaml, flowYaml, type Say, yamlMember, yamlText } from './yamlValue.ts';

export interface YamlPage {
  readonly text: string;
  /** Where exactly a path stands, white space and comments around it left out; null: nowhere of its own. */
  readonly rangeOf: (path: JsonPath) => readonly [from: number, to: number] | null;
  /** What stands for a text in this template; null: nothing does. */
  readonly refer: (value: string) => string | null;
}

const sayOn =
  ({ refer }: YamlPage): Say =>
  (value) =>
    refer(value) ?? yamlText(value);

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  const to = end < 0 ? text.length : end;
  return text.charAt(to - 1) === '\r' ? to - 1 : to;
};

/** White space as deep as what stands at `at`: dashes before it count. */
const indentOf = (text: string, at: number): string => ' '.repeat(at - lineStart(text, at));

function placeOf({ rangeOf }: YamlPage, path: JsonPath): readonly [number, number] {
  const range = rangeOf(path);
  if (range === null) refuse();
  return range;
}

/** Whole lines, for what begins them, with the comments above that stand as deep. */
function linesGone(text: string, begin: number, end: number): TextEdit {
  let from = lineStart(text, begin);
  if (text.slice(from, begin).trim() !== '') refuse();
  const comment = `${text.slice(from, begin)}#`;
  while (from > 0 && text.startsWith(comment, lineStart(text, from - 1))) from = lineStart(text, from - 1);
  const to = lineEnd(text, end);
  // The last line of a piece: what ends it stands behind the piece.
  return to === text.length && from > 0
    ? { from: lineEnd(text, lineStart(text, from - 1)), to, text: '' }
    : { from, to: to + 1, text: '' };
}

const before = (text: string, at: number, pattern: RegExp): number => {
  const found = pattern.exec(text.slice(Math.max(0, at - 400), at));
  if (!found) refuse();
  return at - found[0].length;
};

/** Longer lines are no help. */
const MOST_IN_LINE = 140;

const TAGS = String.raw`(?:[&!][^\s]+\s+)*`;

const dashOf = (text: string, at: number): number => before(text, at, new RegExp(`-[ \\t]+${TAGS}$`));

const keyOf = (text: string, at: number, key: string): number => {
  const name = key.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return before(text, at, new RegExp(`(["']?)${name}\\1[ \\t]*:\\s+(?:#[^\\n]*\\s+)*${TAGS}$`));
};

/** JSON is YAML: it keeps its handwriting. Anything else on one line is written anew. */
function flowEdits(
  page: YamlPage,
  [from, to]: readonly [number, number],
  value: unknown,
): readonly TextEdit[] {
  const { text } = page;
  const quoted = (one: unknown): string =>
    (typeof one === 'string' ? page.refer(one) : null) ?? JSON_TONGUE.scalar(one);
  try {
    const node = readTree(text, from);
    const hand = handwritingOf(text, node, { ...JSON_TONGUE, scalar: quoted });
    if (node.kind !== 'scalar') return editsFor({ text, hand }, node, value);
  } catch {
    // Not JSON.
  }
  if (/#|\n/.test(text.slice(from, to))) refuse();
  return [{ from, to, text: flowYaml(value, sayOn(page)) }];
}

function mapEdits(page: YamlPage, path: JsonPath, old: object, now: object): readonly TextEdit[] {
  const [was, is] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  if (![...was.keys()].some((key) => is.has(key))) refuse();
  const fresh = [...is].filter(([key]) => !was.has(key));
  const edits = [...was].flatMap(([key, value]): readonly TextEdit[] => {
    const at = [...path, key];
    if (is.has(key)) return editsAt(page, at, value, is.get(key));
    return [memberGone(page, at)];
  });
  return [...edits, ...fresh.map(([key, value]) => memberInto(page, path, key, value))];
}

/** A member of a map in lines. */
export function memberGone(page: YamlPage, path: JsonPath): TextEdit {
  const [begin, end] = placeOf(page, path);
  return linesGone(page.text, keyOf(page.text, begin, String(path.at(-1))), end);
}

/** A member behind the last one of a map in lines. */
export function memberInto(page: YamlPage, path: JsonPath, key: string, value: unknown): TextEdit {
  const { text } = page;
  const [from, to] = placeOf(page, path);
  if (/[{[!*&]/.test(text.charAt(from))) refuse();
  const indent = indentOf(text, from);
  const at = lineEnd(text, to);
  return { from: at, to: at, text: `\n${indent}${yamlMember(key, value, indent, sayOn(page))}` };
}

/** Items behind the one at `path`, in lines. */
export function itemsAfter(page: YamlPage, path: JsonPath, items: readonly unknown[]): TextEdit {
  const { text } = page;
  const [begin, end] = placeOf(page, path);
  const indent = indentOf(text, dashOf(text, begin));
  const at = lineEnd(text, end);
  const isInLine = text.charAt(begin) === '{' && !text.slice(begin, end).includes('\n');
  const added = items.map((one) => {
    const line = flowYaml(one, sayOn(page));
    const own = isInLine && line.length <= MOST_IN_LINE ? line : blockYaml(one, `${indent}  `, sayOn(page));
    return `\n${indent}- ${own}`;
  });
  return { from: at, to: at, text: added.join('') };
}

/** An item of a list in lines. */
export function itemGone(page: YamlPage, path: JsonPath): TextEdit {
  const [begin, end] = placeOf(page, path);
  return linesGone(page.text, dashOf(page.text, begin), end);
}

function listEdits(
  page: YamlPage,
  path: JsonPath,
  old: readonly unknown[],
  now: readonly unknown[],
): readonly TextEdit[] {
  let head = 0;
  while (head < old.length && head < now.length && sameValue(old[head], now[head])) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && sameValue(old[old.length - 1 - tail], now[now.length - 1 - tail])) tail++;
  const pairs = head + Math.min(old.length, now.length) - tail - head;
  const edits: TextEdit[] = [];
  for (let i = head; i < pairs; i++) edits.push(...editsAt(page, [...path, i], old[i], now[i]));
  for (let i = pairs; i < old.length - tail; i++) {
    edits.push(itemGone(page, [...path, i]));
  }
  const fresh = now.slice(pairs, now.length - tail);
  return fresh.length === 0 ? edits : [...edits, itemsAfter(page, [...path, pairs - 1], fresh)];
}

/** A value of another kind: it begins on the line below its key. */
function replaced(
  page: YamlPage,
  [from, to]: readonly [number, number],
  path: JsonPath,
  value: unknown,
): readonly TextEdit[] {
  const { text } = page;
  const say = sayOn(page);
  if (typeof value !== 'object' || value === null) {
    if (text.slice(from, to).includes('\n')) refuse();
    return [{ from, to, text: flowYaml(value, say) }];
  }
  const key = path.at(-1);
  if (typeof key !== 'string') refuse();
  const start = keyOf(text, from, key);
  const colon = text.indexOf(':', start + key.length);
  const indent = `${indentOf(text, start)}  `;
  return [{ from: colon + 1, to, text: `\n${indent}${blockYaml(value, indent, say)}` }];
}

function editsAt(page: YamlPage, path: JsonPath, old: unknown, now: unknown): readonly TextEdit[] {
  if (sameValue(old, now)) return [];
  const range = placeOf(page, path);
  const first = page.text.charAt(range[0]);
  if (first === '{' || first === '[') return flowEdits(page, range, now);
  // A function, an alias or an anchor makes what is there: it is not written over in part.
  if (/[!*&|>]/.test(first) && typeof old === 'object') refuse();
  if (Array.isArray(old) && Array.isArray(now) && first === '-')
    return listEdits(page, path, old as readonly unknown[], now as readonly unknown[]);
  if (isObject(old) && isObject(now)) return mapEdits(page, path, old, now);
  return replaced(page, range, path, now);
}

/** Edits that make `after` of what stands at the path, which is `before` now. Throws `Untouchable`. */
export const yamlEdits = (
  page: YamlPage,
  path: JsonPath,
  { before: old, after }: { readonly before: unknown; readonly after: unknown },
): readonly TextEdit[] => editsAt(page, path, old, after);
