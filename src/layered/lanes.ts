// OUs in layers: each is a lane, a band across the layers in which nothing else stands. Its two borders have a place in
// every layer that it passes, like blocks (fences), so that what stands above it stands above it everywhere.
import { SIZE } from '#graph/look.ts';
import type { Rect, UnitRect } from '#graph/placement.ts';
import type { Axes } from './axes.ts';
import { newBlock, type Block, type Lane, type Part } from './layoutModel.ts';
import type { Plan } from './layoutPlan.ts';

/** The lanes of one part, by id, each after the one around it. */
export function lanesOf(
  { around, units }: Plan,
  numbers: readonly number[],
  layers: readonly number[],
  axes: Axes,
): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>();
  for (const n of numbers) {
    const layer = layers[n] ?? 0;
    let parent: Lane | null = null;
    for (const id of around[n] ?? []) {
      const box = units.boxes.get(id);
      if (box === undefined) continue;
      const known = lanes.get(id);
      const lane: Lane = known ?? {
        id,
        parent,
        ...axes.unit(box),
        first: layer,
        last: layer,
        top: 0,
        bottom: 0,
      };
      lane.first = Math.min(lane.first, layer);
      lane.last = Math.max(lane.last, layer);
      lanes.set(id, lane);
      parent = lane;
    }
  }
  return lanes;
}

/** Puts the borders of every lane into its layers. */
export function setFences({ lanes, layers }: Part): void {
  for (const lane of lanes)
    for (let i = lane.first; i <= lane.last; i += 1)
      for (const fence of ['top', 'bottom'] as const)
        layers[i]?.push({ ...newBlock(null, 1, 0, lane), fence });
}

/** From the innermost lane outwards. */
export function lanesAround(block: Block): readonly Lane[] {
  const lanes: Lane[] = [];
  for (let lane = block.lane; lane !== null; lane = lane.parent) lanes.push(lane);
  return lanes;
}

/** Room that the borders of lanes need before and after what stands in a layer. */
export function laneRoom(
  { lanes }: Part,
  layer: number,
): { readonly before: number; readonly after: number } {
  const most = (at: 'first' | 'last'): number => {
    const depth = new Map<Lane, number>();
    for (const lane of lanes) {
      const outer = lane.parent === null ? 0 : (depth.get(lane.parent) ?? 0);
      depth.set(lane, outer + Number(lane[at] === layer));
    }
    return Math.max(0, ...depth.values()) * SIZE.unitPadding;
  };
  return { before: most('first'), after: most('last') };
}

/** How wide a layer is at least, for the titles of lanes that begin in it. */
export const labelRoom = ({ lanes }: Part, layer: number): number =>
  Math.max(0, ...lanes.filter(({ first }) => first === layer).map(({ label }) => label - SIZE.unitPadding));

interface Span {
  left: number;
  right: number;
}

/** The boxes of lanes, when everything has its place: x along the flow, y across. */
export function drawLanes(part: Part, layerEnds: readonly number[]): Record<string, UnitRect> {
  const spans = new Map<Lane, Span>();
  const take = (lane: Lane | null, left: number, right: number): void => {
    if (lane === null) return;
    const span = spans.get(lane) ?? { left: Infinity, right: -Infinity };
    span.left = Math.min(span.left, left - SIZE.unitPadding);
    span.right = Math.max(span.right, right + SIZE.unitPadding);
    spans.set(lane, span);
  };
  for (const block of part.layers.flat())
    if (block.fence === null) take(block.lane, block.x, block.x + block.width);
  const rects: [string, UnitRect][] = [];
  for (const lane of part.lanes.toReversed()) {
    const span = spans.get(lane) ?? { left: 0, right: 0 };
    const end = layerEnds[lane.first] ?? span.right;
    span.right = Math.max(span.right, Math.min(span.left + lane.label, end));
    take(lane.parent, span.left, span.right);
    const box: Rect = {
      x: span.left,
      y: lane.top,
      width: span.right - span.left,
      height: lane.bottom - lane.top,
    };
    const title = { ...box, width: Math.min(end, span.right) - span.left, height: lane.title };
    rects.push([lane.id, { ...box, title }]);
  }
  return Object.fromEntries(rects.toReversed());
}
