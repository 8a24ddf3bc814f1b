// When the picture may move by itself, and where to: never while somebody works in it.
import type { Placement, Point, Rect } from '#graph/placement.ts';

export interface View extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Height of the legend, which lies over the lower end; absent: of one row. */
  readonly foot?: number;
  /** Height of the bars over the upper end; absent: there are none. */
  readonly head?: number;
}

export const ZOOM = {
  least: 0.03,
  most: 2.5,
  fitMost: 1.1,
  readable: 0.5,
  /** Names are larger from here on, and alone. */
  names: 0.8,
  far: 0.7,
  farther: 0.45,
  bitmap: 0.5,
  tiny: 0.22,
  /** A picture whose whole would be smaller begins larger than that, where something is selected. */
  leastStart: 0.4,
  start: 0.6,
} as const;

/** How far away the picture is, for `data-names` and `data-far` in far.css; undefined: near enough for all of it. */
export function distanceAt(zoom: number): 'names' | 'far' | 'farther' | 'tiny' | undefined {
  if (zoom < ZOOM.tiny) return 'tiny';
  if (zoom < ZOOM.farther) return 'farther';
  if (zoom < ZOOM.far) return 'far';
  return zoom < ZOOM.names ? 'names' : undefined;
}

/** Narrower than this the picture is panned, not shrunk until nobody can read it. */
const PHONE = 480;
/** Kept free around the picture, in CSS pixels; the legend stands at the bottom. */
const MARGIN = { top: 4, bottom: 52, side: 4 } as const;
/** Below and above the legend together. */
const AROUND_FOOT = 20;
/** However high the legend is, so much is for the picture. */
const LEAST_SHARE = 0.6;

/** Of an account's name in its box. */
const CORNER: Point = { x: 60, y: 24 };

/** Around what alone is fitted, in canvas units. */
const AIR = 40;

/** What a picture is made of, as far as it matters for moving it. */
export interface Material {
  readonly documents: Iterable<string>;
  readonly nodes: Iterable<string>;
}

/**
 * Whether new material came in since the last fit: a document that was not there, or a picture in which less than
 * half of the old one is left (a sample, an undone paste). Typing does neither, so it never moves the picture.
 */
export function bringsNew(
  seen: { readonly documents: ReadonlySet<string>; readonly nodes: ReadonlySet<string> },
  now: Material,
): boolean {
  for (const document of now.documents) if (!seen.documents.has(document)) return true;
  const nodes = [...now.nodes];
  const left = nodes.filter((id) => seen.nodes.has(id)).length;
  return nodes.length > 0 && left * 2 < seen.nodes.size;
}

/** A rectangle around everything that is placed, pills too; null when nothing is. The placement has its own margin. */
export function boundsOf(placement: Placement): Rect | null {
  const { boxes, nodes, units = {} } = placement;
  const rects = [...Object.values(units), ...Object.values(boxes), ...Object.values(nodes)];
  const points = Object.values(placement.edges).flatMap((edge) => edge.points);
  const xs = [0, placement.width, ...rects.flatMap((r) => [r.x, r.x + r.width]), ...points.map((p) => p.x)];
  const ys = [0, placement.height, ...rects.flatMap((r) => [r.y, r.y + r.height]), ...points.map((p) => p.y)];
  if (rects.length === 0) return null;
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  const x = least(xs);
  const y = least(ys);
  return { x, y, width: most(xs) - x, height: most(ys) - y };
}

/**
 * The view that shows all of `bounds`. Where that would be too small to read (a phone; with `begins`, anywhere), it
 * stays readable and stands at `focus`, the middle of what is selected, or at the upper left corner.
 */
export function fitView(bounds: Rect, screen: Size, focus: Point | null, begins = false): View {
  const side = screen.width < PHONE ? 2 : MARGIN.side;
  const width = Math.max(screen.width - 2 * side, 40);
  const { foot = MARGIN.bottom - AROUND_FOOT, head = 0 } = screen;
  const top = MARGIN.top + head;
  const free = screen.height - top;
  const height = Math.max(free - foot - AROUND_FOOT, free * LEAST_SHARE, 40);
  const exact = Math.min(width / bounds.width, height / bounds.height, ZOOM.fitMost);
  const least =
    screen.width < PHONE ? ZOOM.readable : begins && exact < ZOOM.leastStart ? ZOOM.start : ZOOM.least;
  const zoom = Math.max(exact, least);
  const along = (start: number, length: number, room: number, margin: number, at: number | null) => {
    if (length * zoom <= room) return margin + (room - length * zoom) / 2 - start * zoom;
    if (at === null) return margin - start * zoom;
    const wanted = margin + room / 2 - at * zoom;
    return Math.min(margin - start * zoom, Math.max(wanted, margin + room - (start + length) * zoom));
  };
  return {
    x: along(bounds.x, bounds.width, width, side, focus?.x ?? null),
    y: along(bounds.y, bounds.height, height, top, focus?.y ?? null),
    zoom,
  };
}

/** A rectangle around these nodes, account boxes and edges, with some air; null when none of them is placed. */
export function boundsAround(
  { boxes, edges, nodes, units = {} }: Placement,
  ids: readonly string[],
): Rect | null {
  const corners = ids.flatMap((id): readonly Point[] => {
    const rect = units[id] ?? boxes[id] ?? nodes[id];
    const end = rect && { x: rect.x + rect.width, y: rect.y + rect.height };
    return [...(rect ? [rect] : []), ...(end ? [end] : []), ...(edges[id]?.points ?? [])];
  });
  if (corners.length === 0) return null;
  const [xs, ys] = [corners.map((point) => point.x), corners.map((point) => point.y)];
  const [x, y] = [Math.min(...xs) - AIR, Math.min(...ys) - AIR];
  return { x, y, width: Math.max(...xs) + AIR - x, height: Math.max(...ys) + AIR - y };
}

/** Middle of a node or of an edge's pill; of an account the corner with its name. */
export function middleOf(placement: Placement, id: string | undefined): Point | null {
  if (id === undefined) return null;
  const node = placement.units?.[id] ?? placement.nodes[id];
  if (node !== undefined) return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
  const box = placement.boxes[id];
  if (box !== undefined) return { x: box.x + CORNER.x, y: box.y + CORNER.y };
  return placement.edges[id]?.label ?? null;
}

/** Whether a point of the canvas can be seen, with some air around it. */
export function isOnScreen(point: Point, view: View, screen: Size): boolean {
  const x = point.x * view.zoom + view.x;
  const y = point.y * view.zoom + view.y;
  return x > 60 && y > 40 && x < screen.width - 60 && y < screen.height - MARGIN.bottom;
}

/** The same but for rounding. */
export function isSameView(a: View, b: View): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001;
}
