// Straight lines past what stands between their ends: along the corners of it, as short as they can be.
import type { Point, Rect } from '#graph/placement.ts';

/** Between a line and the corner that it goes around, and between two lines there. */
export const AROUND = 13;
const BESIDE = 5;
/** So many lines go around a corner beside each other; more share their ways. */
const TRACKS = 6;
/** A corner costs as much as so many units of way. */
const BEND = 40;

/** Does the line between two points run through the inside of `rect`, made larger by `by`? Asked very often. */
export function isThrough(a: Point, b: Point, rect: Rect, by = 0): boolean {
  const [left, right] = [rect.x - by, rect.x + rect.width + by];
  const [top, bottom] = [rect.y - by, rect.y + rect.height + by];
  if ((a.x <= left && b.x <= left) || (a.x >= right && b.x >= right)) return false;
  if ((a.y <= top && b.y <= top) || (a.y >= bottom && b.y >= bottom)) return false;
  // All four corners on one side: it passes beside.
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const turn = dx * a.y - dy * a.x;
  const [one, two] = [dx * top - dy * left - turn, dx * top - dy * right - turn];
  const [three, four] = [dx * bottom - dy * left - turn, dx * bottom - dy * right - turn];
  return !(
    (one >= 0 && two >= 0 && three >= 0 && four >= 0) ||
    (one <= 0 && two <= 0 && three <= 0 && four <= 0)
  );
}

interface Corner extends Point {
  /** Away from what it is a corner of. */
  readonly out: Point;
  /** Lines that go around it already. */
  lines: number;
}

/** A place where a line begins or ends, and what it may run through there. */
export interface Place {
  readonly at: Point;
  readonly of: Rect;
}

/** Corners that nothing else stands on. */
function cornersOf(rects: readonly Rect[]): Corner[] {
  const corners = rects.flatMap(({ x, y, width, height }) =>
    ([-1, 1] as const).flatMap((right) =>
      ([-1, 1] as const).map((down) => ({
        x: right < 0 ? x - AROUND : x + width + AROUND,
        y: down < 0 ? y - AROUND : y + height + AROUND,
        out: { x: right * Math.SQRT1_2, y: down * Math.SQRT1_2 },
        lines: 0,
      })),
    ),
  );
  return corners.filter(
    (corner) => !rects.some((rect) => isThrough(corner, { ...corner, x: corner.x + 0.1 }, rect, AROUND - 1)),
  );
}

const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Ways between these rectangles, one after the other: each keeps beside those before it. */
export function waysAround(rects: readonly Rect[]) {
  const corners = cornersOf(rects);
  const isFree = (a: Point, b: Point, but?: Rect, other?: Rect): boolean =>
    !rects.some((rect) => rect !== but && rect !== other && isThrough(a, b, rect, AROUND - 1));
  const seen = new Map<number, readonly (readonly [at: number, far: number])[]>();
  /** Corners that can be reached straight from one of them. */
  function from(at: number): readonly (readonly [at: number, far: number])[] {
    const known = seen.get(at);
    if (known !== undefined) return known;
    const own = corners[at];
    const found = corners.flatMap((corner, i) =>
      own !== undefined && i !== at && isFree(own, corner) ? [[i, length(own, corner)] as const] : [],
    );
    seen.set(at, found);
    return found;
  }
  /** Numbers of the corners on the shortest way; null: there is none. */
  function shortest(start: Place, end: Place): readonly number[] | null {
    const far = corners.map((corner) =>
      isFree(start.at, corner, start.of) ? length(start.at, corner) + BEND : Number.POSITIVE_INFINITY,
    );
    const before = corners.map(() => -1);
    const open = new Set(corners.keys());
    let best = { way: Number.POSITIVE_INFINITY, last: -1 };
    while (open.size > 0) {
      let next = -1;
      for (const i of open) if (next < 0 || (far[i] ?? 0) < (far[next] ?? 0)) next = i;
      const [own, reached] = [corners[next], far[next] ?? Number.POSITIVE_INFINITY];
      if (own === undefined || reached >= best.way) break;
      open.delete(next);
      if (isFree(own, end.at, end.of)) {
        const way = reached + length(own, end.at);
        if (way < best.way) best = { way, last: next };
      }
      for (const [i, step] of from(next)) {
        if (reached + step + BEND >= (far[i] ?? 0)) continue;
        far[i] = reached + step + BEND;
        before[i] = next;
      }
    }
    if (best.last < 0) return null;
    const way: number[] = [];
    for (let at = best.last; at >= 0; at = before[at] ?? -1) way.unshift(at);
    return way;
  }
  /** Points on the way from one place to another, without these two; empty: straight, or through what cannot be passed. */
  return (start: Place, end: Place): readonly Point[] => {
    if (isFree(start.at, end.at, start.of, end.of)) return [];
    return (shortest(start, end) ?? []).flatMap((at) => {
      const corner = corners[at];
      if (corner === undefined) return [];
      const aside = BESIDE * (corner.lines++ % TRACKS);
      return [{ x: corner.x + corner.out.x * aside, y: corner.y + corner.out.y * aside }];
    });
  };
}
