// Who belongs to which block, in which layer each block stands, and which blocks edges join.
import type { AccessGraph, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { unitTree, type UnitTree } from '#graph/unitTree.ts';
import { linearOrder, longestPath, turnedForward, type Arc } from './linearOrder.ts';

export interface Seat {
  readonly block: number;
  /** Number among the nodes of its block. */
  readonly nth: number;
}

export interface Plan {
  readonly members: readonly (readonly GraphNode[])[];
  readonly seats: ReadonlyMap<string, Seat>;
  readonly inner: readonly (readonly GraphEdge[])[];
  readonly outer: readonly GraphEdge[];
  readonly units: UnitTree;
  /** By block: the boxes of OUs around it, from the outside in. */
  readonly around: readonly (readonly string[])[];
}

/** Nodes by block in order of appearance, edges inside a block and between blocks. */
export function plan(graph: AccessGraph): Plan {
  const members: GraphNode[][] = [];
  const ofAccount = new Map<string, number>();
  const seats = new Map<string, Seat>();
  for (const node of graph.nodes) {
    let block = node.account === null ? undefined : ofAccount.get(node.account);
    if (block === undefined) {
      block = members.length;
      members.push([]);
      if (node.account !== null) ofAccount.set(node.account, block);
    }
    const nodes = members[block] ?? [];
    seats.set(node.id, { block, nth: nodes.length });
    nodes.push(node);
  }
  const inner: GraphEdge[][] = members.map(() => []);
  const outer: GraphEdge[] = [];
  for (const edge of graph.edges) {
    const source = seats.get(edge.source);
    const target = seats.get(edge.target);
    if (source === undefined || target === undefined) continue;
    if (source.block === target.block) inner[source.block]?.push(edge);
    else outer.push(edge);
  }
  const units = unitTree(graph);
  const around = members.map(([node]) => (node === undefined ? [] : units.around(node)));
  return { members, seats, inner, outer, units, around };
}

export const seatOf = (plan: Plan, id: string): Seat => plan.seats.get(id) ?? { block: 0, nth: 0 };

/** Layer of every block: callers left, targets right. */
export function blockLayers({ members, seats, outer }: Plan): readonly number[] {
  const weights = new Map<string, Arc>();
  for (const edge of outer) {
    const from = seats.get(edge.source)?.block ?? 0;
    const to = seats.get(edge.target)?.block ?? 0;
    const key = `${from} ${to}`;
    weights.set(key, { from, to, weight: (weights.get(key)?.weight ?? 0) + 1 });
  }
  const arcs = [...weights.values()];
  const position = linearOrder(members.length, arcs);
  const layer = longestPath(position, arcs);
  // An account that is only asked from stands next to whom it asks, and not far away on the left.
  const nearest = layer.map(() => Number.POSITIVE_INFINITY);
  const asked = new Set<number>();
  for (const { from, to } of turnedForward(position, arcs)) {
    nearest[from] = Math.min(nearest[from] ?? 0, layer[to] ?? 0);
    asked.add(to);
  }
  return layer.map((own, block) => {
    const near = nearest[block] ?? own;
    const boxed = members[block]?.[0]?.account !== null;
    return boxed && !asked.has(block) && Number.isFinite(near) ? Math.max(own, near - 1) : own;
  });
}

/** Blocks that edges join or an OU holds, in order of appearance. */
export function components({ around, members, seats, outer }: Plan): readonly (readonly number[])[] {
  const leader = members.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (leader[root] !== root) root = leader[root] ?? root;
    leader[i] = root;
    return root;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [find(one), find(other)];
    leader[Math.max(a, b)] = Math.min(a, b);
  };
  for (const edge of outer) join(seats.get(edge.source)?.block ?? 0, seats.get(edge.target)?.block ?? 0);
  const firstOf = new Map<string, number>();
  around.forEach(([unit], block) => {
    if (unit === undefined) return;
    const first = firstOf.get(unit);
    if (first === undefined) firstOf.set(unit, block);
    else join(first, block);
  });
  const groups = new Map<number, number[]>();
  members.forEach((_, i) => {
    const root = find(i);
    groups.set(root, [...(groups.get(root) ?? []), i]);
  });
  return [...groups.values()];
}

/** About how many stations all edges have together, which is what placing them costs. */
export function stationCount({ seats, inner, outer }: Plan, layers: readonly number[]): number {
  const layerOf = (id: string): number => layers[seats.get(id)?.block ?? 0] ?? 0;
  const between = outer.reduce(
    (sum, edge) => sum + 2 + 2 * Math.abs(layerOf(edge.source) - layerOf(edge.target)),
    0,
  );
  return inner.reduce((sum, edges) => sum + 3 * edges.length, between);
}
