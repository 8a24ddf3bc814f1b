// View choices applied to the picture: hidden verdicts and closed accounts. Nothing else.
import type { ViewChoices } from '#workspace/workspace.ts';
import type { AccessGraph } from './accessGraph.ts';

/** What of `graph` is on the screen under these choices. */
export function visibleGraph(graph: AccessGraph, view: ViewChoices): AccessGraph {
  const hidden = new Set<string>(view.hidden);
  return { ...graph, edges: graph.edges.filter((edge) => !hidden.has(edge.verdict)) };
}
