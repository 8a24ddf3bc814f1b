// What is not drawn: hidden verdicts, and what roles may use (resources and the lines to them) where these would
// shrink the picture that is about who becomes whom.
import type { ViewChoices } from '#workspace/workspace.ts';
import type { AccessGraph, EdgeWord, LightGraph } from './accessGraph.ts';

/** Stands among the hidden for all resources and the edges to them. */
export const RESOURCES = 'access';
/** Stands there when the user wants them in spite of their number; links know only one list. */
const RESOURCES_SHOWN = '-access';

/** Stands there when only what somebody tried is drawn. */
export const UNTRIED = 'untried';

/** Up to so many of each, resources are drawn unasked. */
const FEW = { resources: 8, principals: 15 } as const;

/**
 * Everything that is hidden under these choices: verdict words and `RESOURCES`. Unasked, resources are drawn where
 * they are few, and where no role is assumed, because then they are all there is to see.
 */
export function defaultHidden(
  { nodes, edges, unlisted = 0 }: LightGraph,
  view: ViewChoices,
): ReadonlySet<string> {
  const hidden = new Set(view.hidden);
  if (hidden.delete(RESOURCES_SHOWN) || hidden.has(RESOURCES)) return hidden;
  const listed = nodes.filter((node) => node.kind === 'resource').length;
  const resources = listed + unlisted;
  const isSmall = resources <= FEW.resources && nodes.length - listed <= FEW.principals;
  if (resources > 0 && !isSmall && edges.some((edge) => edge.kind === 'assume')) hidden.add(RESOURCES);
  return hidden;
}

/** Whether the choices ask for resources in so many words. */
export const asksForResources = ({ hidden }: ViewChoices): boolean =>
  hidden?.includes(RESOURCES_SHOWN) === true;

/** The list to keep when the user hides or shows resources; never empty, since both are choices. */
export function chooseResources(view: ViewChoices, shown: boolean): readonly string[] {
  const others = (view.hidden ?? []).filter((each) => each !== RESOURCES && each !== RESOURCES_SHOWN);
  return [...others, shown ? RESOURCES_SHOWN : RESOURCES];
}

/** Whether a word in the list of what is hidden is about resources, not about verdicts. */
export const isAboutResources = (word: string): boolean => word === RESOURCES || word === RESOURCES_SHOWN;

/** Whether `id` is a resource or an edge to one. */
export const isResource = ({ nodes, edges }: LightGraph, id: string): boolean =>
  edges.some((edge) => edge.kind === 'access' && edge.id === id) ||
  nodes.some((node) => node.kind === 'resource' && node.id === id);

/** The graph without resources and without accounts of which nothing else is left. */
export function withoutResources<E extends EdgeWord>(graph: AccessGraph<E>): AccessGraph<E> {
  const nodes = graph.nodes.filter((node) => node.kind !== 'resource');
  const inUse = new Set(nodes.map((node) => node.account));
  return {
    ...graph,
    nodes,
    accounts: graph.accounts.filter(({ id }) => inUse.has(id)),
    edges: graph.edges.filter((edge) => edge.kind !== 'access'),
  };
}

/** The graph without the verdicts and resources that are hidden under these choices; lines for many stay. */
export function withoutHidden<E extends EdgeWord>(
  whole: AccessGraph<E>,
  view: Pick<ViewChoices, 'hidden'>,
): AccessGraph<E> {
  const hidden = defaultHidden(whole, view);
  const graph = hidden.has(RESOURCES) ? withoutResources(whole) : whole;
  if (![...hidden].some((each) => each !== RESOURCES)) return graph;
  const tried = hidden.has(UNTRIED);
  const edges = graph.edges.filter(
    (edge) =>
      ('counts' in edge && edge.counts !== undefined) ||
      // What is to be guessed is never hidden for its verdict.
      ((edge.veiled || !hidden.has(edge.verdict)) && (!tried || edge.tries !== undefined)),
  );
  return { ...graph, edges };
}

/** Whether what is drawn may depend on verdicts. */
export const narrowsByVerdict = ({ filter, hidden = [] }: ViewChoices): boolean =>
  hidden.length > 0 || (filter?.text ?? '') !== '';
