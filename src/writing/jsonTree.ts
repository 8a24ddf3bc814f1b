// JSON with the place of every value: what a text edit needs to know. Only small parts of a text are read like this.

export interface JsonMember {
  readonly key: string;
  /** Of the key, with its quotes. */
  readonly from: number;
  readonly to: number;
  readonly node: JsonNode;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export type JsonNode = Span &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'scalar'; readonly value: unknown }
  );

const STRING = /"(?:[^"\\]|\\.)*"/y;
const LITERAL = /[^\s,\]}]+/y;
const BLANK = /\s*/y;

const at = (pattern: RegExp, text: string, from: number): string => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
};

const skip = (text: string, from: number): number => from + at(BLANK, text, from).length;

/** Behind the comma, or where it is missing. */
function next(text: string, end: number): number {
  const here = skip(text, end);
  return text.charAt(here) === ',' ? skip(text, here + 1) : here;
}

/** The value that begins at or behind `from`. `text` must be strict JSON there; throws where it is not. */
export function readTree(text: string, from: number): JsonNode {
  const start = skip(text, from);
  const open = text.charAt(start);
  if (open !== '{' && open !== '[') {
    const token = open === '"' ? at(STRING, text, start) : at(LITERAL, text, start);
    return { kind: 'scalar', from: start, to: start + token.length, value: JSON.parse(token) };
  }
  const close = open === '{' ? '}' : ']';
  const members: JsonMember[] = [];
  const items: JsonNode[] = [];
  let here = skip(text, start + 1);
  while (text.charAt(here) !== close) {
    if (here >= text.length) throw new Error('The text ends inside a value.');
    if (open === '[') {
      const node = readTree(text, here);
      items.push(node);
      here = next(text, node.to);
      continue;
    }
    const token = at(STRING, text, here);
    const node = readTree(text, skip(text, here + token.length) + 1);
    members.push({ key: JSON.parse(token) as string, from: here, to: here + token.length, node });
    here = next(text, node.to);
  }
  const span = { from: start, to: here + 1 };
  return open === '{' ? { kind: 'object', ...span, members } : { kind: 'list', ...span, items };
}

export function valueOf(node: JsonNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(valueOf);
  return Object.fromEntries(node.members.map(({ key, node: inner }) => [key, valueOf(inner)]));
}

/** The node itself and everything in it. */
export function* nodesOf(node: JsonNode): Generator<JsonNode> {
  yield node;
  const inner =
    node.kind === 'list' ? node.items : node.kind === 'object' ? node.members.map((m) => m.node) : [];
  for (const child of inner) yield* nodesOf(child);
}
