// Verdicts to a picture: who is drawn, where they belong, and every edge.
import type { AssumeWord } from '#assume/assumeWords.ts';
import type { AccessWord } from '#assume/resourceAccess.ts';
import type { Inventory } from '#decision/inventory.ts';
import type { EdgeWord, GraphAccount, GraphNode, LightGraph } from './accessGraph.ts';
import { accessEdgeWord, joinedWords, perNode } from './accessEdges.ts';
import { edgeId } from './edgeId.ts';
import { declaredNode, mentionedNode, resourceId, resourceNode } from './nodeOf.ts';

/** Accounts that have a node, in order of appearance. */
function accountsOf(nodes: readonly GraphNode[], inventory: Inventory): GraphAccount[] {
  const aliases = new Map(inventory.accounts.map(({ id, alias }) => [id, alias]));
  const declared = new Map<string, boolean>();
  for (const { account, declared: given } of nodes)
    if (account !== null) declared.set(account, given || declared.get(account) === true);
  return [...declared].map(([id, given]) => {
    const alias = aliases.get(id);
    return alias === undefined ? { id, declared: given } : { id, alias, declared: given };
  });
}

/** The first edge of each id: what the engine says twice is drawn once. */
function unique(edges: readonly EdgeWord[]): EdgeWord[] {
  const seen = new Set<string>();
  return edges.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** What a picture is built of: the words of a book of edges. */
export interface Words {
  readonly words: readonly AssumeWord[];
  readonly access: readonly AccessWord[];
  readonly bareWildcardPairs: number;
}

/**
 * The picture of everything that was read: all declared principals, also those without an edge; everybody whom
 * an edge mentions; accounts that hold any of them. Same input, same order and ids.
 */
export function buildGraph(inventory: Inventory, { words, access, bareWildcardPairs }: Words): LightGraph {
  const nodes = new Map<string, GraphNode>();
  const add = (id: string, make: () => GraphNode): void => {
    if (!nodes.has(id)) nodes.set(id, make());
  };
  for (const principal of inventory.principals) add(principal.arn, () => declaredNode(principal));
  for (const { source, target } of words) {
    add(source, () => mentionedNode(source));
    add(target, () => mentionedNode(target));
  }
  for (const each of access) {
    add(each.principal, () => mentionedNode(each.principal));
    add(resourceId(each), () => resourceNode(each));
  }
  const edges = unique([
    ...words.map((word): EdgeWord => ({
      id: edgeId(word.source, word.target, word.action),
      kind: 'assume',
      source: word.source,
      target: word.target,
      action: word.action,
      verdict: word.verdict,
    })),
    ...perNode(access, joinedWords).map(accessEdgeWord),
  ]);
  const all = [...nodes.values()];
  return { accounts: accountsOf(all, inventory), nodes: all, edges, bareWildcardPairs };
}
