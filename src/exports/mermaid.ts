// The picture as a Mermaid flowchart, for articles and READMEs.
// https://mermaid.js.org/syntax/flowchart.html
import { accountLabel } from '#graph/accountLabel.ts';
import { inPlainSight } from '#text/unseen.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { AccessGraph, GraphNode, NodeKind } from '#graph/accessGraph.ts';
import { edgeWords, nestOf, nodesByAccount, shortIds, type Nest } from './exportWords.ts';
import { outlineDash } from '#graph/look.ts';
import { unitTitle } from '#graph/unitTree.ts';

/** Opening and closing signs that give Mermaid's nearest shape. */
const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  role: ['[', ']'],
  user: ['([', '])'],
  group: ['([', '])'],
  service: ['{{', '}}'],
  federated: ['[/', '/]'],
  account: ['[[', ']]'],
  anyone: ['((', '))'],
  session: ['>', ']'],
  resource: ['[\\', '/]'],
};

const LINES: Readonly<Record<VerdictWord, string>> = {
  valid: '-->',
  conditional: '-.->',
  unknown: '--o',
  invalid: '--x',
};

/** Inside double quotes Mermaid knows entities with `#` for `&`; everything that it or HTML reads becomes one. */
const quote = (text: string): string =>
  `"${inPlainSight(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/["#&<>`|\\[\]{}();]/gu, (letter) => `#${letter.codePointAt(0) ?? 0};`)}"`;

function nodeLine(node: GraphNode, id: string): string {
  const [open, close] = SHAPES[node.kind];
  return `${id}${open}${quote(node.label)}${close}${outlineDash(node) === null ? '' : ':::mentioned'}`;
}

/** Mermaid draws no text that is longer than 50,000 characters. */
const LONGEST = 48_000;

/**
 * A `flowchart LR` with one subgraph for each account, in those of its OUs. Labels are escaped. `link` (`g1.…`) stands in a comment, where
 * `linkInside` finds it again; a text that becomes too long to be drawn has none.
 */
export function toMermaid(graph: AccessGraph, link?: string): string {
  const ids = shortIds(graph);
  const groups = nodesByAccount(graph);
  const idOf = (node: GraphNode): string => ids.get(node.id) ?? '';
  const lines = ['flowchart LR'];
  let units = 0;
  const draw = (nest: Nest, indent: string): void => {
    for (const node of nest.nodes) lines.push(`${indent}${nodeLine(node, idOf(node))}`);
    for (const unit of nest.units) {
      lines.push(`${indent}subgraph u${units++}[${quote(unit.box === null ? '' : unitTitle(unit.box))}]`);
      draw(unit, `${indent}  `);
      lines.push(`${indent}end`);
    }
    for (const [{ alias, id }, i] of nest.accounts) {
      const title = ['Account', accountLabel(id), ...(alias === undefined ? [] : ['·', alias])].join(' ');
      lines.push(`${indent}subgraph a${i}[${quote(title)}]`);
      for (const node of groups.get(id) ?? []) lines.push(`${indent}  ${nodeLine(node, idOf(node))}`);
      lines.push(`${indent}end`);
    }
  };
  draw(nestOf(graph), '  ');
  for (const edge of graph.edges) {
    const [source, target] = [ids.get(edge.source), ids.get(edge.target)];
    if (source === undefined || target === undefined) continue;
    lines.push(`  ${source} ${LINES[edge.verdict]}|${quote(edgeWords(edge))}| ${target}`);
  }
  if (graph.nodes.some((node) => outlineDash(node) !== null))
    lines.push('  classDef mentioned stroke-dasharray: 4 3');
  const text = `${lines.join('\n')}\n`;
  const comment = link === undefined ? '' : `%% rolegraph: ${link}\n`;
  return text.length + comment.length > LONGEST ? text : text + comment;
}
