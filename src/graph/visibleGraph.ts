// View choices applied to the picture: hidden verdicts and resources, filter, focus, closed accounts and groups. A picture
// that nobody could read whole begins with its large accounts closed, and none is larger than a browser can move.
import type { ViewChoices } from '#workspace/workspace.ts';
import type { AccessGraph, EdgeBundle, EdgeWord, GraphNode, LightGraph } from './accessGraph.ts';
import { bundled } from './bundled.ts';
import {
  accountCard,
  containerOf,
  GROUP_ABOVE,
  groupCard,
  groupId,
  groupSize,
  isOutsideCaller,
  isOutsideResource,
  MAP,
  OUTSIDE,
  outsideCard,
  SERVICES,
  withInside,
} from './cards.ts';
import { withoutHidden } from './hidden.ts';
import { focusSeeds, narrowed } from './narrowed.ts';

/**
 * Pictures with more than this begin as an overview, in which accounts with more than `OPEN` are closed: principals,
 * which most edges are about, or nodes of any kind.
 */
const OVERVIEW_ABOVE = { principals: 60, nodes: 150 } as const;
const OPEN = 8;
/** Closed accounts times callers outside of accounts above which these are one node: each leads to most accounts. */
const CALLS_ABOVE = 8;

/** What is drawn at most: React Flow moves so much without a GPU (docs/dependencies.md). */
export const BUDGET = {
  nodes: 400,
  edges: 800,
  /** Lines that stand for many are one bitmap (canvas/FarCanvas.tsx). */
  lines: 2600,
} as const;

type Narrowing = Pick<ViewChoices, 'hidden' | 'filter' | 'focus'>;

/** What the choices leave to be drawn, before anything is closed. */
export const remaining = <E extends EdgeWord>(whole: AccessGraph<E>, view: Narrowing): AccessGraph<E> =>
  narrowed(withoutHidden(whole, view), view);

function sizes({ nodes }: LightGraph): ReadonlyMap<string, number> {
  const size = new Map<string, number>();
  for (const node of nodes) {
    const place = isOutsideResource(node) ? OUTSIDE : (node.account ?? SERVICES);
    size.set(place, (size.get(place) ?? 0) + 1);
  }
  return size;
}

/** The accounts that are closed of a graph that the view has narrowed already. */
function closedOf(graph: LightGraph, view: ViewChoices): readonly string[] {
  if (view.collapsed !== undefined) return view.collapsed;
  const { accounts, nodes } = graph;
  const principals = nodes.filter((node) => node.kind !== 'resource').length;
  const most = view.focus === undefined ? OVERVIEW_ABOVE.principals : OVERVIEW_ABOVE.nodes;
  if (principals <= most && nodes.length <= OVERVIEW_ABOVE.nodes) return [];
  const size = sizes(graph);
  const isMany = accounts.length > GROUP_ABOVE;
  // Whoever stands in the focus wants to see what is around it.
  const seed = new Set(
    view.focus === undefined
      ? []
      : nodes
          .filter(({ id }) => focusSeeds(graph, view.focus?.[0] ?? '').includes(id))
          .map(({ account }) => account),
  );
  const closed = [...accounts.map(({ id }) => id), OUTSIDE].filter(
    (id) => (isMany || (size.get(id) ?? 0) > OPEN) && !seed.has(id),
  );
  // One account alone says nothing while it is closed.
  const [only, ...more] = closed.filter((id) => id !== OUTSIDE);
  if (only !== undefined && more.length === 0 && nodes.length - (size.get(only) ?? 0) <= OPEN)
    return closed.filter((id) => id !== only);
  const callers = size.get(SERVICES) ?? 0;
  return callers > 1 && closed.length * callers > CALLS_ABOVE ? [...closed, SERVICES] : closed;
}

/** The accounts that are closed under these choices; no choice yet is not the same as none closed. */
export const closedAccounts = (whole: LightGraph, view: ViewChoices): readonly string[] =>
  closedOf(remaining(whole, view), view);

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
interface Stands {
  readonly nodes: readonly GraphNode[];
  readonly standsFor: (id: string) => string;
}

const collator = new Intl.Collator('en', { numeric: true });

interface Grouping {
  /** More than so many in one container are grouped. */
  readonly limit: number;
  readonly opened: readonly string[];
  /** Never in a group. */
  readonly keep: ReadonlySet<string>;
}

/** Many nodes of one container become groups in order of their names; those in `opened` show what is in them. */
function grouped(nodes: readonly GraphNode[], { keep, limit, opened }: Grouping): Stands {
  const containers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    if (keep.has(node.id)) continue;
    const isCard = node.kind === 'account' && node.closed !== undefined;
    const container = isCard ? MAP : (node.account ?? SERVICES);
    const list = containers.get(container);
    if (list === undefined) containers.set(container, [node]);
    else list.push(node);
  }
  const stands = new Map<string, string>();
  const cards = new Map<string, GraphNode>();
  for (const [container, inside] of containers) {
    if (inside.length <= limit) continue;
    const nameOf = (node: GraphNode) => (container === MAP ? node.id : node.label);
    const sorted = inside.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
    const size = groupSize(sorted.length, limit);
    for (let at = 0; at < sorted.length; at += size) {
      const members = sorted.slice(at, at + size);
      const id = groupId(container, at / size);
      if (opened.includes(id)) continue;
      cards.set(id, groupCard(id, members));
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
function folded(graph: LightGraph, closed: ReadonlySet<string>): Stands {
  const shut = graph.accounts.filter((account) => closed.has(account.id));
  const isShut = new Set(shut.map(({ id }) => id));
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const closedAt = (id: string): string | undefined => {
    const account = byId.get(id)?.account;
    return account !== null && account !== undefined && isShut.has(account) ? account : undefined;
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
    [...shut.map(({ id }) => id), OUTSIDE, SERVICES].map((id) => [id, []]),
  );
  for (const node of graph.nodes) inside.get(standsFor(node.id))?.push(node);
  const cards = new Map(
    shut.map((account) => [account.id, accountCard(account, inside.get(account.id) ?? [])]),
  );
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

function drawn<E extends EdgeWord>(
  graph: AccessGraph<E>,
  closed: ReadonlySet<string>,
  grouping: Grouping,
): AccessGraph<E | EdgeBundle> {
  const first = folded(graph, closed);
  const second = grouped(first.nodes, grouping);
  const standsFor = (id: string): string => second.standsFor(first.standsFor(id));
  const moved =
    second.nodes.length !== graph.nodes.length || second.nodes.some((node) => node.closed !== undefined);
  if (!moved) return graph;
  const nodes = withInside(second.nodes, graph.edges, standsFor);
  const inUse = new Set(nodes.map(({ account }) => account));
  const accounts = graph.accounts.filter(({ id }) => inUse.has(id));
  return { ...graph, accounts, nodes, edges: bundled(graph.edges, standsFor) };
}

/** Steps in which a picture that is too large is grouped more. */
const LIMITS = [GROUP_ABOVE, 40, 10] as const;

/** The account to close next when a picture is too large: the one that shows most. */
function largestOpen(
  { accounts, nodes }: LightGraph,
  closed: ReadonlySet<string>,
  spared: ReadonlySet<string | null>,
): string | undefined {
  const size = new Map<string | null, number>();
  for (const { account } of nodes) size.set(account, (size.get(account) ?? 0) + 1);
  const shown = (id: string): number => size.get(id) ?? 0;
  const open = accounts
    .map(({ id }) => id)
    .filter((id) => !closed.has(id) && !spared.has(id) && shown(id) > 1);
  if (open.length > 0) return open.toSorted((a, b) => shown(b) - shown(a))[0];
  return (size.get(null) ?? 0) > 1 ? [OUTSIDE, SERVICES].find((id) => !closed.has(id)) : undefined;
}

const fits = ({ edges, nodes }: LightGraph): boolean =>
  nodes.length <= BUDGET.nodes &&
  (edges.length <= BUDGET.edges || (edges.length <= BUDGET.lines && edges.some((edge) => 'bundles' in edge)));

/**
 * What of `whole` is on the screen under these choices; ids of edges that stand for one edge stay the same. Every edge is
 * drawn, counted by a line (`bundles`) or by a node (`inside`), or left out by a choice. What is too much for a browser is
 * closed again: what was opened first, then what shows most; what was opened last is told in smaller groups.
 */
export function visibleGraph<E extends EdgeWord>(
  whole: AccessGraph<E>,
  view: ViewChoices,
): AccessGraph<E | EdgeBundle> {
  const graph = remaining(whole, view);
  const closed = new Set(closedOf(graph, view));
  const seeds = view.focus === undefined ? [] : focusSeeds(graph, view.focus[0]);
  // A focus on an account keeps none of its nodes out of the groups.
  const keep = new Set(seeds.length <= 2 ? seeds : []);
  let opened = view.opened ?? [];
  const last = opened.at(-1);
  const spared = new Set<string | null>(last === undefined ? [] : [containerOf(last) ?? last]);
  for (const { account, id } of graph.nodes) if (keep.has(id)) spared.add(account);
  let limit = 0;
  for (;;) {
    const picture = drawn(graph, closed, { keep, limit: LIMITS[limit] ?? 1, opened });
    if (fits(picture)) return picture;
    const account = opened.length > 1 ? undefined : largestOpen(picture, closed, spared);
    if (opened.length > 1) opened = opened.slice(1);
    else if (account !== undefined) closed.add(account);
    else if (limit < LIMITS.length - 1) limit++;
    else if (opened.length > 0) opened = [];
    else if (spared.size > 0) spared.clear();
    else return picture;
  }
}
