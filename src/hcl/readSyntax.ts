// Text to `Syntax`: blocks and attributes. Where something cannot be read the rest of the text is read all the same.
import type { Node } from 'web-tree-sitter';
import { hclParser } from './parser.ts';
import { readExpression, textOfLabel } from './readExpression.ts';
import type { Attribute, Block, Body, Syntax, SyntaxFault } from './syntax.ts';

interface Work {
  readonly text: string;
  /** Of the parsed part in the piece. */
  readonly shift: number;
  readonly faults: SyntaxFault[];
}

const EMPTY: Body = { attributes: new Map(), blocks: [] };
const DEEPEST = 60;
const NO_VALUE = 'A value is missing after "=".';

const span = (node: Node, shift: number) => ({ from: node.startIndex + shift, to: node.endIndex + shift });

const quoted = (text: string): string => {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

/** A value stands on the line of its "=". */
function hasNoValue({ text }: Work, attribute: Node): boolean {
  const { children } = attribute;
  const at = children.findIndex(({ type }) => type === '=');
  const [sign, next] = [children[at], children[at + 1]];
  return (
    sign !== undefined && next !== undefined && text.slice(sign.endIndex, next.startIndex).includes('\n')
  );
}

function faultAt(work: Work, node: Node): void {
  const { text, shift, faults } = work;
  const before = node.previousSibling;
  if (node.isMissing) {
    const what = node.type === '' || node.type === 'block_end' ? '}' : node.type.replaceAll('_', ' ');
    const from = text.slice(0, before?.endIndex ?? node.startIndex).trimEnd().length + shift;
    const message = `A ${what} is missing here: the block is not closed.`;
    faults.push({ from, to: from, message: what === '}' ? message : `Here ${what} is missing.` });
    return;
  }
  // The name on the next line was taken for the value: that is told at the attribute.
  if (node.parent?.type === 'attribute' && hasNoValue(work, node.parent)) return;
  if (before?.type === 'attribute' && hasNoValue(work, before)) return;
  if (/^=[ \t]*(?:\r?\n|$)/.test(text.slice(node.startIndex, node.startIndex + 200))) {
    const from = node.startIndex + 1 + shift;
    faults.push({ from, to: from, message: NO_VALUE });
    return;
  }
  const shown = quoted(text.slice(node.startIndex, node.endIndex));
  faults.push({ ...span(node, shift), message: `This is no Terraform: ${shown}` });
}

/** The outermost nodes that cannot be read. */
function collectFaults(work: Work, root: Node): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node && work.faults.length < 100; node = open.pop()) {
    if (node.isError || node.isMissing) faultAt(work, node);
    else if (node.hasError) open.push(...node.children);
  }
}

function attributeOf(work: Work, node: Node): Attribute | null {
  const [name] = node.children;
  const value = node.children.find(({ type }) => type === 'expression');
  if (name?.type !== 'identifier') return null;
  const at = span(node, work.shift);
  const isEmpty = hasNoValue(work, node);
  if (isEmpty) {
    const sign = node.children.find(({ type }) => type === '=');
    const from = (sign?.endIndex ?? node.startIndex) + work.shift;
    work.faults.push({ from, to: from, message: NO_VALUE });
  }
  // What is inside may have lost a part: better not known than wrong.
  const read =
    value && !node.hasError && !isEmpty
      ? readExpression(value, work.text, work.shift)
      : ({ kind: 'broken', ...at } as const);
  return { name: work.text.slice(name.startIndex, name.endIndex), value: read, ...at };
}

function blockOf(work: Work, node: Node, depth: number): Block | null {
  const [type, ...rest] = node.children;
  if (type?.type !== 'identifier') return null;
  const labels = rest
    .filter((one) => one.type === 'string_lit' || one.type === 'identifier')
    .map((one) => textOfLabel(one, work.text));
  const body = rest.find((one) => one.type === 'body');
  return {
    type: work.text.slice(type.startIndex, type.endIndex),
    labels,
    body: body ? bodyOf(work, body, depth + 1) : EMPTY,
    ...span(node, work.shift),
  };
}

function bodyOf(work: Work, node: Node, depth = 0): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  if (depth > DEEPEST) {
    work.faults.push({ ...span(node, work.shift), message: 'Nested too deeply: not read.' });
    return EMPTY;
  }
  const visit = (children: readonly Node[]): void => {
    for (const child of children) {
      if (child.type === 'attribute') {
        const one = attributeOf(work, child);
        if (one && !attributes.has(one.name)) attributes.set(one.name, one);
      } else if (child.type === 'block') {
        const one = blockOf(work, child, depth);
        if (one) blocks.push(one);
      } else if (child.type === 'body' && depth === 0) visit(child.children);
    }
  };
  visit(node.children);
  return { attributes, blocks };
}

function parsed(text: string, shift: number): { readonly syntax: Syntax; readonly broken: boolean } {
  const tree = hclParser()?.parse(text);
  const work: Work = { text, shift, faults: [] };
  if (!tree) return { syntax: { body: EMPTY, faults: [] }, broken: true };
  try {
    const root = tree.rootNode;
    if (root.hasError) collectFaults(work, root);
    const body = bodyOf(work, root);
    return { syntax: { body, faults: work.faults }, broken: root.hasError };
  } finally {
    tree.delete();
  }
}

const BEGINS =
  /^([ \t]*)(?:(?:resource|data|ephemeral)\s+"?[\w-]+"?\s+"?[\w-]+"?|(?:provider|module|variable|output|check)\s+"?[\w-]+"?|locals|terraform|import|moved|removed)[ \t]*\{/gm;

/** Where blocks begin that stand at the outermost level by their indentation. */
function chunksOf(text: string): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  const starts: number[] = [];
  for (const match of text.matchAll(BEGINS)) {
    const indent = (match[1] ?? '').length;
    if (starts.length === 0) least = indent;
    if (indent <= least) starts.push(match.index);
  }
  if (starts[0] !== undefined && text.slice(0, starts[0]).trim() !== '') starts.unshift(0);
  return starts;
}

/** Never throws. Needs `prepareParser`. */
export function readSyntax(text: string): Syntax {
  const whole = parsed(text, 0);
  if (!whole.broken) return whole.syntax;
  const starts = chunksOf(text);
  if (starts.length < 2) return whole.syntax;
  // A block that is not closed takes those after it along: each on its own loses itself only.
  const parts = starts.map((from, i) => parsed(text.slice(from, starts[i + 1] ?? text.length), from).syntax);
  const attributes = new Map(parts.flatMap(({ body }) => [...body.attributes]));
  return {
    body: { attributes, blocks: parts.flatMap(({ body }) => body.blocks) },
    faults: parts.flatMap(({ faults }) => faults),
  };
}
