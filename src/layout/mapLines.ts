// Lines of a map: straight from card to card and past what stands between, down the lanes of open boxes. Those that end
// at one side of a box keep beside each other there.
import type { GraphEdge, NodeKind } from '#graph/accessGraph.ts';
import type { PlacedEdge, Point, Rect } from '#graph/placement.ts';
import type { Side } from '#graph/shapePath.ts';
import { isotonic } from '#layered/isotonic.ts';
import { borderPoint } from '#layered/routeEdges.ts';
import { between, newTracks, tooth, type Comb, type Tracks } from './combs.ts';
import type { waysAround } from './waysAround.ts';

/** From the middle between the two directions of a pair. */
const BESIDE = 5;
/** Between two lines at one side of a box, and from its corners. */
const PORT = { apart: 11, corner: 14 } as const;
/** Who can be followed stands where it wants to; others make room. */
const WEIGHT = { open: 1, blocked: 0.2 } as const;
/** Where on the way a pill would lie: what is said of the other direction is nearer to its own target. */
export const LABEL = 0.6;

/** What a line begins or ends at. */
export interface End {
  readonly id: string;
  readonly rect: Rect;
  /** Of a node that stands alone; undefined: the rectangle of a box. */
  readonly kind: NodeKind | undefined;
  /** The box or the single node that it stands in, which no other line runs through. */
  readonly block: Rect;
  readonly comb: Comb | undefined;
}

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

const far = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The point of a polyline at that share of its length. */
export function alongWay(points: readonly Point[], share: number): Point {
  const steps = points.slice(1).map((b, i) => far(points[i] ?? b, b));
  let left = share * steps.reduce((sum, step) => sum + step, 0);
  for (const [i, step] of steps.entries()) {
    const [a, b] = [points[i], points[i + 1]];
    if (a === undefined || b === undefined) break;
    if (left <= step || i === steps.length - 1) {
      const part = step === 0 ? 0 : Math.min(1, left / step);
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    }
    left -= step;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** One end of a line at a border: which side, where on it, and the point once that is settled. */
interface Port {
  readonly end: End;
  readonly side: Side;
  readonly wanted: number;
  readonly weight: number;
  point: Point;
}

/** Where the line from the middle of an end to `next` leaves it; `turn`: 1 for a line that begins here, -1 for one that ends. */
function portTowards(end: End, next: Point, turn: 1 | -1, weight: number): Port {
  const { height, width } = end.rect;
  const from = middle(end.rect);
  const [dx, dy] = [next.x - from.x, next.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  // Always on the same hand of the way that it goes.
  const aside = { x: (-dy / length) * BESIDE * turn, y: (dx / length) * BESIDE * turn };
  const isSide = Math.abs(dx) * height > Math.abs(dy) * width;
  const side = isSide ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'top' : 'bottom';
  const [way, across] = isSide ? [dx, dy] : [dy, dx];
  const [half, moved, along] = isSide ? [width / 2, aside.x, aside.y] : [height / 2, aside.y, aside.x];
  const reach = way === 0 ? 0 : (Math.sign(way) * half - moved) / way;
  const start = isSide ? from.y : from.x;
  return { end, side, wanted: start + along + reach * across, weight, point: from };
}

/** Ports of one side of a rectangle keep apart, in their order. */
function settle(ports: readonly Port[]): void {
  const [first] = ports;
  if (first === undefined) return;
  const { kind, rect } = first.end;
  const isSide = first.side === 'left' || first.side === 'right';
  const [from, room] = isSide ? [rect.y, rect.height] : [rect.x, rect.width];
  const [least, most] = [from + PORT.corner, from + room - PORT.corner];
  const apart = Math.min(PORT.apart, (most - least) / Math.max(1, ports.length - 1));
  const sorted = ports.toSorted((a, b) => a.wanted - b.wanted);
  const at = isotonic(
    sorted.map(({ wanted }) => Math.min(most, Math.max(least, wanted))),
    sorted.map(({ weight }) => weight),
    sorted.map(() => apart),
  );
  let low = least;
  const held = at.map((each) => {
    const own = Math.max(low, each);
    low = own + apart;
    return own;
  });
  let high = most;
  for (let i = held.length - 1; i >= 0; i--) {
    const own = Math.min(high, held[i] ?? high);
    high = own - apart;
    const port = sorted[i];
    if (port === undefined) continue;
    port.point =
      kind === undefined
        ? {
            x: isSide ? (port.side === 'left' ? rect.x : rect.x + rect.width) : own,
            y: isSide ? own : port.side === 'top' ? rect.y : rect.y + rect.height,
          }
        : borderPoint(rect, kind, port.side, own);
  }
}

function loop(id: string, rect: Rect): PlacedEdge {
  const [x, y] = [rect.x + rect.width, rect.y + rect.height / 2];
  const points = [
    { x, y: y - 8 },
    { x: x + 24, y: y - 8 },
    { x: x + 24, y: y + 8 },
    { x, y: y + 8 },
  ];
  return { id, points, label: { x: x + 24, y } };
}

function inComb(id: string, comb: Comb, from: string, to: string, tracks: Tracks): PlacedEdge {
  const points = between(comb, from, to, tracks);
  const [p = { x: 0, y: 0 }, q = p] = points.slice(-3);
  return { id, points, label: { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 } };
}

/** A line on its way: down the lane of a comb or to a port at each end, and past corners between. */
interface Way {
  readonly id: string;
  readonly start: readonly Point[] | Port;
  readonly past: readonly Point[];
  readonly end: readonly Point[] | Port;
}

const pointsOf = (end: readonly Point[] | Port): readonly Point[] => ('point' in end ? [end.point] : end);

/** @param around leads lines past what stands between their ends; null: they run straight */
export function mapLines(
  edges: readonly GraphEdge[],
  endOf: (id: string) => End | null,
  around: ReturnType<typeof waysAround> | null,
): Record<string, PlacedEdge> {
  const tracks = newTracks();
  const lines: Record<string, PlacedEdge> = {};
  const ways: Way[] = [];
  const ports = new Map<string, Port[]>();
  const portAt = (...port: Parameters<typeof portTowards>): Port => {
    const made = portTowards(...port);
    const key = `${made.side} ${made.end.rect.x} ${made.end.rect.y}`;
    const known = ports.get(key);
    if (known === undefined) ports.set(key, [made]);
    else known.push(made);
    return made;
  };
  for (const { id, source, target, verdict } of edges) {
    const [from, to] = [endOf(source), endOf(target)];
    if (from === null || to === null) continue;
    if (source === target) lines[id] = loop(id, from.rect);
    else if (from.comb && from.comb === to.comb) lines[id] = inComb(id, from.comb, source, target, tracks);
    else {
      const lane = (own: End, other: End): readonly Point[] | null =>
        own.comb ? tooth(own.comb, own.id, { id: other.id, at: middle(other.rect) }, tracks) : null;
      const [out, back] = [lane(from, to), lane(to, from)];
      const [a, b] = [out?.at(-1) ?? middle(from.rect), back?.at(-1) ?? middle(to.rect)];
      const past = around?.({ at: a, of: from.block }, { at: b, of: to.block }) ?? [];
      const weight = verdict === 'invalid' ? WEIGHT.blocked : WEIGHT.open;
      const start = out ?? portAt(from, past[0] ?? b, 1, weight);
      ways.push({ id, start, past, end: back?.toReversed() ?? portAt(to, past.at(-1) ?? a, -1, weight) });
    }
  }
  for (const side of ports.values()) settle(side);
  for (const { end, id, past, start } of ways) {
    const points = [...pointsOf(start), ...past, ...pointsOf(end)];
    lines[id] = { id, points, label: alongWay(points, LABEL) };
  }
  return lines;
}
