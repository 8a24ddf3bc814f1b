// An edge as SVG paths: the polyline with rounded corners, and the sign at its end. Screen and exports share it.
import type { PlacedEdge, Point } from './placement.ts';

export type EndName = 'filled' | 'open' | 'hollow' | 'bar';

export interface EdgeEnd {
  /** SVG path data with the tip at the origin, pointing right. */
  readonly path: string;
  /** `line`: filled with the line's colour; `panel`: with the background; `none`: only stroked. */
  readonly fill: 'line' | 'panel' | 'none';
  /** The line itself stops this many units before the node, so that it does not show through the sign. */
  readonly gap: number;
}

export const EDGE_END: Readonly<Record<EndName, EdgeEnd>> = {
  filled: { path: 'M-11 -5L0 0L-11 5Z', fill: 'line', gap: 10 },
  open: { path: 'M-10 -6L-1 0L-10 6', fill: 'none', gap: 2 },
  hollow: { path: 'M-11 -5L-1 0L-11 5Z', fill: 'panel', gap: 11 },
  bar: { path: 'M-6 -8V8', fill: 'none', gap: 6 },
};

const round = (n: number): number => Math.round(n * 100) / 100;
const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The point `by` units before `to` on the way from `from`. */
function before(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return to;
  const share = Math.min(by / length, 1);
  return { x: to.x - (to.x - from.x) * share, y: to.y - (to.y - from.y) * share };
}

/** One stroke along `points` with rounded corners; it stops `gap` units before its end. */
function stroke(points: readonly Point[], radius: number, gap: number): string {
  const first = points[0];
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  points.forEach((point, i) => {
    const previous = points[i - 1];
    const next = points[i + 1];
    if (previous === undefined) return;
    if (next === undefined) {
      const end = before(previous, point, gap);
      path += `L${round(end.x)} ${round(end.y)}`;
      return;
    }
    const r = Math.min(radius, distance(previous, point) / 2, distance(point, next) / 2);
    const from = before(previous, point, r);
    const to = before(next, point, r);
    path += `L${round(from.x)} ${round(from.y)}Q${round(point.x)} ${round(point.y)} ${round(to.x)} ${round(to.y)}`;
  });
  return path;
}

/** The leg of a polyline that `point` lies on, by its first corner; -1: none. */
function legOf(points: readonly Point[], point: Point): number {
  return points.findIndex((a, i) => {
    const b = points[i + 1];
    return b !== undefined && Math.abs(distance(a, point) + distance(point, b) - distance(a, b)) < 0.5;
  });
}

/**
 * SVG path data of an edge. Its two halves are drawn from the nodes towards the pill: edges that share a leg at a
 * busy node then also share their dashes there, which would else fill each other's gaps.
 * @param gap units that stay free before the target, for the EDGE_END
 */
export function edgePath(edge: PlacedEdge, radius: number, gap = 0): string {
  const { points, label } = edge;
  const at = legOf(points, label);
  const last = points.at(-1);
  const near = points.at(-2);
  if (at < 0 || last === undefined || near === undefined) return stroke(points, radius, gap);
  const back = [before(near, last, gap), ...points.slice(at + 1, -1).toReversed(), label];
  return stroke([...points.slice(0, at + 1), label], radius, 0) + stroke(back, radius, 0);
}

/** SVG transform that puts an EDGE_END at the end of a polyline, turned the way it arrives. */
export function endTransform(points: readonly Point[]): string {
  const tip = points.at(-1);
  const from = points.at(-2);
  if (tip === undefined || from === undefined) return '';
  const angle = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  return `translate(${round(tip.x)} ${round(tip.y)}) rotate(${round(angle)})`;
}
