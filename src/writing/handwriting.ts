// How a person formats JSON, read off a text, and new values written the same way.
import { type JsonNode, nodesOf } from './jsonTree.ts';

export interface Handwriting {
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

export function handwritingOf(text: string, root: JsonNode): Handwriting {
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

/** A value as the person would write it, its first line standing at `indent`. */
export function written(value: unknown, indent: string, hand: Handwriting, flat = hand.flat): string {
  const { gap, newline, pad, unit } = hand;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return list ? '[]' : '{}';
  const short = entries.every(([, inner]) => isText(inner));
  const oneLine = flat || (short && (list ? hand.flatLists : hand.flatObjects && entries.length === 1));
  const inner = oneLine ? indent : indent + unit;
  const parts = entries.map(([key, member]) => {
    const text = written(member, inner, hand, oneLine);
    return list ? text : `${JSON.stringify(key)}:${oneLine ? gap : ' '}${text}`;
  });
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (!oneLine) {
    return `${open}${newline}${inner}${parts.join(`,${newline}${inner}`)}${newline}${indent}${close}`;
  }
  const edge = list ? '' : pad;
  return `${open}${edge}${parts.join(`,${gap}`)}${edge}${close}`;
}
