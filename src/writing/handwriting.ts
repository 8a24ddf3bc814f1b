// How a person formats JSON, or a language like it, read off a text, and new values written the same way.
import { type JsonNode, nodesOf } from './jsonTree.ts';

/** What a language with objects and lists writes its own way. */
export interface Tongue {
  scalar(value: unknown): string;
  /** Key and sign. `gap`: behind the sign; `width`: of the longest key that stands above and below. */
  member(key: string, gap: string, width: number): string;
  /** Between members that stand on lines of their own. */
  readonly comma: string;
}

export const JSON_TONGUE: Tongue = {
  scalar: (value) => JSON.stringify(value) ?? 'null',
  member: (key, gap) => `${JSON.stringify(key)}:${gap}`,
  comma: ',',
};

export interface Handwriting {
  readonly tongue: Tongue;
  readonly newline: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Everything on one line. */
  readonly flat: boolean;
  /** What follows a comma and a colon on one line. */
  readonly gap: string;
  /** Inside the braces of an object on one line. */
  readonly pad: string;
  /** Lists of texts stand on one line. */
  readonly flatLists: boolean;
  /** Objects that hold only one text stand on one line. */
  readonly flatObjects: boolean;
}

/** The white space at the beginning of the line. */
export function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

export const isFlat = (text: string, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  !text.slice(from, to).includes('\n');

const isScalar = ({ kind }: JsonNode): boolean => kind === 'scalar';

function unitIn(text: string, nodes: readonly JsonNode[]): string {
  for (const node of nodes) {
    const first = node.kind === 'object' ? node.members[0] : node.kind === 'list' ? node.items[0] : undefined;
    if (first === undefined || isFlat(text, { from: node.from, to: first.from })) continue;
    const outer = indentAt(text, node.from);
    const inner = indentAt(text, first.from);
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

export function handwritingOf(text: string, root: JsonNode, tongue = JSON_TONGUE): Handwriting {
  const nodes = [...nodesOf(root)];
  const lists = nodes.filter((n) => n.kind === 'list' && n.items.length > 0 && n.items.every(isScalar));
  const objects = nodes.filter(
    (n) =>
      n !== root && n.kind === 'object' && n.members.length === 1 && n.members.every((m) => isScalar(m.node)),
  );
  const own = text.slice(root.from, root.to);
  const flat = isFlat(text, root);
  const flatObject = objects.find((n) => isFlat(text, n));
  return {
    tongue,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    unit: unitIn(text, nodes),
    flat,
    gap: flat && !/[:,]\s/.test(own) ? '' : ' ',
    pad: flatObject && /^\{\s/.test(text.slice(flatObject.from, flatObject.to)) ? ' ' : '',
    flatLists: lists.length > 0 && lists.every((n) => isFlat(text, n)),
    flatObjects: flatObject !== undefined,
  };
}

const isText = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Members that stand on one line each, next to each other: of such a row the longest key. */
function widths(entries: readonly (readonly [string, string])[]): readonly number[] {
  const all: number[] = [];
  entries.forEach(([, text], i) => {
    if (all[i] !== undefined) return;
    const rest = entries.slice(i).findIndex(([, other]) => other.includes('\n'));
    const row = text.includes('\n') ? 1 : rest < 0 ? entries.length - i : rest;
    const most = Math.max(...entries.slice(i, i + row).map(([key]) => key.length));
    for (let j = i; j < i + row; j++) all[j] = most;
  });
  return all;
}

/** A value as the person would write it, its first line standing at `indent`. */
export function written(value: unknown, indent: string, hand: Handwriting, flat = hand.flat): string {
  const { gap, newline, pad, tongue, unit } = hand;
  if (typeof value !== 'object' || value === null) return tongue.scalar(value);
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return list ? '[]' : '{}';
  const short = entries.every(([, inner]) => isText(inner));
  const oneLine = flat || (short && (list ? hand.flatLists : hand.flatObjects && entries.length === 1));
  const inner = oneLine ? indent : indent + unit;
  const texts = entries.map(([key, member]) => [key, written(member, inner, hand, oneLine)] as const);
  const wide = oneLine ? [] : widths(texts);
  const parts = texts.map(([key, text], i) =>
    list ? text : tongue.member(key, oneLine ? gap : ' ', wide[i] ?? 0) + text,
  );
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (!oneLine) {
    const comma = list ? ',' : tongue.comma;
    return `${open}${newline}${inner}${parts.join(`${comma}${newline}${inner}`)}${newline}${indent}${close}`;
  }
  const edge = list ? '' : pad;
  return `${open}${edge}${parts.join(`,${gap}`)}${edge}${close}`;
}
