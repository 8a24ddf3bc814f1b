// An edge that runs straight to its target, past nothing: for hand-placed nodes and for very large pictures.
import type { NodeKind } from '#graph/accessGraph.ts';
import type { PlacedEdge, Rect } from '#graph/placement.ts';
import { borderPoint, simplify } from './routeEdges.ts';

/** Border to border with one upright leg half way; towards the left when the target stands there. */
export function shortWay(
  id: string,
  source: Rect,
  target: Rect,
  kinds: readonly [NodeKind | undefined, NodeKind | undefined],
): PlacedEdge {
  const back = target.x + target.width / 2 < source.x + source.width / 2;
  const from = borderPoint(source, kinds[0], back ? 'left' : 'right', source.y + source.height / 2);
  const to = borderPoint(target, kinds[1], back ? 'right' : 'left', target.y + target.height / 2);
  const middle = (from.x + to.x) / 2;
  const points = simplify([from, { x: middle, y: from.y }, { x: middle, y: to.y }, to]);
  return { id, points, label: { x: middle, y: (from.y + to.y) / 2 } };
}
