// Verdicts to a picture: who is drawn, where they belong, and every edge.
import type { AssumeEdges } from '#assume/assumeEdges.ts';
import type { Inventory } from '#decision/inventory.ts';
import type { ResourceAccess } from '#assume/resourceAccess.ts';
import type { AccessGraph, AccessGraphEdge, GraphAccount, GraphEdge, GraphNode } from './accessGraph.ts';
import { declaredNode, mentionedNode, resourceNode } from './nodeOf.ts';

/** `source→target|action`: the same in every run, and readable in a link. */
export const edgeId = (source: string, target: string, action: string): string =>
  `${source}→${target}|${action}`;

function accessEdge(access: ResourceAccess): AccessGraphEdge {
  const [action = `${access.service}:*`] = access.actions;
  const { verdict, gates, reasons, requires, missing, text, label, actions } = access;
  return {
    id: edgeId(access.principal, access.resource, action),
    kind: 'access',
    source: access.principal,
    target: access.resource,
    action,
    actions,
    verdict,
    gates,
    reasons,
    requires,
    missing,
    text,
    label,
  };
}

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
function unique(edges: readonly GraphEdge[]): GraphEdge[] {
  return [...new Map(edges.toReversed().map((edge) => [edge.id, edge])).values()].toReversed();
}

/**
 * The picture of everything that was read: all declared principals, also those without an edge; everybody whom
 * an edge mentions; accounts that hold any of them. Same input, same order and ids.
 */
export function buildGraph(
  inventory: Inventory,
  assume: AssumeEdges,
  access: readonly ResourceAccess[],
): AccessGraph {
  const nodes = new Map<string, GraphNode>();
  const add = (id: string, make: () => GraphNode): void => {
    if (!nodes.has(id)) nodes.set(id, make());
  };
  for (const principal of inventory.principals) add(principal.arn, () => declaredNode(principal));
  for (const { source, target } of assume.edges) {
    add(source, () => mentionedNode(source));
    add(target, () => mentionedNode(target));
  }
  for (const each of access) {
    add(each.principal, () => mentionedNode(each.principal));
    add(each.resource, () => resourceNode(each));
  }
  const edges = unique([
    ...assume.edges.map((edge): GraphEdge => ({
      ...edge,
      id: edgeId(edge.source, edge.target, edge.action),
      kind: 'assume',
    })),
    ...access.map(accessEdge),
  ]);
  const all = [...nodes.values()];
  return {
    accounts: accountsOf(all, inventory),
    nodes: all,
    edges,
    bareWildcardPairs: assume.bareWildcardPairs,
  };
}
