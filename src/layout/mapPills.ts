// Which lines of a map say their numbers, and where: those that let somebody through first, and only where there is room.
import type { GraphEdge } from '#graph/accessGraph.ts';
import { VERDICT_ORDER } from '#graph/look.ts';
import { pillOf } from '#graph/pill.ts';
import type { PlacedEdge, Point, Rect } from '#graph/placement.ts';
import { alongWay, LABEL } from './mapLines.ts';
import { isThrough } from './waysAround.ts';

/** Shares of the way at which a pill may lie, the best first. */
const SHARES = [LABEL, 0.5, 0.68, 0.42, 0.76, 0.34, 0.26, 0.83, 0.18] as const;
/** Around a pill. */
const AIR = 3;
/** What it costs to lie on an end of its own line; as much as so many other lines. */
const END = 3;
/** More lines than this, and only those say their numbers that let somebody through. */
const ALL = 30;

const rectAt = ({ x, y }: Point, width: number, height: number): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const touches = (a: Rect, b: Rect, by: number): boolean =>
  a.x < b.x + b.width + by &&
  b.x < a.x + a.width + by &&
  a.y < b.y + b.height + by &&
  b.y < a.y + a.height + by;

/** With some air, so that the sign at the end of a line is seen. */
const isIn = ({ x, y }: Point, rect: Rect): boolean =>
  x > rect.x - 16 && x < rect.x + rect.width + 16 && y > rect.y - 16 && y < rect.y + rect.height + 16;

const isHit = ({ points }: PlacedEdge, rect: Rect): boolean =>
  points.some((b, i) => {
    const a = points[i - 1];
    return a !== undefined && isThrough(a, b, rect);
  });

/** @param solid what no pill may lie on */
export function mapPills(
  edges: readonly GraphEdge[],
  placed: Readonly<Record<string, PlacedEdge>>,
  solid: readonly Rect[],
): Record<string, PlacedEdge> {
  const rank = ({ verdict }: GraphEdge): number => -VERDICT_ORDER.indexOf(verdict);
  const said = edges.length <= ALL ? edges : edges.filter(({ verdict }) => verdict !== 'invalid');
  const lines = said.flatMap(({ id }) => placed[id] ?? []);
  const pills: Rect[] = [];
  const done: Record<string, PlacedEdge> = {};
  for (const edge of said.toSorted((a, b) => rank(a) - rank(b))) {
    const line = placed[edge.id];
    if (line === undefined) continue;
    const { height, width } = pillOf(edge, true);
    let best: { readonly label: Point; readonly rect: Rect; readonly cost: number } | null = null;
    for (const [i, share] of SHARES.entries()) {
      const label = alongWay(line.points, share);
      const rect = rectAt(label, width, height);
      if (solid.some((one) => touches(one, rect, AIR)) || pills.some((one) => touches(one, rect, AIR)))
        continue;
      const ends = [line.points.at(0), line.points.at(-1)].filter((end) => end && isIn(end, rect)).length;
      const cost =
        i * 0.3 + ends * END + lines.filter((other) => other !== line && isHit(other, rect)).length;
      if (best === null || cost < best.cost) best = { label, rect, cost };
    }
    if (best === null) continue;
    pills.push(best.rect);
    done[edge.id] = { ...line, label: best.label, told: true };
  }
  return { ...placed, ...done };
}
