// Who belongs together when one element is pointed at.
import type { AccessGraph } from '#graph/accessGraph.ts';

/**
 * For every node its edges and their other ends, for every edge its two ends; each with itself. An account's
 * box (`box:` + id) goes with everything in it.
 */
export function neighbours(graph: AccessGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  const join = (id: string, ...others: readonly string[]) => {
    const known = map.get(id) ?? new Set([id]);
    for (const other of others) known.add(other);
    map.set(id, known);
  };
  for (const node of graph.nodes) {
    join(node.id);
    if (node.account !== null) join(boxId(node.account), node.id);
  }
  for (const edge of graph.edges) {
    join(edge.id, edge.source, edge.target);
    join(edge.source, edge.id, edge.target);
    join(edge.target, edge.id, edge.source);
  }
  return map;
}

/** Element id of an account's box; the bare account id is the node that stands for the account as a principal. */
export const boxId = (account: string): string => `box:${account}`;
