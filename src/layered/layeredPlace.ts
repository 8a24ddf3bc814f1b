// A picture in layers: our own deterministic two-level layout, callers left, targets right. Accounts are
// blocks in layers, nodes columns in a block, and every edge has its own station in each column it passes, as in
// Sugiyama's layered drawing; so nothing can overlap, whatever the order is.
import type { AccessGraph } from '#graph/accessGraph.ts';
import { assignColumns, shapeIdle } from './assignColumns.ts';
import { assignLaneRows } from './assignLaneRows.ts';
import { assignPorts } from './assignPorts.ts';
import { assignRows } from './assignRows.ts';
import { blockExtent } from './blockRows.ts';
import { layoutParts } from './layoutParts.ts';
import { blockLayers, plan } from './layoutPlan.ts';
import { drawLanes } from './lanes.ts';
import { levelJogs, tenth } from './levelJogs.ts';
import { ROOM, type Block, type Part } from './layoutModel.ts';
import { axesOf, turnEdge, turnRect, type Manner } from './axes.ts';
import { fitZoom, USUAL_ASPECT } from './fitZoom.ts';
import { SIZE } from '#graph/look.ts';
import { pillOf } from '#graph/pill.ts';
import { channelsOf, columnsOf, orderItems } from './orderItems.ts';
import type { FlowDirection, PlacedEdge, Placement, Rect, UnitRect } from '#graph/placement.ts';
import { learn, type Heights } from './recall.ts';
import { routeEdge } from './routeEdges.ts';

interface Drawn {
  readonly boxes: Record<string, Rect>;
  readonly units: Readonly<Record<string, UnitRect>>;
  readonly nodes: Record<string, Rect>;
  readonly edges: Record<string, PlacedEdge>;
  /** Half the width of the pill by edge id. */
  readonly halfPills: Record<string, number>;
}

/** Rectangles in the layout's own terms: x along the flow, y across. */
function drawBlock(block: Block, into: Drawn): void {
  if (block.fence !== null) return;
  const { top, bottom } = blockExtent(block);
  if (block.account !== null)
    into.boxes[block.account] = { x: block.x, y: top, width: block.width, height: bottom - top };
  const left = block.columns[0]?.x ?? block.x;
  for (const { items, x, width } of block.columns)
    for (const { kind, node, y, half } of items)
      if (kind === 'node') into.nodes[node] = { x, y: y - half, width, height: 2 * half };
  const { width, half } = block.cell;
  const rows = Math.ceil(block.idle.length / Math.max(1, block.idleColumns));
  const pitch = 2 * half + ROOM.node;
  const floor = bottom - (block.account === null ? 0 : SIZE.boxPadding) - (rows * pitch - ROOM.node);
  block.idle.forEach((id, i) => {
    const x = left + (i % block.idleColumns) * (width + ROOM.node);
    const y = floor + Math.floor(i / block.idleColumns) * pitch;
    into.nodes[id] = { x, y, width, height: 2 * half };
  });
}

const mapped = <T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, change(one)]));

const turned = ({ boxes, units, nodes, edges, halfPills }: Drawn): Drawn => ({
  boxes: mapped(boxes, turnRect),
  units: mapped(units, (unit) => ({ ...turnRect(unit), title: turnRect(unit.title) })),
  nodes: mapped(nodes, turnRect),
  edges: mapped(edges, turnEdge),
  halfPills,
});

/** What is remembered from one picture to the next. */
interface Memory {
  readonly earlier: Heights | undefined;
  readonly heights: Map<string, number>;
}

/** Lays out one part on its own; coordinates are its own too. */
function drawPart(part: Part, graph: AccessGraph, { earlier, heights }: Memory, terse = false): Drawn {
  shapeIdle(part);
  orderItems(part, earlier);
  const rows = part.lanes.length === 0 ? assignRows : assignLaneRows;
  rows(part, () => assignPorts(part));
  levelJogs(part);
  learn(part, heights);
  const ends = assignColumns(part);
  const drawn: Drawn = { boxes: {}, units: drawLanes(part, ends), nodes: {}, edges: {}, halfPills: {} };
  for (const blocks of part.layers) for (const block of blocks) drawBlock(block, drawn);
  const routing = {
    flow: part.axes.flow,
    channelOf: new Map(
      channelsOf(part).flatMap((channel) => channel.segments.map((each) => [each, channel] as const)),
    ),
    xOf: new Map(columnsOf(part).flatMap((column) => column.items.map((item) => [item, column.x] as const))),
    rects: drawn.nodes,
    kindOf: new Map(graph.nodes.map((each) => [each.id, each.kind])),
  };
  for (const chain of part.chains) {
    const placed = routeEdge(chain, routing);
    if (!placed) continue;
    drawn.edges[placed.id] = placed;
    drawn.halfPills[placed.id] = pillOf(chain.edge, terse).width / 2;
  }
  return part.axes.flow === 'down' ? turned(drawn) : drawn;
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boundsOf({ boxes, units, nodes, edges, halfPills }: Drawn): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const rect of [...Object.values(units), ...Object.values(boxes), ...Object.values(nodes)]) {
    take(rect.x, rect.y);
    take(rect.x + rect.width, rect.y + rect.height);
  }
  for (const { id, points, label } of Object.values(edges)) {
    for (const point of points) take(point.x, point.y);
    take(label.x - (halfPills[id] ?? 0), label.y - SIZE.pillHeight / 2);
    take(label.x + (halfPills[id] ?? 0), label.y + SIZE.pillHeight / 2);
  }
  return left > right
    ? { left: 0, top: 0, width: 0, height: 0 }
    : { left, top, width: right - left, height: bottom - top };
}

const shiftAll = <T extends { readonly x: number; readonly y: number }>(
  one: T,
  dx: number,
  dy: number,
): T => ({
  ...one,
  x: tenth(one.x + dx),
  y: tenth(one.y + dy),
});

/** How wide rows of parts may be, as multiples of what their area asks for: rows never fill up evenly. */
const WIDER = [1, 1.15, 1.3, 1.5, 1.75, 2, 0.85] as const;

/** Parts in rows from left to right, in order of appearance, so that the whole can be drawn as large as possible. */
function pack(parts: readonly Drawn[], flow: FlowDirection, aspect: number): Placement {
  const bounds = parts.map(boundsOf);
  const area = bounds.reduce((sum, { width, height }) => sum + (width + ROOM.part) * (height + ROOM.part), 0);
  const widest = Math.max(0, ...bounds.map(({ width }) => width));
  const limits = WIDER.map((factor) => Math.max(Math.sqrt(area * aspect) * factor, widest));
  const packed = [...new Set(limits)].map((limit) => packRows(parts, bounds, flow, limit));
  const zooms = packed.map((each) => fitZoom(each, aspect));
  return packed[zooms.indexOf(Math.max(...zooms))] ?? packRows(parts, bounds, flow, widest);
}

/** Parts in rows that are at most `limit` wide. */
function packRows(
  parts: readonly Drawn[],
  bounds: readonly Bounds[],
  flow: FlowDirection,
  limit: number,
): Placement {
  const whole = {
    boxes: {} as Record<string, Rect>,
    units: {} as Record<string, UnitRect>,
    nodes: {} as Record<string, Rect>,
    edges: {} as Record<string, PlacedEdge>,
  };
  let [x, y, shelf, width] = [0, 0, 0, 0];
  parts.forEach((part, i) => {
    const { left, top, width: wide, height: high } = bounds[i] ?? { left: 0, top: 0, width: 0, height: 0 };
    if (x > 0 && x + wide > limit) [x, y, shelf] = [0, y + shelf + ROOM.part, 0];
    const [dx, dy] = [tenth(x - left + ROOM.margin), tenth(y - top + ROOM.margin)];
    for (const [id, unit] of Object.entries(part.units))
      whole.units[id] = { ...shiftAll(unit, dx, dy), title: shiftAll(unit.title, dx, dy) };
    for (const [id, rect] of Object.entries(part.boxes)) whole.boxes[id] = shiftAll(rect, dx, dy);
    for (const [id, rect] of Object.entries(part.nodes)) whole.nodes[id] = shiftAll(rect, dx, dy);
    for (const [id, edge] of Object.entries(part.edges))
      whole.edges[id] = {
        id,
        points: edge.points.map((point) => shiftAll(point, dx, dy)),
        label: shiftAll(edge.label, dx, dy),
      };
    width = Math.max(width, x + wide);
    shelf = Math.max(shelf, high);
    x += wide + ROOM.part;
  });
  const { units, ...rest } = whole;
  // Whole units: a bitmap of the picture cuts nothing off.
  const size = (extent: number): number => Math.ceil(extent + 2 * ROOM.margin);
  return {
    flow,
    ...rest,
    ...(Object.keys(units).length === 0 ? {} : { units }),
    width: size(width),
    height: size(y + shelf),
  };
}

export interface InLayers {
  readonly placement: Placement;
  /** For the picture after an edit. */
  readonly heights: Heights;
}

/**
 * The picture laid out in that manner: `place` chooses one.
 * @param earlier of a picture in the same manner, whose order stays if it is about as good
 */
export function placeInLayers(
  graph: AccessGraph,
  manner: Manner,
  aspect = USUAL_ASPECT,
  earlier?: Heights,
): InLayers {
  const whole = plan(graph);
  const parts = layoutParts(whole, blockLayers(whole), axesOf(manner));
  const heights = new Map<string, number>();
  const drawn = parts.map((part) => drawPart(part, graph, { earlier, heights }, manner.terse));
  const placement = pack(drawn, manner.flow, aspect);
  return { placement: manner.terse ? { ...placement, terse: true } : placement, heights };
}

/** The same for whoever looks at one picture only. */
export const placeAlong = (graph: AccessGraph, manner: Manner, aspect = USUAL_ASPECT): Placement =>
  placeInLayers(graph, manner, aspect).placement;
