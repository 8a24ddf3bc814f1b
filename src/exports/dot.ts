// The picture in Graphviz's language.
// https://graphviz.org/doc/info/lang.html
import { inPlainSight } from '#text/unseen.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { AccessGraph, GraphNode, NodeKind } from '#graph/accessGraph.ts';
import { edgeWords, nodesByAccount } from './exportWords.ts';
import { outlineDash, VERDICT_LOOK } from '#graph/look.ts';

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

/** A `digraph` from left to right with one cluster for each account. */
export function toDot(graph: AccessGraph): string {
  const groups = nodesByAccount(graph);
  const lines = [
    'digraph rolegraph {',
    '  rankdir=LR;',
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
  ];
  for (const node of groups.get(null) ?? []) lines.push(`  ${nodeLine(node)}`);
  graph.accounts.forEach((account, i) => {
    lines.push(`  subgraph cluster_${i} {`);
    lines.push(
      `    label=${quote(`Account ${account.id}`, ...(account.alias === undefined ? [] : [account.alias]))};`,
    );
    for (const node of groups.get(account.id) ?? []) lines.push(`    ${nodeLine(node)}`);
    lines.push('  }');
  });
  for (const edge of graph.edges) {
    const { style, arrowhead } = LINES[edge.verdict];
    const colour = VERDICT_LOOK[edge.verdict].colour.light;
    lines.push(
      `  ${quote(edge.source)} -> ${quote(edge.target)} [label=${quote(edgeWords(edge))}, style=${style}, arrowhead=${arrowhead}, color="${colour}"];`,
    );
  }
  return `${lines.join('\n')}\n}\n`;
}
