// What of a bitmap stands under the pointer: the model is asked, since a bitmap has no elements.
import type { GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import type { Placement, Point } from '#graph/placement.ts';

/** Id of the node that stands at a point of the canvas; null: none of `nodes` does. */
export function nodeAt(
  nodes: readonly Pick<GraphNode, 'id'>[],
  placement: Placement,
  { x, y }: Point,
): string | null {
  const found = nodes.find(({ id }) => {
    const rect = placement.nodes[id];
    return (
      rect !== undefined &&
      x >= rect.x &&
      x <= rect.x + rect.width &&
      y >= rect.y &&
      y <= rect.y + rect.height
    );
  });
  return found?.id ?? null;
}

/** Distance of `p` from the straight piece between `a` and `b`. */
function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(p.x - a.x - at * dx, p.y - a.y - at * dy);
}

/** Id of the line nearest to a point, at most `reach` canvas units away; of equally near ones the one drawn last. */
export function lineAt(
  edges: readonly Pick<GraphEdge, 'id'>[],
  placement: Placement,
  point: Point,
  reach: number,
): string | null {
  let best: string | null = null;
  let nearest = reach;
  for (const { id } of edges) {
    const points = placement.edges[id]?.points ?? [];
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a === undefined || b === undefined) continue;
      const far = distance(point, a, b);
      if (far > nearest) continue;
      nearest = far;
      best = id;
    }
  }
  return best;
}
