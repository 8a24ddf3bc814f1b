import type { LightGraph } from '#graph/accessGraph.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import type { Ends } from './gateRows.ts';
import { shortName } from './shortName.ts';

/** The graph's label of a node, or a short name when it draws none. */
export function nameIn(graph: LightGraph, id: string): string {
  const node = graph.nodes.find((one) => one.id === id);
  return node === undefined ? shortName(id) : nameAlone(node);
}

export function endNames(graph: LightGraph, { source, target }: Ends): Ends {
  return { source: nameIn(graph, source), target: nameIn(graph, target) };
}
