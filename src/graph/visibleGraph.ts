// View choices applied to the picture: hidden verdicts, resources and closed accounts. Nothing else. A picture that nobody could
// read whole begins with its large accounts closed.
import type { ViewChoices } from '#workspace/workspace.ts';
import type {
  AccessGraph,
  EdgeBundle,
  EdgeWord,
  GraphAccount,
  GraphNode,
  LightGraph,
} from './accessGraph.ts';
import { addTries } from '#attempts/tryCounts.ts';
import { defaultHidden, RESOURCES, UNTRIED, withoutResources } from './hidden.ts';

/**
 * Pictures with more than this begin as an overview, in which accounts with more than `OPEN` are closed: principals,
 * which most edges are about, or nodes of any kind.
 */
const OVERVIEW_ABOVE = { principals: 60, nodes: 150 } as const;
const OPEN = 8;

/** Stands among the closed accounts for all resources outside of any account, which are then one node of this id. */
export const OUTSIDE = 'resources';

const isOutside = ({ kind, account }: GraphNode): boolean => kind === 'resource' && account === null;

/** The accounts that are closed under these choices; no choice yet is not the same as none closed. */
export function closedAccounts(graph: LightGraph, view: ViewChoices): readonly string[] {
  if (view.collapsed !== undefined) return view.collapsed;
  const { accounts, nodes } = defaultHidden(graph, view).has(RESOURCES) ? withoutResources(graph) : graph;
  const principals = nodes.filter((node) => node.kind !== 'resource').length;
  if (principals <= OVERVIEW_ABOVE.principals && nodes.length <= OVERVIEW_ABOVE.nodes) return [];
  const size = new Map<string, number>();
  for (const node of nodes) {
    const place = isOutside(node) ? OUTSIDE : node.account;
    if (place !== null) size.set(place, (size.get(place) ?? 0) + 1);
  }
  return [...accounts.map(({ id }) => id), OUTSIDE].filter((id) => (size.get(id) ?? 0) > OPEN);
}

/** Resources outside of any account that only one closed account uses go with it, by id. */
function ownedBy(graph: LightGraph, closedOf: (id: string) => string | undefined): Map<string, string> {
  const outside = new Set(graph.nodes.flatMap((node) => (isOutside(node) ? [node.id] : [])));
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const { source, target } of graph.edges) {
    if (!outside.has(target)) continue;
    const account = closedOf(source);
    if (account === undefined || (owner.get(target) ?? account) !== account) shared.add(target);
    else owner.set(target, account);
  }
  for (const id of shared) owner.delete(id);
  return owner;
}

/** The one node that stands for everything in a closed account; its id is the account's, whose title is on its box. */
function card(account: GraphAccount, nodes: readonly GraphNode[]): GraphNode {
  const roles = nodes.filter((node) => node.kind === 'role').length;
  const others = nodes.length - roles;
  const words = [roles === 1 ? '1 role' : `${roles} roles`, ...(others === 0 ? [] : [`${others} more`])];
  return {
    id: account.id,
    kind: 'account',
    account: account.id,
    label: words.join(', '),
    detail: 'closed account',
    declared: account.declared,
    guessed: false,
    closed: nodes.filter((node) => node.kind !== 'resource').length,
  };
}

const outsideCard = (count: number): GraphNode => ({
  id: OUTSIDE,
  kind: 'resource',
  account: null,
  label: count === 1 ? '1 resource' : `${count} resources`,
  detail: 'closed · outside of accounts',
  declared: false,
  guessed: false,
  closed: 0,
});

/** Edges that now run between the same two nodes become one for each verdict. */
function bundled<E extends EdgeWord>(
  edges: readonly E[],
  standsFor: (id: string) => string,
): readonly (E | EdgeBundle)[] {
  const groups = new Map<string, E[]>();
  for (const edge of edges) {
    const [source, target] = [standsFor(edge.source), standsFor(edge.target)];
    const moved = source !== edge.source || target !== edge.target;
    if (moved && source === target) continue;
    const key = moved ? `${source}→${target}|${edge.verdict} ${edge.kind}` : edge.id;
    const group = groups.get(key);
    const one = moved ? { ...edge, source, target } : edge;
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].flatMap(([id, group]): readonly (E | EdgeBundle)[] => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const { action, kind, source, target, verdict } = first;
    const bundles = group.map((edge) => edge.id);
    const tries = group.flatMap((edge) => edge.tries ?? []);
    const [some, ...more] = tries;
    const sum = some === undefined ? {} : { tries: more.reduce(addTries, some) };
    return [{ id, kind, source, target, action, verdict, bundles, ...sum }];
  });
}

/** The graph without the verdicts and resources that are hidden under these choices. */
export function withoutHidden<E extends EdgeWord>(
  whole: AccessGraph<E>,
  view: Pick<ViewChoices, 'hidden'>,
): AccessGraph<E> {
  const hidden = defaultHidden(whole, view);
  const graph = hidden.has(RESOURCES) ? withoutResources(whole) : whole;
  if (![...hidden].some((each) => each !== RESOURCES)) return graph;
  const tried = hidden.has(UNTRIED);
  const edges = graph.edges.filter(
    (edge) => !hidden.has(edge.verdict) && (!tried || edge.tries !== undefined),
  );
  return { ...graph, edges };
}

/** What of `whole` is on the screen under these choices; ids of edges that stand for one edge stay the same. */
export function visibleGraph<E extends EdgeWord>(
  whole: AccessGraph<E>,
  view: ViewChoices,
): AccessGraph<E | EdgeBundle> {
  const graph = withoutHidden(whole, view);
  const closed = new Set(closedAccounts(whole, view));
  const shut = graph.accounts.filter((account) => closed.has(account.id));
  const isShut = new Set(shut.map(({ id }) => id));
  if (shut.length === 0 && !closed.has(OUTSIDE)) return graph;
  const accountOf = new Map(graph.nodes.map((node) => [node.id, node.account]));
  const closedOf = (id: string): string | undefined => {
    const account = accountOf.get(id);
    return account !== null && account !== undefined && isShut.has(account) ? account : undefined;
  };
  const owner = ownedBy(graph, closedOf);
  const rest = new Set(
    closed.has(OUTSIDE) ? graph.nodes.flatMap((node) => (isOutside(node) ? [node.id] : [])) : [],
  );
  const standsFor = (id: string): string => closedOf(id) ?? owner.get(id) ?? (rest.has(id) ? OUTSIDE : id);
  const inside = new Map<string, GraphNode[]>([...shut.map(({ id }) => id), OUTSIDE].map((id) => [id, []]));
  for (const node of graph.nodes) inside.get(standsFor(node.id))?.push(node);
  const cards = new Map(shut.map((account) => [account.id, card(account, inside.get(account.id) ?? [])]));
  cards.set(OUTSIDE, outsideCard(inside.get(OUTSIDE)?.length ?? 0));
  const placed = new Set<string>();
  const nodes = graph.nodes.flatMap((node) => {
    const stand = standsFor(node.id);
    if (stand === node.id && closedOf(node.id) === undefined) return [node];
    const one = cards.get(stand);
    if (one === undefined || placed.has(stand)) return [];
    placed.add(stand);
    return [one];
  });
  return { ...graph, nodes, edges: bundled(graph.edges, standsFor) };
}
