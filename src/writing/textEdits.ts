// From a value in a text to another value: the fewest edits, everything between them stays as it was written.
import { type Handwriting, indentAt, isFlat, written } from './handwriting.ts';
import { type JsonMember, type JsonNode, valueOf } from './jsonTree.ts';
import { sameValue } from './sameValue.ts';

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const applyEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text);

interface Page {
  readonly text: string;
  readonly hand: Handwriting;
}

type Children = readonly { readonly from: number; readonly node: JsonNode }[];

const replaced = ({ text, hand }: Page, node: JsonNode, value: unknown): readonly TextEdit[] => [
  {
    from: node.from,
    to: node.to,
    text: written(value, indentAt(text, node.from), hand, hand.flat || isInFlatParent(text, node)),
  },
];

/** The line goes on after the value with more of the same container. */
const isInFlatParent = (text: string, node: JsonNode): boolean => {
  const before = text.slice(text.lastIndexOf('\n', node.from - 1) + 1, node.from);
  return /\{[^{}]*"\s*:\s*$/.test(before) && isFlat(text, node);
};

/** Where new children of a container stand, and what divides them. */
function spacing({ text, hand }: Page, parent: JsonNode, children: Children) {
  const [first] = children;
  const ownLines = first !== undefined && !isFlat(text, { from: parent.from, to: first.from });
  const indent = ownLines ? indentAt(text, first.from) : indentAt(text, parent.from);
  return {
    indent,
    between: ownLines ? `${hand.newline}${indent}` : hand.gap,
    comma: ownLines && parent.kind === 'object' ? hand.tongue.comma : ',',
    flat: isFlat(text, parent),
  };
}

/** What may stand behind a value on its line; where comments were taken out of JSON there are spaces instead. */
const BEHIND = /^([ \t]*,)?[ \t]*(?:#.*|\/\/.*)?$/;
const COMMENT_LINE = /^[ \t]+$|^[ \t]*(?:#|\/\/)/;

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const to = end < 0 ? text.length : end;
  return text.charAt(to - 1) === '\r' ? to - 1 : to;
}

/** Whole lines, with the comments above and behind; null: other things stand on them. */
function linesOf(
  text: string,
  from: number,
  to: number,
  top: number,
): { readonly from: number; readonly to: number; readonly hasComma: boolean } | null {
  let begin = lineStart(text, from);
  const rest = BEHIND.exec(text.slice(to, lineEnd(text, to)));
  if (begin <= top || text.slice(begin, from).trim() !== '' || rest === null) return null;
  for (let above = lineStart(text, begin - 1); above > top; above = lineStart(text, above - 1)) {
    if (!COMMENT_LINE.test(text.slice(above, lineEnd(text, above)))) break;
    begin = above;
  }
  const next = text.indexOf('\n', to);
  return next < 0 ? null : { from: begin, to: next + 1, hasComma: rest[1] !== undefined };
}

/** Takes the children `start` to `end` (exclusive) out, with the comma that goes with them. */
function removal(
  { text }: Page,
  parent: JsonNode,
  children: Children,
  start: number,
  end: number,
): readonly TextEdit[] {
  const [first, last] = [children[start], children[end - 1]];
  const after = children[end];
  const before = children[start - 1];
  if (first === undefined || last === undefined) return [];
  if (after === undefined && before === undefined)
    return [{ from: parent.from + 1, to: parent.to - 1, text: '' }];
  const lines = linesOf(text, first.from, last.node.to, before?.node.to ?? parent.from);
  const nextLine = after === undefined || lines === null || lineStart(text, after.from) >= lines.to;
  if (lines !== null && nextLine) {
    const gone = { from: lines.from, to: lines.to, text: '' };
    const comma = before === undefined ? null : /^\s*,/.exec(text.slice(before.node.to));
    const keeps = after !== undefined || lines.hasComma || comma === null || before === undefined;
    if (keeps) return [gone];
    const at = before.node.to + comma[0].length - 1;
    return [{ from: at, to: at + 1, text: '' }, gone];
  }
  if (after !== undefined) return [{ from: first.from, to: after.from, text: '' }];
  return [{ from: before?.node.to ?? first.from, to: last.node.to, text: '' }];
}

/** Behind the child `at - 1`, or before the first one. */
function insertion(
  page: Page,
  parent: JsonNode,
  children: Children,
  at: number,
  parts: (indent: string, flat: boolean) => readonly string[],
): readonly TextEdit[] {
  const { between, comma, flat, indent } = spacing(page, parent, children);
  const texts = parts(indent, flat);
  const before = children[at - 1];
  if (before !== undefined) {
    const { to } = before.node;
    const end = lineEnd(page.text, to);
    const rest = between.includes('\n') ? BEHIND.exec(page.text.slice(to, end)) : null;
    const text = texts.map((part) => `${comma}${between}${part}`).join('');
    if (rest === null || end === to) return [{ from: to, to, text }];
    // What stands behind the last one on its line stays there.
    const added = texts.map((part) => `${between}${part}`).join(comma);
    if (rest[1] !== undefined) return [{ from: end, to: end, text: `${added}${comma}` }];
    return [...(comma === '' ? [] : [{ from: to, to, text: comma }]), { from: end, to: end, text: added }];
  }
  const from = children[0]?.from ?? parent.from + 1;
  return [{ from, to: from, text: texts.map((part) => `${part}${comma}${between}`).join('') }];
}

/** Longer lines are no help. */
const MOST_IN_LINE = 140;

/** Where what stands beside it is on a line of its own; null: it is not. */
function onOneLine({ hand, text }: Page, beside: JsonNode | undefined, value: unknown): string | null {
  if (beside?.kind !== 'object' || beside.members.length === 0 || !isFlat(text, beside)) return null;
  const own = text.slice(beside.from, beside.to);
  const like = { ...hand, gap: /[:,]\s/.test(own) ? ' ' : '', pad: /^\{\s/.test(own) ? ' ' : '' };
  const line = written(value, '', like, true);
  return line.length > MOST_IN_LINE ? null : line;
}

function listEdits(
  page: Page,
  node: JsonNode & { kind: 'list' },
  value: readonly unknown[],
): readonly TextEdit[] {
  const { items } = node;
  const old = items.map(valueOf);
  if (items.length === 0 || value.length === 0) return replaced(page, node, value);
  let head = 0;
  while (head < old.length && head < value.length && sameValue(old[head], value[head])) head++;
  let tail = 0;
  const most = Math.min(old.length, value.length) - head;
  while (tail < most && sameValue(old[old.length - 1 - tail], value[value.length - 1 - tail])) tail++;
  const [oldEnd, newEnd] = [old.length - tail, value.length - tail];
  const pairs = Math.min(oldEnd, newEnd) - head;
  const edits = items.slice(head, head + pairs).flatMap((item, i) => editsFor(page, item, value[head + i]));
  const children = items.map((item) => ({ from: item.from, node: item }));
  const rest = head + pairs;
  if (rest < oldEnd) return [...edits, ...removal(page, node, children, rest, oldEnd)];
  if (rest === newEnd) return edits;
  const added = value.slice(rest, newEnd);
  const beside = items[rest - 1] ?? items[rest];
  const parts = (indent: string, flat: boolean) =>
    added.map(
      (one) => onOneLine(page, beside, one) ?? written(one, indent, page.hand, flat && page.hand.flat),
    );
  return [...edits, ...insertion(page, node, children, rest, parts)];
}

/** One key went and one came with the same value: the key was spelled otherwise. */
function renamed(
  { tongue }: Handwriting,
  gone: readonly JsonMember[],
  came: readonly (readonly [string, unknown])[],
): TextEdit | null {
  const [member] = gone;
  const [entry] = came;
  if (!member || !entry || gone.length > 1 || came.length > 1) return null;
  if (!sameValue(valueOf(member.node), entry[1])) return null;
  return { from: member.from, to: member.to, text: tongue.member(entry[0], '', 0).replace(/[:=\s]+$/, '') };
}

function objectEdits(
  page: Page,
  node: JsonNode & { kind: 'object' },
  value: Readonly<Record<string, unknown>>,
): readonly TextEdit[] {
  const { members } = node;
  const gone = members.filter(({ key }) => !Object.hasOwn(value, key));
  const came = Object.entries(value).filter(([key]) => !members.some((member) => member.key === key));
  const kept = members
    .filter(({ key }) => Object.hasOwn(value, key))
    .flatMap((member) => editsFor(page, member.node, value[member.key]));
  const respelled = renamed(page.hand, gone, came);
  if (respelled !== null) return [...kept, respelled];
  const twice = new Set(members.map(({ key }) => key)).size < members.length;
  if (twice || members.length === 0 || (gone.length > 0 && came.length > 0))
    return replaced(page, node, value);
  if (gone.length > 0) {
    const start = members.findIndex((member) => member === gone[0]);
    const run = members.slice(start, start + gone.length).every((member, i) => member === gone[i]);
    return run
      ? [...kept, ...removal(page, node, members, start, start + gone.length)]
      : replaced(page, node, value);
  }
  if (came.length === 0) return kept;
  const parts = (indent: string, flat: boolean) =>
    came.map(([key, one]) => {
      const { gap, tongue } = page.hand;
      const last = members.at(-1);
      // The sign stands under the sign above.
      const width = last === undefined || flat ? 0 : last.node.from - last.from - 3;
      return tongue.member(key, flat ? gap : ' ', width) + written(one, indent, page.hand, flat);
    });
  return [...kept, ...insertion(page, node, members, members.length, parts)];
}

/** A value that becomes the first member of a list keeps its text, one step further in. */
function wrapped(
  { hand, text }: Page,
  node: JsonNode,
  value: readonly unknown[],
): readonly TextEdit[] | null {
  const [first, ...more] = value;
  if (node.kind !== 'object' || more.length === 0 || !sameValue(valueOf(node), first)) return null;
  const own = text.slice(node.from, node.to);
  if (isFlat(text, node)) {
    const rest = more.map((one) => `,${hand.gap}${written(one, '', hand, true)}`).join('');
    return [{ from: node.from, to: node.to, text: `[${own}${rest}]` }];
  }
  const outer = indentAt(text, node.from);
  const inner = outer + hand.unit;
  const line = hand.newline + inner;
  const further = own.replaceAll(/\n(?=[^\r\n])/g, `\n${hand.unit}`);
  const rest = more.map((one) => `,${line}${written(one, inner, hand)}`).join('');
  return [{ from: node.from, to: node.to, text: `[${line}${further}${rest}${hand.newline}${outer}]` }];
}

/** Edits that leave `value` where `node` stands. */
export function editsFor(page: Page, node: JsonNode, value: unknown): readonly TextEdit[] {
  if (sameValue(valueOf(node), value)) return [];
  if (Array.isArray(value)) {
    if (node.kind === 'list') return listEdits(page, node, value as readonly unknown[]);
    return wrapped(page, node, value as readonly unknown[]) ?? replaced(page, node, value);
  }
  if (node.kind === 'object' && typeof value === 'object' && value !== null) {
    return objectEdits(page, node, value as Readonly<Record<string, unknown>>);
  }
  return replaced(page, node, value);
}
