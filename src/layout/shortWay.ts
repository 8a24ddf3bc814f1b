// An edge that runs straight to its target, past nothing: for hand-placed nodes and for very large pictures.
import type { NodeKind } from '#graph/accessGraph.ts';
import { turnEdge, turnRect } from '#layered/axes.ts';
import type { FlowDirection, PlacedEdge, Rect } from '#graph/placement.ts';
import { flowBorder, simplify } from '#layered/routeEdges.ts';

/** Border to border with one leg across half way; against the flow when the target stands there. */
export function shortWay(
  id: string,
  from: Rect,
  to: Rect,
  kinds: readonly [NodeKind | undefined, NodeKind | undefined],
  flow: FlowDirection = 'right',
): PlacedEdge {
  const isDown = flow === 'down';
  const [source, target] = isDown ? [turnRect(from), turnRect(to)] : [from, to];
  const back = target.x + target.width / 2 < source.x + source.width / 2;
  const start = flowBorder(flow, source, kinds[0], back ? 'left' : 'right', source.y + source.height / 2);
  const end = flowBorder(flow, target, kinds[1], back ? 'right' : 'left', target.y + target.height / 2);
  const middle = (start.x + end.x) / 2;
  const points = simplify([start, { x: middle, y: start.y }, { x: middle, y: end.y }, end]);
  const way = { id, points, label: { x: middle, y: (start.y + end.y) / 2 } };
  return isDown ? turnEdge(way) : way;
}
