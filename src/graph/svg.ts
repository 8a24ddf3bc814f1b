// The picture as a self-contained SVG.
import type { AccessGraph } from './accessGraph.ts';
import type { Theme } from './look.ts';
import type { Placement } from './placement.ts';

/** The picture as a self-contained SVG. */
export function toSvg(graph: AccessGraph, placement: Placement, theme: Theme): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${placement.width}" height="${placement.height}"><title>${theme} ${graph.nodes.length}</title></svg>`;
}
