// What reading the parser's tree passes down.
import type { Node } from 'web-tree-sitter';
import type { Expression, ForClause, Span } from './syntax.ts';

export interface Reader {
  readonly text: string;
  /** Of the parsed part in the piece. */
  readonly shift: number;
  readonly depth: number;
  /** Of a node of type `expression`. */
  readonly expression: (reader: Reader, node: Node) => Expression;
}

export const written = ({ text }: Reader, node: Node): string => text.slice(node.startIndex, node.endIndex);

export const spanOf = ({ shift }: Reader, from: Node, to: Node = from): Span => ({
  from: from.startIndex + shift,
  to: to.endIndex + shift,
});

export const isOf =
  (type: string) =>
  (node: Node): boolean =>
    node.type === type;

/** `for a, b in c`, in expressions and in templates. */
export function forClause(reader: Reader, node: Node): ForClause | null {
  const names = node.children.filter(isOf('identifier')).map((one) => written(reader, one));
  const of = node.children.find(isOf('expression'));
  const value = names.at(-1);
  if (!of || value === undefined) return null;
  const [key] = names;
  return {
    ...(names.length > 1 && key !== undefined ? { key } : {}),
    value,
    of: reader.expression(reader, of),
  };
}
