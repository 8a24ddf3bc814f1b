import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Ends } from './gateRows.ts';
import { shortName } from './shortName.ts';

/** The graph's label of a node, or a short name when it draws none. */
export function nameIn(graph: AccessGraph, id: string): string {
  return graph.nodes.find((node) => node.id === id)?.label ?? shortName(id);
}

export function endNames(graph: AccessGraph, { source, target }: Ends): Ends {
  return { source: nameIn(graph, source), target: nameIn(graph, target) };
}
