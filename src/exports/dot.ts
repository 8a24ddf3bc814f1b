// The picture in Graphviz's language.
// https://graphviz.org/doc/info/lang.html
import { accountLabel } from '#graph/accountLabel.ts';
import { inPlainSight } from '#text/unseen.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { finish, type Steps } from '#steps/steps.ts';
import type { AccessGraph, GraphEdge, GraphNode, NodeKind } from '#graph/accessGraph.ts';
import { edgeWords, nestOf, nodesByAccount, type Nest } from './exportWords.ts';
import { joinInSteps } from './joinInSteps.ts';
import { outlineDash, PALETTE, VERDICT_LOOK } from '#graph/look.ts';
import { unitTitle } from '#graph/unitTree.ts';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  role: 'box',
  user: 'ellipse',
  group: 'ellipse',
  service: 'hexagon',
  federated: 'parallelogram',
  account: 'house',
  anyone: 'octagon',
  session: 'note',
  resource: 'invtrapezium',
};

const LINES: Readonly<Record<VerdictWord, { readonly style: string; readonly arrowhead: string }>> = {
  valid: { style: 'solid', arrowhead: 'normal' },
  conditional: { style: 'dashed', arrowhead: 'vee' },
  unknown: { style: 'solid', arrowhead: 'empty' },
  invalid: { style: 'dotted', arrowhead: 'tee' },
};

/** A quoted string; `\n` is the only escape that we mean as one. */
const quote = (...lines: readonly string[]): string =>
  `"${lines.map((line) => inPlainSight(line).replaceAll(/\s+/gu, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join('\\n')}"`;

function nodeLine(node: GraphNode): string {
  const dashed = outlineDash(node) === null ? '' : ', style=dashed';
  return `${quote(node.id)} [label=${quote(node.label, node.detail)}, shape=${SHAPES[node.kind]}${dashed}];`;
}

function edgeLine(edge: GraphEdge): string {
  const { style, arrowhead } = LINES[edge.verdict];
  const colour = VERDICT_LOOK[edge.verdict].colour.light;
  return `  ${quote(edge.source)} -> ${quote(edge.target)} [label=${quote(edgeWords(edge))}, style=${style}, arrowhead=${arrowhead}, color="${colour}"];\n`;
}

/** A `digraph` from left to right with one cluster for each account, in those of its OUs. */
export function* dotInSteps(graph: AccessGraph): Steps<string> {
  const groups = nodesByAccount(graph);
  const lines = [
    'digraph rolegraph {',
    '  rankdir=LR;',
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
  ];
  let units = 0;
  const draw = (nest: Nest, indent: string): void => {
    for (const node of nest.nodes) lines.push(`${indent}${nodeLine(node)}`);
    for (const unit of nest.units) {
      lines.push(`${indent}subgraph cluster_ou_${units++} {`);
      lines.push(`${indent}  label=${quote(unit.box === null ? '' : unitTitle(unit.box))};`);
      lines.push(
        `${indent}  style=filled; color="${PALETTE.light.unitLine}"; fillcolor="${PALETTE.light.unit}";`,
      );
      draw(unit, `${indent}  `);
      lines.push(`${indent}}`);
    }
    for (const [{ alias, id }, i] of nest.accounts) {
      lines.push(`${indent}subgraph cluster_${i} {`);
      lines.push(
        `${indent}  label=${quote(`Account ${accountLabel(id)}`, ...(alias === undefined ? [] : [alias]))};`,
      );
      if (nest.box !== null) lines.push(`${indent}  color="black"; fillcolor="${PALETTE.light.box}";`);
      for (const node of groups.get(id) ?? []) lines.push(`${indent}  ${nodeLine(node)}`);
      lines.push(`${indent}}`);
    }
  };
  draw(nestOf(graph), '  ');
  const edges = yield* joinInSteps(graph.edges, edgeLine, '');
  return `${lines.join('\n')}\n${edges}}\n`;
}

export const toDot = (graph: AccessGraph): string => finish(dotInSteps(graph));
