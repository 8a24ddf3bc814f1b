// The picture in Graphviz's DOT language.
import type { AccessGraph } from './accessGraph.ts';

/** The picture in Graphviz's DOT language. */
export function toDot(graph: AccessGraph): string {
  return `${graph.nodes.length}`;
}
