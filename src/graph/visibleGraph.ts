// View choices applied to the picture: hidden verdicts and resources, filter, focus, closed accounts and groups. A picture
// that nobody could read whole begins with its large accounts closed, and none is larger than a browser can move.
import type { ViewChoices } from '#workspace/workspace.ts';
import type { AccessGraph, EdgeBundle, EdgeWord, LightGraph } from './accessGraph.ts';
import { bundled } from './bundled.ts';
import { containerOf, GROUP_ABOVE, isOutsideResource, OUTSIDE, SERVICES, withInside } from './cards.ts';
import { folded, grouped, type Grouping } from './folded.ts';
import { withoutHidden } from './hidden.ts';
import { focusSeeds, narrowed } from './narrowed.ts';
import { everyUnit, innerUnits } from './unitTree.ts';

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

/** Where there are very many accounts, all OUs, but the outer ones that hold everything or what somebody looks at. */
function closedUnits({ accounts }: LightGraph, seed: ReadonlySet<string | null>): readonly string[] {
  const all = everyUnit(accounts);
  return innerUnits(accounts).filter((id) => all.get(id)?.accounts.some((each) => seed.has(each)) !== true);
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
  const seeds = new Set(view.focus === undefined ? [] : focusSeeds(graph, view.focus[0]));
  const seed = new Set(nodes.flatMap(({ account, id }) => (seeds.has(id) ? [account] : [])));
  const closed = [...accounts.map(({ id }) => id), OUTSIDE].filter(
    (id) => (isMany || (size.get(id) ?? 0) > OPEN) && !seed.has(id),
  );
  if (isMany) closed.push(...closedUnits(graph, seed));
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

function drawn<E extends EdgeWord>(
  graph: AccessGraph<E>,
  closed: ReadonlySet<string>,
  grouping: Grouping,
): AccessGraph<E | EdgeBundle> {
  const first = folded(graph, closed);
  const second = grouped(first.nodes, graph.accounts, grouping);
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
