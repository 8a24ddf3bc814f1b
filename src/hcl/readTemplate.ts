// Quoted texts and heredocs. The parser drops white space at the ends of literals, so texts are taken from between its
// nodes. https://developer.hashicorp.com/terraform/language/expressions/strings
import type { Node } from 'web-tree-sitter';
import { forClause, type Reader, spanOf, written } from './reader.ts';
import type { Expression, TemplatePart } from './syntax.ts';

/** How the text between interpolations is read. */
interface Mode {
  readonly reader: Reader;
  readonly escapes: boolean;
  /** `<<-`: as many columns are taken from the beginning of each line. */
  readonly dedent: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const SPECIAL = /\$\$\{|%%\{|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/g;

function unescaped(match: string): string {
  if (match.startsWith('$$')) return '${';
  if (match.startsWith('%%')) return '%{';
  const kind = match.charAt(1);
  if (kind === 'u' || kind === 'U') {
    const code = Number.parseInt(match.slice(2), 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : match;
  }
  return ESCAPES[kind] ?? match;
}

/** Offsets are those of the parsed text; each part has its characters one after the other, or is one escape. */
function literal(mode: Mode, from: number, to: number): readonly TemplatePart[] {
  const { text, shift } = mode.reader;
  const parts: TemplatePart[] = [];
  const add = (a: number, b: number, value: string): void => {
    if (value !== '') parts.push({ kind: 'text', text: value, from: a + shift, to: b + shift });
  };
  const plain = (a: number, b: number): void => {
    if (mode.dedent === 0) {
      add(a, b, text.slice(a, b));
      return;
    }
    for (let at = a; at < b;) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 || newline >= b ? b : newline + 1;
      const isStart = at === 0 || text.charCodeAt(at - 1) === 10;
      const indent = isStart ? (/^[ \t]*/.exec(text.slice(at, end))?.[0].length ?? 0) : 0;
      const start = at + Math.min(indent, mode.dedent);
      add(start, end, text.slice(start, end));
      at = end;
    }
  };
  let at = from;
  for (const match of text.slice(from, to).matchAll(SPECIAL)) {
    if (!mode.escapes && match[0].startsWith('\\')) continue;
    plain(at, from + match.index);
    at = from + match.index + match[0].length;
    add(from + match.index, at, unescaped(match[0]));
  }
  plain(at, to);
  return parts;
}

const isPart = ({ type }: Node): boolean =>
  type === 'template_interpolation' || type === 'template_directive';

/** `~` at the beginning or end of `${…}` or `%{…}` takes the white space before or behind it along. */
function strips(node: Node): { readonly before: boolean; readonly after: boolean } {
  const { children } = node;
  return { before: children[1]?.type === 'strip_marker', after: children.at(-2)?.type === 'strip_marker' };
}

/** The outermost `%{…}` of a directive: where it begins, and where it ends. */
function ends(node: Node): { readonly first: Node; readonly last: Node } {
  if (node.type !== 'template_directive') return { first: node, last: node };
  const inner = node.children[0]?.children ?? [];
  return { first: inner[0] ?? node, last: inner.at(-1) ?? node };
}

/** Everything between two offsets. `trim`: whether what stands around them strips. */
function contents(
  mode: Mode,
  nodes: readonly Node[],
  from: number,
  to: number,
  trim: { readonly start: boolean; readonly end: boolean },
): readonly TemplatePart[] {
  const { text } = mode.reader;
  const parts: TemplatePart[] = [];
  let at = from;
  let strip = trim.start;
  const gap = (end: number, stripEnd: boolean): void => {
    let [a, b] = [at, Math.max(at, end)];
    if (strip) a += /^\s*/.exec(text.slice(a, b))?.[0].length ?? 0;
    if (stripEnd) b = a + text.slice(a, b).trimEnd().length;
    parts.push(...literal(mode, a, b));
  };
  for (const node of nodes) {
    if (!isPart(node) || node.startIndex < at || node.endIndex > to) continue;
    const { first, last } = ends(node);
    gap(node.startIndex, strips(first).before);
    parts.push(...(node.type === 'template_directive' ? directive(mode, node) : interpolation(mode, node)));
    at = node.endIndex;
    strip = strips(last).after;
  }
  gap(to, trim.end);
  return parts;
}

function interpolation({ reader }: Mode, node: Node): readonly TemplatePart[] {
  const inner = node.children.find(({ type }) => type === 'expression');
  return inner ? [{ kind: 'value', value: reader.expression(reader, inner), ...spanOf(reader, node) }] : [];
}

function directive(mode: Mode, node: Node): readonly TemplatePart[] {
  const { reader } = mode;
  const [inner] = node.children;
  const [intro] = inner?.children ?? [];
  const last = inner?.children.at(-1);
  if (!inner || !intro || !last || intro === last) return [];
  const between = inner.children.slice(1, -1);
  const start = strips(intro).after;
  const end = strips(last).before;
  if (inner.type === 'template_for') {
    const clause = forClause(reader, intro);
    if (!clause) return [];
    const parts = contents(mode, between, intro.endIndex, last.startIndex, { start, end });
    return [{ kind: 'for', clause, parts, ...spanOf(reader, node) }];
  }
  const test = intro.children.find(({ type }) => type === 'expression');
  if (!test) return [];
  const split = between.findIndex(({ type }) => type === 'template_else_intro');
  const middle = between[split];
  const yes = contents(
    mode,
    middle ? between.slice(0, split) : between,
    intro.endIndex,
    (middle ?? last).startIndex,
    {
      start,
      end: middle ? strips(middle).before : end,
    },
  );
  const no = middle
    ? contents(mode, between.slice(split + 1), middle.endIndex, last.startIndex, {
        start: strips(middle).after,
        end,
      })
    : [];
  return [{ kind: 'if', test: reader.expression(reader, test), yes, no, ...spanOf(reader, node) }];
}

/** As many columns as the least indented line that is not empty has. */
function dedentOf(body: string): number {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return lines.reduce((least, line) => Math.min(least, /^[ \t]*/.exec(line)?.[0].length ?? 0), 1000) % 1000;
}

function heredoc(reader: Reader, node: Node): Expression {
  const [start, first, ...rest] = node.children;
  const last = rest.at(-1);
  if (!start || !first || !last) return { kind: 'broken', ...spanOf(reader, node) };
  const { text } = reader;
  const from = Math.min(text.indexOf('\n', first.endIndex - 1) + 1 || first.endIndex, last.startIndex);
  const to = Math.max(from, text.lastIndexOf('\n', last.startIndex) + 1);
  const dedent = written(reader, start) === '<<-' ? dedentOf(text.slice(from, to)) : 0;
  const parts = contents({ reader, escapes: false, dedent }, rest, from, to, { start: false, end: false });
  return { kind: 'template', parts, wide: true, ...spanOf(reader, node) };
}

/** A node of type `string_lit`, `quoted_template` or `heredoc_template`. */
export function readTemplate(reader: Reader, node: Node): Expression {
  if (node.type === 'heredoc_template') return heredoc(reader, node);
  const { children } = node;
  const from = children[0]?.endIndex ?? node.startIndex + 1;
  const to = children.at(-1)?.startIndex ?? node.endIndex - 1;
  const mode: Mode = { reader, escapes: true, dedent: 0 };
  const parts = contents(mode, children, from, to, { start: false, end: false });
  const [only] = parts;
  if (parts.length === 0) return { kind: 'literal', value: '', ...spanOf(reader, node) };
  if (parts.length === 1 && only?.kind === 'text') {
    return { kind: 'literal', value: only.text, ...spanOf(reader, node) };
  }
  return { kind: 'template', parts, wide: parts.length > 1, ...spanOf(reader, node) };
}
