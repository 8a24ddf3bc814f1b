// Two ends as a selection, whether or not the picture draws an edge between them: the same id that its edge would have.
import { mainAction } from '#decision/structure.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { callerKind } from '#language/caller.ts';

export interface Pair {
  readonly source: string;
  readonly target: string;
  readonly action: string;
}

export const pairId = ({ action, source, target }: Pair): string => `${source}→${target}|${action}`;

/** null: the id is not of two ends. */
export function pairOf(id: string): Pair | null {
  const match = /^([^→]+)→([^|]+)\|(sts:\w+)$/.exec(id);
  const [, source, target, action] = match ?? [];
  return source && target && action ? { source, target, action } : null;
}

type Ends = Pick<Pair, 'source' | 'target'>;

/** Both ends are in the graph, and the second is a role. */
export function areDrawn({ nodes }: LightGraph, { source, target }: Ends): boolean {
  return (
    source !== target &&
    nodes.some(({ id, kind }) => id === source && kind !== 'resource' && kind !== 'group') &&
    nodes.some(({ id, kind }) => id === target && kind === 'role')
  );
}

/** The role is in the graph; who is to become it is there too, or is somebody whom a policy could name. */
export const isAskable = (graph: LightGraph, { source, target }: Ends): boolean =>
  areDrawn(graph, { source, target }) ||
  (callerKind(source) !== null &&
    !graph.nodes.some(({ id }) => id === source) &&
    graph.nodes.some(({ id, kind }) => id === target && kind === 'role'));

/** What to select to be told about two ends: the edge between them, else the pair. */
export function askAbout({ edges }: LightGraph, source: string, target: string): string {
  const drawn = edges.find(
    (edge) => edge.kind === 'assume' && edge.source === source && edge.target === target,
  );
  return drawn?.id ?? pairId({ source, target, action: mainAction(callerKind(source)) });
}
