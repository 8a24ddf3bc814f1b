// What somebody tried, on the edges of the picture.
import { triesOf } from '#attempts/tries.ts';
import type { Model } from '#decision/model.ts';
import type { EdgeWord, LightGraph } from './accessGraph.ts';

const key = (source: string, target: string): string => `${source}→${target}`;

/** The same graph, and on each assume edge how often it was tried. */
export function withTries(graph: LightGraph, model: Model): LightGraph {
  const all = new Map(triesOf(model).map(({ source, target, tries }) => [key(source, target), tries]));
  if (all.size === 0) return graph;
  return {
    ...graph,
    edges: graph.edges.map((edge): EdgeWord => {
      const tries = edge.kind === 'assume' ? all.get(key(edge.source, edge.target)) : undefined;
      return tries === undefined ? edge : Object.assign({}, edge, { tries });
    }),
  };
}
