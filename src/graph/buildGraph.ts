// Verdicts to a picture: who is drawn, where they belong, and every edge.
import type { AssumeEdges } from '#assume/assumeEdges.ts';
import type { Inventory } from '#decision/inventory.ts';
import type { Gate } from '#decision/verdict.ts';
import type { ResourceAccess } from '#assume/resourceAccess.ts';
import type { AccessGraph, AccessGraphEdge, GraphAccount, GraphEdge, GraphNode } from './accessGraph.ts';
import { declaredNode, mentionedNode, resourceId, resourceNode } from './nodeOf.ts';

/** `source→target|action`: the same in every run, and readable in a link. */
export const edgeId = (source: string, target: string, action: string): string =>
  `${source}→${target}|${action}`;

const distinct = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

function joinedGate(a: Gate, b: Gate): Gate {
  return { answer: a.answer, statements: distinct([...a.statements, ...b.statements]) };
}

/** `s3:GetObject`, `s3:GetObject and 2 more`: as `resourceAccess` says it. */
const counted = ([first = '', ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first} and ${rest.length} more`;

/** Two grants on one resource; the one that is not blocked tells the verdict. */
function joined(a: ResourceAccess, b: ResourceAccess): ResourceAccess {
  const [main, other] = a.verdict === 'invalid' && b.verdict !== 'invalid' ? [b, a] : [a, b];
  const alike = main.verdict === other.verdict;
  const actions = [...new Set([...main.actions, ...other.actions])];
  const { trust, permission, boundary, session, scp, rcp } = main.gates;
  return {
    ...main,
    actions,
    places: distinct([...main.places, ...other.places]),
    gates: alike
      ? {
          trust: joinedGate(trust, other.gates.trust),
          permission: joinedGate(permission, other.gates.permission),
          boundary: joinedGate(boundary, other.gates.boundary),
          session: joinedGate(session, other.gates.session),
          scp: joinedGate(scp, other.gates.scp),
          rcp: joinedGate(rcp, other.gates.rcp),
        }
      : main.gates,
    reasons: distinct([...main.reasons, ...other.reasons]),
    requires: distinct([...main.requires, ...other.requires]),
    text: alike
      ? main.text.replace(counted(main.actions), () => counted(actions))
      : `${main.text} ${other.text}`,
  };
}

/** One for each principal and resource node, in reading order. */
function perNode(access: readonly ResourceAccess[]): readonly ResourceAccess[] {
  const byEnds = new Map<string, ResourceAccess>();
  for (const one of access) {
    const key = `${one.principal}→${resourceId(one)}`;
    const before = byEnds.get(key);
    byEnds.set(key, before === undefined ? one : joined(before, one));
  }
  return [...byEnds.values()];
}

function accessEdge(access: ResourceAccess): AccessGraphEdge {
  const [action = `${access.service}:*`] = access.actions;
  const { verdict, gates, reasons, requires, missing, text, label, actions } = access;
  const target = resourceId(access);
  return {
    id: edgeId(access.principal, target, action),
    kind: 'access',
    source: access.principal,
    target,
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
    add(resourceId(each), () => resourceNode(each));
  }
  const edges = unique([
    ...assume.edges.map((edge): GraphEdge => ({
      ...edge,
      id: edgeId(edge.source, edge.target, edge.action),
      kind: 'assume',
    })),
    ...perNode(access).map(accessEdge),
  ]);
  const all = [...nodes.values()];
  return {
    accounts: accountsOf(all, inventory),
    nodes: all,
    edges,
    bareWildcardPairs: assume.bareWildcardPairs,
  };
}
