// The picture as a Markdown review.
import type { AccessGraph } from './accessGraph.ts';

/** The picture as a Markdown review. */
export function toMarkdown(graph: AccessGraph): string {
  return `${graph.nodes.length}`;
}
