// What every text export says in the same words.
import type { AccessGraph, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { VERDICT_LOOK, VERDICT_ORDER } from '#graph/look.ts';
import { triesWords } from '#graph/tries.ts';

/** `✓ allowed`: the pill in words, without its gates. */
export const edgeWords = (edge: GraphEdge): string => {
  const tried = edge.tries === undefined ? '' : ` · ${triesWords(edge.tries)}`;
  return `${VERDICT_LOOK[edge.verdict].glyph} ${edge.label}${tried}`;
};

/** Node id -> a short, safe name for formats that need one: `n0`, `n1` … in the order of the picture. */
export function shortIds(graph: AccessGraph): ReadonlyMap<string, string> {
  return new Map(graph.nodes.map((node, i) => [node.id, `n${i}`]));
}

/** Nodes by account in the order of the picture; those without an account under null. */
export function nodesByAccount(graph: AccessGraph): ReadonlyMap<string | null, readonly GraphNode[]> {
  const groups = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) {
    const group = groups.get(node.account);
    if (group === undefined) groups.set(node.account, [node]);
    else group.push(node);
  }
  return groups;
}

/** What somebody has to look at first; the order of the picture within one verdict. */
export function interestingFirst(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return edges.toSorted((a, b) => VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict));
}

/** One line that says what there is to see. */
export function summary(graph: AccessGraph): string {
  const counts = VERDICT_ORDER.toReversed().map((verdict) => {
    const count = graph.edges.filter((edge) => edge.verdict === verdict).length;
    return `${count} ${VERDICT_LOOK[verdict].word}`;
  });
  const nodes = graph.nodes.length === 1 ? '1 node' : `${graph.nodes.length} nodes`;
  const accounts = graph.accounts.length === 1 ? '1 account' : `${graph.accounts.length} accounts`;
  return `${nodes} in ${accounts}; edges: ${counts.join(', ')}.`;
}
