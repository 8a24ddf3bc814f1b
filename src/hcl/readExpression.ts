// Expressions of the parser's tree. Hidden rules of the grammar leave operands and the steps behind them in one row.
import type { Node } from 'web-tree-sitter';
import { forClause, isOf, type Reader, spanOf, written } from './reader.ts';
import { readTemplate } from './readTemplate.ts';
import type { Expression, ObjectEntry, Step } from './syntax.ts';

/** Deeper than anybody writes; each level takes some frames of the stack. */
const DEEPEST = 250;

const nested = (reader: Reader): Reader => ({ ...reader, depth: reader.depth + 1 });

const broken = (reader: Reader, node: Node): Expression => ({ kind: 'broken', ...spanOf(reader, node) });

export const readExpression = (node: Node, text: string, shift: number): Expression =>
  expression({ text, shift, depth: 0, expression }, node);

/** A node of type `expression`. */
function expression(reader: Reader, node: Node): Expression {
  if (reader.depth > DEEPEST) return broken(reader, node);
  return term(
    nested(reader),
    node.children.filter(({ type }) => type !== 'comment'),
    node,
  );
}

const UNARY = new Set(['!', '-']);
const BINARY = new Set(['*', '/', '%', '+', '-', '>', '>=', '<', '<=', '==', '!=', '&&', '||']);

/** An operand and the steps behind it. */
function term(reader: Reader, nodes: readonly Node[], around: Node): Expression {
  const [first] = nodes;
  if (!first) return broken(reader, around);
  const isGroup = first.type === '(';
  const inner = isGroup ? nodes[1] : first;
  if (!inner) return broken(reader, around);
  let found: Expression = isGroup
    ? { kind: 'group', of: expression(reader, inner), ...spanOf(reader, first, nodes[2] ?? inner) }
    : operand(reader, inner);
  for (const node of nodes.slice(isGroup ? 3 : 1)) {
    const at = { from: found.from, to: node.endIndex + reader.shift };
    const step = stepOf(reader, node);
    if (step) found = { kind: 'step', of: found, step, ...at };
    else if (node.type === 'splat') found = splat(reader, found, node);
    else return broken(reader, around);
  }
  return found;
}

function stepOf(reader: Reader, node: Node): Step | null {
  if (node.type === 'get_attr') {
    const name = node.children.find(isOf('identifier'));
    return name ? { kind: 'attribute', name: written(reader, name) } : null;
  }
  if (node.type !== 'index') return null;
  const [index] = node.children;
  const key = index?.children.find(isOf('expression'));
  if (key) return { kind: 'index', key: expression(reader, key) };
  // `.0`, as in versions before 0.12.
  const value = Number(/\d+/.exec(written(reader, node))?.[0]);
  return { kind: 'index', key: { kind: 'literal', value, ...spanOf(reader, node) } };
}

/** `a[*].b[0]` takes every step to each member; `a.*.b[0]` attributes only, and then the first of the results. */
function splat(reader: Reader, of: Expression, node: Node): Expression {
  const [kind] = node.children;
  const steps = (kind?.children ?? []).flatMap((child) => stepOf(reader, child) ?? []);
  const at = { from: of.from, to: node.endIndex + reader.shift };
  const index = kind?.type === 'attr_splat' ? steps.findIndex((step) => step.kind === 'index') : -1;
  const own = index < 0 ? steps : steps.slice(0, index);
  return (index < 0 ? [] : steps.slice(index)).reduce<Expression>(
    (found, step) => ({ kind: 'step', of: found, step, ...at }),
    { kind: 'splat', of, steps: own, ...at },
  );
}

type Operand = (reader: Reader, node: Node) => Expression;

const operand: Operand = (reader, node) => {
  const read = Object.hasOwn(OPERANDS, node.type) ? OPERANDS[node.type] : undefined;
  return read ? read(reader, node) : broken(reader, node);
};

const only: Operand = (reader, node) => {
  const child = node.children.find(({ type }) => type !== 'comment');
  return child ? operand(reader, child) : broken(reader, node);
};

function numberOf(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}

const list: Operand = (reader, node) => ({
  kind: 'list',
  items: node.children.filter(isOf('expression')).map((one) => expression(reader, one)),
  ...spanOf(reader, node),
});

const object: Operand = (reader, node) => ({
  kind: 'object',
  entries: node.children.filter(isOf('object_elem')).flatMap((one): ObjectEntry[] => {
    const [key, value] = one.children.filter(isOf('expression'));
    if (!key || !value) return [];
    return [
      { key: keyOf(expression(reader, key)), value: expression(reader, value), ...spanOf(reader, one) },
    ];
  }),
  ...spanOf(reader, node),
});

/** A bare name is a text; a name in brackets is not. */
const keyOf = (key: Expression): Expression =>
  key.kind === 'name' ? { kind: 'literal', value: key.name, from: key.from, to: key.to } : key;

const forExpression: Operand = (reader, whole) => {
  const [node = whole] = whole.children;
  const intro = node.children.find(isOf('for_intro'));
  const clause = intro && forClause(reader, intro);
  const results = node.children.filter(isOf('expression'));
  const condition = node.children.find(isOf('for_cond'))?.children.find(isOf('expression'));
  const isObject = node.type === 'for_object_expr';
  const value = results[isObject ? 1 : 0];
  const key = isObject ? results[0] : undefined;
  if (!clause || !value) return broken(reader, node);
  return {
    kind: 'for',
    clause,
    ...(key ? { key: expression(reader, key) } : {}),
    value: expression(reader, value),
    grouped: node.children.some(isOf('ellipsis')),
    ...(condition ? { only: expression(reader, condition) } : {}),
    ...spanOf(reader, node),
  };
};

/** The grammar binds `a ? b : c ? d : e` to the left, the language to the right. */
function conditional(test: Expression, yes: Expression, no: Expression): Expression {
  const at = { from: test.from, to: no.to };
  if (test.kind !== 'conditional') return { kind: 'conditional', test, yes, no, ...at };
  return { kind: 'conditional', test: test.test, yes: test.yes, no: conditional(test.no, yes, no), ...at };
}

const OPERANDS: Readonly<Record<string, Operand>> = {
  literal_value: only,
  numeric_lit: (reader, node) => ({
    kind: 'literal',
    value: numberOf(written(reader, node)),
    ...spanOf(reader, node),
  }),
  bool_lit: (reader, node) => ({
    kind: 'literal',
    value: written(reader, node) === 'true',
    ...spanOf(reader, node),
  }),
  null_lit: (reader, node) => ({ kind: 'literal', value: null, ...spanOf(reader, node) }),
  string_lit: (reader, node) => readTemplate(reader, node),
  template_expr: only,
  quoted_template: (reader, node) => readTemplate(reader, node),
  heredoc_template: (reader, node) => readTemplate(reader, node),
  collection_value: only,
  tuple: list,
  object,
  variable_expr: (reader, node) => ({ kind: 'name', name: written(reader, node), ...spanOf(reader, node) }),
  for_expr: forExpression,
  conditional: (reader, node) => {
    const [test, yes, no] = node.children.filter(isOf('expression')).map((one) => expression(reader, one));
    return test && yes && no ? conditional(test, yes, no) : broken(reader, node);
  },
  operation: only,
  unary_operation: (reader, node) => {
    const [operator, ...rest] = node.children.filter(({ type }) => type !== 'comment');
    if (!operator || !UNARY.has(operator.type) || reader.depth > DEEPEST) return broken(reader, node);
    const of = term(nested(reader), rest, node);
    return { kind: 'unary', operator: operator.type, of, ...spanOf(reader, node) };
  },
  binary_operation: (reader, node) => {
    const parts = node.children.filter(({ type }) => type !== 'comment');
    const at = parts.findIndex(({ type }) => BINARY.has(type));
    const operator = parts[at]?.type;
    if (operator === undefined || at < 1 || reader.depth > DEEPEST) return broken(reader, node);
    const left = term(nested(reader), parts.slice(0, at), node);
    const right = term(nested(reader), parts.slice(at + 1), node);
    return { kind: 'binary', operator, left, right, ...spanOf(reader, node) };
  },
  function_call: (reader, node) => {
    const name = node.children.find(isOf('identifier'));
    const args = node.children.find(isOf('function_arguments'))?.children ?? [];
    return {
      kind: 'call',
      name: name ? written(reader, name) : '',
      args: args.filter(isOf('expression')).map((one) => expression(reader, one)),
      spread: args.some(isOf('ellipsis')),
      ...spanOf(reader, node),
    };
  },
};

/** `"name"` or a bare name after the type of a block. */
export function textOfLabel(node: Node, text: string): string {
  const label = text.slice(node.startIndex, node.endIndex);
  return node.type === 'string_lit' ? label.slice(1, -1) : label;
}
