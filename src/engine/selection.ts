// Which edge deserves the eye when nobody has chosen one, and which comes next.
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { unitIds } from '#graph/unitTree.ts';
import { isAskable, pairOf } from '#words/pair.ts';

/** What teaches most comes first. */
const INTEREST: readonly EdgeWord['verdict'][] = ['conditional', 'invalid', 'unknown', 'valid'];

const rank = (edge: EdgeWord): number =>
  INTEREST.indexOf(edge.verdict) + (edge.kind === 'assume' ? 0 : INTEREST.length);

/** Assume edges before access edges; conditional, invalid, unknown, valid; null without edges. */
export function mostInteresting(graph: LightGraph): string | null {
  let best: EdgeWord | null = null;
  for (const edge of graph.edges) if (best === null || rank(edge) < rank(best)) best = edge;
  return best?.id ?? null;
}

/** Edge, node, account, OU, or two ends that are asked about although no edge is drawn between them. */
export function isInGraph(graph: LightGraph, id: string): boolean {
  if (graph.edges.some((edge) => edge.id === id) || graph.nodes.some((node) => node.id === id)) return true;
  if (graph.accounts.some((account) => account.id === id || unitIds(account).includes(id))) return true;
  const pair = pairOf(id);
  return pair !== null && isAskable(graph, pair);
}

/** Round the list of edges; the first (or last) one when none is selected. */
export function stepEdge(graph: LightGraph, selection: string | undefined, by: 1 | -1): string | null {
  const count = graph.edges.length;
  if (count === 0) return null;
  const at = graph.edges.findIndex((edge) => edge.id === selection);
  const to = at === -1 ? (by === 1 ? 0 : count - 1) : (at + by + count) % count;
  return graph.edges[to]?.id ?? null;
}

/** How many edges came, went or changed their verdict. By source first: ids are long, and most are never looked at. */
export function countChanges(before: LightGraph | null, after: LightGraph): number {
  if (before === null) return after.edges.length;
  const old = new Map<string, Map<string, EdgeWord['verdict']>>();
  for (const { id, source, verdict } of before.edges) {
    const own = old.get(source);
    if (own === undefined) old.set(source, new Map([[id, verdict]]));
    else own.set(id, verdict);
  }
  let changes = 0;
  for (const { id, source, verdict } of after.edges) {
    const own = old.get(source);
    if (own?.get(id) !== verdict) changes++;
    own?.delete(id);
  }
  for (const { size } of old.values()) changes += size;
  return changes;
}
