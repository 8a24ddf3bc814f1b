// From columns, rows and tracks to polylines.
import { endY, isStraight, startY } from './assignTracks.ts';
import { NODE_LOOK } from '#graph/look.ts';
import { borderAt, type Side } from '#graph/shapePath.ts';
import type { NodeKind } from '#graph/accessGraph.ts';
import type { Chain, Channel, Item, Segment } from './layoutModel.ts';
import { turnPoint, turnRect } from './axes.ts';
import type { FlowDirection, PlacedEdge, Point, Rect } from '#graph/placement.ts';

export interface Routing {
  readonly flow: FlowDirection;
  readonly channelOf: ReadonlyMap<Segment, Channel>;
  /** x of the left border of the pill column that an item stands in. */
  readonly xOf: ReadonlyMap<Item, number>;
  readonly rects: Readonly<Record<string, Rect>>;
  readonly kindOf: ReadonlyMap<string, NodeKind>;
}

/** Points that a straight line does not need are dropped. */
export function simplify(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const level = last && before && Math.abs(before.y - last.y) < 0.01 && Math.abs(last.y - point.y) < 0.01;
    const upright = last && before && Math.abs(before.x - last.x) < 0.01 && Math.abs(last.x - point.x) < 0.01;
    if (level || upright) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** Where an edge at `at` (a height for the left and right side, else an x) touches the border of a node's shape. */
export function borderPoint(rect: Rect, kind: NodeKind | undefined, side: Side, at: number): Point {
  const shape = kind === undefined ? 'rectangle' : NODE_LOOK[kind].shape;
  const { x, y, width, height } = rect;
  return side === 'left' || side === 'right'
    ? { x: x + borderAt(shape, side, at - y, width, height), y: at }
    : { x: at, y: y + borderAt(shape, side, at - x, width, height) };
}

/** The same in the layout's own terms: `left` is where edges arrive, `right` where they leave. */
export function flowBorder(
  flow: FlowDirection,
  rect: Rect,
  kind: NodeKind | undefined,
  side: 'left' | 'right',
  across: number,
): Point {
  if (flow === 'right') return borderPoint(rect, kind, side, across);
  return turnPoint(borderPoint(turnRect(rect), kind, side === 'left' ? 'top' : 'bottom', across));
}

function leg(segment: Segment, routing: Routing, from = startY(segment)): Point[] {
  if (isStraight(segment)) return [];
  const x = (routing.channelOf.get(segment)?.x ?? 0) + segment.x;
  return [
    { x, y: from },
    { x, y: endY(segment) },
  ];
}

/** The legs of a chain, and where it arrives: pieces that are nearly level are level, so that they do not add up. */
function legsOf(
  chain: Chain,
  routing: Routing,
  from: number,
): { readonly points: Point[]; readonly at: number } {
  const points: Point[] = [];
  let at = from;
  for (const segment of chain.segments) {
    points.push(...leg(segment, routing, at));
    if (!isStraight(segment)) at = endY(segment);
  }
  return { points, at };
}

function routeLoop(chain: Chain, routing: Routing): PlacedEdge | null {
  const [out, back] = chain.segments;
  const rect = routing.rects[chain.items[0]?.node ?? ''];
  const pill = chain.pill;
  if (!out || !back || !rect || !pill) return null;
  const kind = routing.kindOf.get(chain.edge.source);
  const left = routing.xOf.get(pill) ?? 0;
  const turn = left + pill.width / 2;
  const points = [
    flowBorder(routing.flow, rect, kind, 'right', startY(out)),
    ...leg(out, routing),
    { x: turn, y: endY(out) },
    { x: turn, y: endY(back) },
    ...leg(back, routing).toReversed(),
    flowBorder(routing.flow, rect, kind, 'right', startY(back)),
  ];
  return {
    id: chain.edge.id,
    points: simplify(points),
    label: { x: turn, y: pill.y },
  };
}

/** The polyline of one edge, from its source to its target. */
export function routeEdge(chain: Chain, routing: Routing): PlacedEdge | null {
  if (chain.pill?.kind === 'loop') return routeLoop(chain, routing);
  const first = chain.items[0];
  const last = chain.items.at(-1);
  const start = routing.rects[first?.node ?? ''];
  const end = routing.rects[last?.node ?? ''];
  const head = chain.segments[0];
  if (!first || !last || !start || !end || !head || !chain.pill) return null;
  const way = legsOf(chain, routing, startY(head));
  const points: Point[] = [
    flowBorder(routing.flow, start, routing.kindOf.get(first.node), 'right', startY(head)),
    ...way.points,
    flowBorder(routing.flow, end, routing.kindOf.get(last.node), 'left', way.at),
  ];
  const { pill } = chain;
  const label = { x: (routing.xOf.get(pill) ?? 0) + pill.width / 2, y: pill.y };
  const bends = simplify(points);
  return { id: chain.edge.id, points: chain.flipped ? bends.toReversed() : bends, label };
}
