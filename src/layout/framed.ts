// Lines that run around the outer cards of a map, and their pills, are in the picture too.
import type { AccessGraph } from '#graph/accessGraph.ts';
import { pillOf } from '#graph/pill.ts';
import type { Placement, Point, Rect } from '#graph/placement.ts';
import { unitsMoved } from './packUnits.ts';

/** Around a line or a pill. */
const AIR = 8;

/** The same placement, with all of it from 0 to its width and height. */
export function framed(graph: AccessGraph, placement: Placement): Placement {
  let [left, top, right, bottom] = [0, 0, placement.width, placement.height];
  const take = (x: number, y: number, wide = 0, high = 0): void => {
    left = Math.min(left, x - wide - AIR);
    right = Math.max(right, x + wide + AIR);
    top = Math.min(top, y - high - AIR);
    bottom = Math.max(bottom, y + high + AIR);
  };
  for (const edge of graph.edges) {
    const placed = placement.edges[edge.id];
    if (placed === undefined) continue;
    for (const { x, y } of placed.points) take(x, y);
    if (!placed.told) continue;
    const { height, width } = pillOf(edge, placement.terse);
    take(placed.label.x, placed.label.y, width / 2, height / 2);
  }
  const [width, height] = [Math.ceil(right - left), Math.ceil(bottom - top)];
  if (left === 0 && top === 0) return { ...placement, width, height };
  const moved = <T extends Point>(one: T): T => ({ ...one, x: one.x - left, y: one.y - top });
  const all = (rects: Readonly<Record<string, Rect>>): Record<string, Rect> =>
    Object.fromEntries(Object.entries(rects).map(([id, rect]) => [id, moved(rect)]));
  return {
    ...placement,
    boxes: all(placement.boxes),
    nodes: all(placement.nodes),
    ...(placement.units === undefined ? {} : { units: unitsMoved(placement.units, -left, -top) }),
    edges: Object.fromEntries(
      Object.entries(placement.edges).map(([id, edge]) => [
        id,
        { ...edge, points: edge.points.map(moved), label: moved(edge.label) },
      ]),
    ),
    width,
    height,
  };
}
