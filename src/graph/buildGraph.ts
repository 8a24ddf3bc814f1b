// Verdicts to a picture: who is drawn, where they belong, and every edge.
import type { AssumeWord } from '#assume/assumeWords.ts';
import type { AccessWord } from '#assume/resourceAccess.ts';
import type { Inventory, InventoryAccount, OrganizationalUnit } from '#decision/inventory.ts';
import type { EdgeWord, GraphAccount, GraphNode, LightGraph } from './accessGraph.ts';
import { accessEdgeWord, joinedWords, perNode } from './accessEdges.ts';
import { edgeId } from './edgeId.ts';
import { declaredNode, mentionedNode, resourceId, resourceNode } from './nodeOf.ts';

/** Accounts that have a node, in order of appearance. */
function accountsOf(nodes: readonly GraphNode[], inventory: Inventory): GraphAccount[] {
  const known = new Map(inventory.accounts.map((account) => [account.id, account]));
  const declared = new Map<string, boolean>();
  for (const { account, declared: given } of nodes)
    if (account !== null) declared.set(account, given || declared.get(account) === true);
  return [...declared].map(([id, given]) => accountOf(id, given, known.get(id)));
}

function accountOf(id: string, declared: boolean, known: Partial<InventoryAccount> = {}): GraphAccount {
  const { alias, orgPath, units = unitsOfPath(orgPath) } = known;
  return {
    id,
    ...(alias === undefined ? {} : { alias }),
    ...(units.length === 0 ? {} : { units }),
    declared,
  };
}

/** `o-…/r-…/ou-…/` by its ids alone. */
const unitsOfPath = (orgPath: string | null | undefined): readonly OrganizationalUnit[] =>
  (orgPath ?? '')
    .split('/')
    .slice(1)
    .flatMap((id) => (id === '' ? [] : [{ id }]));

/** More than any picture has. */
const MOST_NODES = 2 ** 26;

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
  const numbers = new Map<string, number>();
  const nodes: GraphNode[] = [];
  const add = (node: GraphNode): number => {
    numbers.set(node.id, nodes.length);
    return nodes.push(node) - 1;
  };
  const mention = (id: string): number => numbers.get(id) ?? add(mentionedNode(id));
  for (const principal of inventory.principals) if (!numbers.has(principal.arn)) add(declaredNode(principal));
  // What the engine says twice is drawn once. Ends by number: to look for texts as long as ids takes longer than the rest.
  const ends = new Set<number>();
  const edges: EdgeWord[] = [];
  for (const { action, source, target, verdict } of words) {
    const key = mention(source) * MOST_NODES + mention(target);
    const id = edgeId(source, target, action);
    const isNew = !ends.has(key);
    if (isNew) ends.add(key);
    if (isNew || !edges.some((edge) => edge.id === id))
      edges.push({ id, kind: 'assume', source, target, action, verdict });
  }
  for (const each of access) {
    mention(each.principal);
    if (!numbers.has(resourceId(each))) add(resourceNode(each));
  }
  for (const one of perNode(access, joinedWords)) edges.push(accessEdgeWord(one));
  return { accounts: accountsOf(nodes, inventory), nodes, edges, bareWildcardPairs };
}
