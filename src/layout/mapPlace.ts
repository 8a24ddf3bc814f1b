// A map of closed accounts: each leads to most others, so layers would only be long. Cards stand in rows and lines run
// straight from card to card; the canvas shows the words of those that somebody points at.
import type { AccessGraph, GraphNode } from '#graph/accessGraph.ts';
import { SIZE } from '#graph/look.ts';
import { unitTree } from '#graph/unitTree.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import type { PlacedEdge, Placement, Point, Rect } from '#graph/placement.ts';
import { between, COMB_NODES, combOrder, LANE, newTracks, tooth, type Comb, type Tracks } from './combs.ts';
import { fitZoom } from '#layered/fitZoom.ts';
import { ROOM } from '#layered/layoutModel.ts';
import { packUnits, type Pack, type Sized } from './packUnits.ts';
import { borderPoint } from '#layered/routeEdges.ts';

/** Fewer lines than this are followed better in layers. */
const LINES = 24;
/** With so many nobody follows a line past anything. */
const MANY_LINES = 150;
const GAP = { x: 80, y: 64 } as const;
/** Between the two directions of a pair. */
const BESIDE = 5;

/** Mostly cards that stand for many, joined by many lines. */
export function isMap({ edges, nodes }: AccessGraph): boolean {
  const cards = nodes.filter(({ closed }) => closed !== undefined).length;
  if (cards <= 3) return false;
  return (
    edges.length > MANY_LINES ||
    (edges.length > LINES && cards * 2 >= nodes.length && edges.length > 2 * nodes.length)
  );
}

/** Where the line from the middle of `rect` towards `to` leaves it. */
function borderTowards(rect: Rect, to: Point): Point {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(
    dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(share)
    ? { x: x + dx * Math.min(1, share), y: y + dy * Math.min(1, share) }
    : { x, y };
}

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

function straight(id: string, from: Rect, to: Rect): PlacedEdge {
  const [a, b] = [middle(from), middle(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const aside = { x: (-(b.y - a.y) / length) * BESIDE, y: ((b.x - a.x) / length) * BESIDE };
  const shifted = ({ x, y }: Point): Point => ({ x: x + aside.x, y: y + aside.y });
  const points = [shifted(borderTowards(from, b)), shifted(borderTowards(to, a))] as const;
  const [start, end] = points;
  // Nearer to its target: the words of the other direction stand nearer to theirs.
  const label = { x: start.x + (end.x - start.x) * 0.6, y: start.y + (end.y - start.y) * 0.6 };
  return { id, points, label };
}

/** What a line begins or ends at: a rectangle, in a comb or not. */
interface End {
  readonly id: string;
  readonly rect: Rect;
  readonly comb: Comb | undefined;
}

/** Through the lanes of the combs at its ends, and straight between them; null: neither end is in one. */
function combed(id: string, from: End, to: End, tracks: Tracks): PlacedEdge | null {
  if (from.comb && from.comb === to.comb) {
    const points = between(from.comb, from.id, to.id, tracks);
    const [p = from.rect, q = p] = points.slice(-3);
    return { id, points, label: { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 } };
  }
  if (from.comb === to.comb) return null;
  const way = (own: End, far: End): readonly Point[] =>
    own.comb ? tooth(own.comb, own.id, { id: far.id, at: middle(far.rect) }, tracks) : [];
  const [start, end] = [way(from, to), way(to, from)];
  const [a, b] = [start.at(-1) ?? middle(from.rect), end.at(-1) ?? middle(to.rect)];
  const first = start.length > 0 ? start : [borderTowards(from.rect, b)];
  const last = end.length > 0 ? end.toReversed() : [borderTowards(to.rect, a)];
  const [p, q] = [first.at(-1) ?? a, last[0] ?? b];
  return { id, points: [...first, ...last], label: { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 } };
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

/** A block (an account's box, or one node without account) with what is in it. */
interface Cell {
  readonly account: string | null;
  readonly nodes: readonly GraphNode[];
  readonly columns: number;
  readonly rows: number;
  /** Lines run between its columns. */
  readonly isComb: boolean;
  readonly node: number;
  /** From a column to the next. */
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

function cell(nodes: readonly GraphNode[]): Cell {
  const account = nodes[0]?.account ?? null;
  const columns = Math.max(1, Math.round(Math.sqrt(nodes.length / 2)));
  const node = Math.max(...nodes.map(nodeWidth));
  const [side, top] = account === null ? [0, 0] : [SIZE.boxPadding, SIZE.titleHeight];
  const rows = Math.ceil(nodes.length / columns);
  const isComb = account !== null && nodes.length >= COMB_NODES;
  const lane = isComb ? LANE : ROOM.node;
  return {
    account,
    nodes,
    columns,
    rows,
    isComb,
    node,
    pitch: node + lane,
    width: columns * (node + lane) - ROOM.node + 2 * side,
    height: top + rows * (SIZE.nodeHeight + ROOM.node) - ROOM.node + side,
  };
}

const widthOf = (row: readonly Sized[]): number =>
  row.reduce((sum, { width }) => sum + width + GAP.x, -GAP.x);

/** Cells in rows that are at most `limit` wide. */
function rowsOf<T extends Sized>(cells: readonly T[], limit: number): readonly (readonly T[])[] {
  const rows: T[][] = [];
  let room = 0;
  for (const one of cells) {
    const row = rows.at(-1);
    if (row === undefined || room < one.width + GAP.x) {
      rows.push([one]);
      room = limit - one.width;
    } else {
      row.push(one);
      room -= one.width + GAP.x;
    }
  }
  return rows;
}

const heightOf = (row: readonly Sized[]): number => Math.max(...row.map(({ height }) => height));

function sizeOf(rows: readonly (readonly Sized[])[]): Sized {
  return {
    width: Math.max(0, ...rows.map(widthOf)) + 2 * ROOM.margin,
    height: rows.reduce((sum, row) => sum + heightOf(row) + GAP.y, 2 * ROOM.margin - GAP.y),
  };
}

/** How wide rows may be, as multiples of what the area of the cells asks for. */
const WIDER = [0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

/** The rows in which the map can be drawn largest; the narrower ones of equals. */
function bestRows<T extends Sized>(
  cells: readonly T[],
  aspect: number,
  zoomOf: (size: Sized) => number,
): readonly (readonly T[])[] {
  const widest = Math.max(...cells.map(({ width }) => width));
  const area = cells.reduce((sum, { width, height }) => sum + (width + GAP.x) * (height + GAP.y), 0);
  const tries = WIDER.map((factor) => rowsOf(cells, Math.max(Math.sqrt(area * aspect) * factor, widest)));
  const zooms = tries.map((rows) => zoomOf(sizeOf(rows)));
  return tries[zooms.indexOf(Math.max(...zooms))] ?? [cells];
}

/** Rows in the middle, so that lines of one row do not run through cards of the next. */
const packRows =
  (aspect: number): Pack =>
  (cells, inside) => {
    // What is only a part of the map has the shape of the whole.
    const zoomOf = (size: Sized): number =>
      inside ? 1 / Math.max(size.width, size.height * aspect) : fitZoom(size, aspect);
    const rows = bestRows(cells, aspect, zoomOf);
    const margin = inside ? 0 : ROOM.margin;
    const widest = Math.max(0, ...rows.map(widthOf));
    let y: number = margin;
    const spots = rows.flatMap((row) => {
      const height = heightOf(row);
      let x = margin + (widest - widthOf(row)) / 2;
      const placed = row.map((of) => {
        const spot = { of, x, y: y + (height - of.height) / 2 };
        x += of.width + GAP.x;
        return spot;
      });
      y += height + GAP.y;
      return placed;
    });
    return { spots, width: widest + 2 * margin, height: y - GAP.y + margin };
  };

/** @param blocks nodes that stand together, in the order of the map */
export function mapPlace(
  graph: AccessGraph,
  blocks: readonly (readonly GraphNode[])[],
  aspect: number,
): Placement {
  const blockOf = new Map(blocks.flatMap((nodes, i) => nodes.map(({ id }) => [id, i] as const)));
  const cells = blocks
    .map((nodes) => (nodes.length < COMB_NODES ? nodes : combOrder(nodes, graph, blockOf)))
    .map(cell);
  const tree = unitTree(graph);
  const { height, spots, units, width } = packUnits(
    cells,
    ({ nodes: [first] }) => (first === undefined ? [] : tree.around(first)),
    tree,
    packRows(aspect),
  );
  const boxes: Record<string, Rect> = {};
  const nodes: Record<string, Rect> = {};
  const combOf = new Map<string, Comb>();
  for (const { of: one, x, y: top } of spots) {
    if (one.account !== null) boxes[one.account] = { x, y: top, width: one.width, height: one.height };
    const [side, title] = one.account === null ? [0, 0] : [SIZE.boxPadding, SIZE.titleHeight];
    const left = x + side + (one.isComb ? one.pitch - one.node - ROOM.node : 0);
    one.nodes.forEach((node, i) => {
      const [column, line] = one.isComb
        ? [Math.floor(i / one.rows), i % one.rows]
        : [i % one.columns, Math.floor(i / one.columns)];
      nodes[node.id] = {
        x: left + column * one.pitch,
        y: top + title + line * (SIZE.nodeHeight + ROOM.node),
        width: one.node,
        height: SIZE.nodeHeight,
      };
    });
    if (!one.isComb) continue;
    const stands = new Map(
      one.nodes.flatMap(({ id, kind }) => {
        const rect = nodes[id];
        const begins = rect && borderPoint(rect, kind, 'left', rect.y + rect.height / 2).x;
        return rect && begins !== undefined ? [[id, { rect, left: begins }] as const] : [];
      }),
    );
    const comb = { stands, top: top + title, bottom: top + one.height - side };
    for (const { id } of one.nodes) combOf.set(id, comb);
  }
  const single = new Map(
    cells.flatMap((one) => (one.nodes.length === 1 ? [[one.nodes[0]?.id, one.account]] : [])),
  );
  // A line to the only node of a box ends at the box.
  const rectOf = (id: string): Rect | undefined => {
    const account = single.get(id);
    return (
      (typeof account === 'string' ? boxes[account] : tree.boxes.get(id)?.closed && units[id]) || nodes[id]
    );
  };
  const edges: Record<string, PlacedEdge> = {};
  const tracks = newTracks();
  for (const { id, source, target } of graph.edges) {
    const [from, to] = [rectOf(source), rectOf(target)];
    if (!from || !to) continue;
    const [start, end] = [
      { id: source, rect: from, comb: combOf.get(source) },
      { id: target, rect: to, comb: combOf.get(target) },
    ];
    edges[id] =
      source === target ? loop(id, from) : (combed(id, start, end, tracks) ?? straight(id, from, to));
  }
  return {
    boxes,
    ...(tree.boxes.size === 0 ? {} : { units }),
    nodes,
    edges,
    crowded: true,
    width,
    height,
  };
}
