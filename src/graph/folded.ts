// What of a graph stands for what in its picture: closed accounts and OUs as one node each, many nodes as groups.
import type { OrganizationalUnit } from '#decision/inventory.ts';
import type { GraphAccount, GraphNode, LightGraph } from './accessGraph.ts';
import {
  accountCard,
  groupCard,
  groupId,
  groupSize,
  isOutsideCaller,
  isOutsideResource,
  MAP,
  OUTSIDE,
  outsideCard,
  SERVICES,
  unitCard,
} from './cards.ts';
import { everyUnit, isRoot } from './unitTree.ts';

/** Resources outside of any account that only one closed account uses go with it, by id. */
function ownedBy(graph: LightGraph, closedAt: (id: string) => string | undefined): Map<string, string> {
  const outside = new Set<string>();
  for (const node of graph.nodes) if (isOutsideResource(node)) outside.add(node.id);
  const owner = new Map<string, string>();
  if (outside.size === 0) return owner;
  const shared = new Set<string>();
  for (const { source, target } of graph.edges) {
    if (!outside.has(target)) continue;
    const account = closedAt(source);
    if (account === undefined || (owner.get(target) ?? account) !== account) shared.add(target);
    else owner.set(target, account);
  }
  for (const id of shared) owner.delete(id);
  return owner;
}

/** Nodes of the picture, and which of them stands for a node of the graph. */
export interface Stands {
  readonly nodes: readonly GraphNode[];
  readonly standsFor: (id: string) => string;
}

const collator = new Intl.Collator('en', { numeric: true });

export interface Grouping {
  /** More than so many in one container are grouped. */
  readonly limit: number;
  readonly opened: readonly string[];
  /** Never in a group. */
  readonly keep: ReadonlySet<string>;
}

/** Many nodes of one container become groups in order of their names; those in `opened` show what is in them. */
export function grouped(
  nodes: readonly GraphNode[],
  accounts: readonly GraphAccount[],
  { keep, limit, opened }: Grouping,
): Stands {
  const unitsOf = new Map(accounts.map((account) => [account.id, account.units ?? []]));
  const around = new Map<string, readonly OrganizationalUnit[]>();
  /** What the card of an account or an OU stands in. */
  const onMap = (node: GraphNode): string => {
    const units = (node.units?.slice(0, -1) ?? unitsOf.get(node.id) ?? []).filter((unit) => !isRoot(unit));
    const inner = units.at(-1)?.id ?? MAP;
    if (units.length > 0) around.set(inner, units);
    return inner;
  };
  const containers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    if (keep.has(node.id)) continue;
    const isCard = node.kind === 'account' && node.closed !== undefined;
    const container = isCard ? onMap(node) : (node.account ?? SERVICES);
    const list = containers.get(container);
    if (list === undefined) containers.set(container, [node]);
    else list.push(node);
  }
  const stands = new Map<string, string>();
  const cards = new Map<string, GraphNode>();
  for (const [container, inside] of containers) {
    if (inside.length <= limit) continue;
    const units = around.get(container);
    const nameOf = (node: GraphNode) => (container === MAP || units !== undefined ? node.id : node.label);
    const sorted = inside.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
    const size = groupSize(sorted.length, limit);
    for (let at = 0; at < sorted.length; at += size) {
      const members = sorted.slice(at, at + size);
      const id = groupId(container, at / size);
      if (opened.includes(id)) continue;
      cards.set(id, groupCard(id, members, units));
      for (const member of members) stands.set(member.id, id);
    }
  }
  const placed = new Set<string>();
  const drawn: GraphNode[] = [];
  for (const node of nodes) {
    const stand = stands.get(node.id);
    const one = stand === undefined ? node : cards.get(stand);
    if (one === undefined || (stand !== undefined && placed.has(stand))) continue;
    if (stand !== undefined) placed.add(stand);
    drawn.push(one);
  }
  return { nodes: drawn, standsFor: (id) => stands.get(id) ?? id };
}

/** Closed accounts, and what is outside of accounts where that is closed, as one node each. */
export function folded(graph: LightGraph, closed: ReadonlySet<string>): Stands {
  const shut = graph.accounts.filter((account) => closed.has(account.id));
  const isShut = new Map<string, string>(shut.map(({ id }) => [id, id]));
  // The outermost OU that is closed stands for everything in it.
  const shutUnits = [...everyUnit(graph.accounts)].filter(([id]) => closed.has(id));
  for (const [id, { accounts }] of shutUnits.toReversed())
    for (const account of accounts) isShut.set(account, id);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const closedAt = (id: string): string | undefined => {
    const account = byId.get(id)?.account;
    return account === null || account === undefined ? undefined : isShut.get(account);
  };
  const owner = ownedBy(graph, closedAt);
  const outsideOf = (id: string): string => {
    const node = byId.get(id);
    if (node === undefined) return id;
    if (closed.has(OUTSIDE) && isOutsideResource(node)) return OUTSIDE;
    return closed.has(SERVICES) && isOutsideCaller(node) ? SERVICES : id;
  };
  // Each name stands at the end of many edges, and is looked up once.
  const stands = new Map<string, string>();
  const standsFor = (id: string): string => {
    const known = stands.get(id);
    if (known !== undefined) return known;
    const stand = closedAt(id) ?? owner.get(id) ?? outsideOf(id);
    stands.set(id, stand);
    return stand;
  };
  const inside = new Map<string, GraphNode[]>(
    [...shut.map(({ id }) => id), ...shutUnits.map(([id]) => id), OUTSIDE, SERVICES].map((id) => [id, []]),
  );
  for (const node of graph.nodes) inside.get(standsFor(node.id))?.push(node);
  const cards = new Map(
    shut.map((account) => [account.id, accountCard(account, inside.get(account.id) ?? [])]),
  );
  for (const [id, unit] of shutUnits) cards.set(id, unitCard(id, unit, inside.get(id) ?? []));
  for (const id of [OUTSIDE, SERVICES] as const) cards.set(id, outsideCard(id, inside.get(id) ?? []));
  const placed = new Set<string>();
  const nodes: GraphNode[] = [];
  for (const node of graph.nodes) {
    const stand = standsFor(node.id);
    if (stand === node.id && closedAt(node.id) === undefined) {
      nodes.push(node);
      continue;
    }
    const one = cards.get(stand);
    if (one === undefined || placed.has(stand)) continue;
    placed.add(stand);
    nodes.push(one);
  }
  return { nodes, standsFor };
}
