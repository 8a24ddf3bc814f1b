// A map of closed accounts: each leads to most others, so layers would only be long. Cards stand in rows and lines run
// straight from card to card, past others; they say their numbers where there is room, the others when pointed at.
import type { AccessGraph, GraphNode } from '#graph/accessGraph.ts';
import { SIZE } from '#graph/look.ts';
import { isFollowed } from '#graph/strength.ts';
import { unitTree, type UnitTree } from '#graph/unitTree.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import type { Placement, Rect } from '#graph/placement.ts';
import { ROOM } from '#layered/layoutModel.ts';
import { borderPoint } from '#layered/routeEdges.ts';
import { COMB_NODES, combOrder, LANE, type Comb } from './combs.ts';
import { framed } from './framed.ts';
import { mapLines, type End } from './mapLines.ts';
import { mapOrder, type Tie } from './mapOrder.ts';
import { mapPills } from './mapPills.ts';
import { mapZoom, packRows, rowChoices, type Gap, type Rows } from './packRows.ts';
import { packUnits, type Packed } from './packUnits.ts';
import { waysAround } from './waysAround.ts';

/** Fewer lines than this are followed better in layers. */
const LINES = 24;
/** With so many nobody follows a line past anything. */
const MANY_LINES = 150;
/** Rows in which lines cross less may make the map so much smaller. */
const LEAST_ZOOM = 0.75;
/** A picture stays while its lines are the same ones, and until another is so much better. */
const STAYS = 1.3;
/** With room for numbers, and without. */
const GAP = { wide: { x: 136, y: 92 }, narrow: { x: 80, y: 64 } } as const;
/** How much it matters that a line can be followed. */
const WEIGHT = { valid: 1, conditional: 1, unknown: 0.6 } as const;

/** Mostly cards that stand for many, joined by many lines. */
export function isMap({ edges, nodes }: AccessGraph): boolean {
  const cards = nodes.filter(({ closed }) => closed !== undefined).length;
  if (cards <= 3) return false;
  return (
    edges.length > MANY_LINES ||
    (edges.length > LINES && cards * 2 >= nodes.length && edges.length > 2 * nodes.length)
  );
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

/** Lines between cells that somebody may get through on, both directions as one. */
function tiesOf({ edges }: AccessGraph, cells: readonly Cell[]): readonly Tie[] {
  const cellOf = new Map(cells.flatMap(({ nodes }, i) => nodes.map(({ id }) => [id, i] as const)));
  const ties = new Map<string, { readonly from: number; readonly to: number; weight: number }>();
  for (const { source, target, verdict } of edges) {
    if (verdict === 'invalid') continue;
    const [from, to] = [cellOf.get(source), cellOf.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const tie = ties.get(key) ?? { from, to, weight: 0 };
    tie.weight = Math.max(tie.weight, WEIGHT[verdict]);
    ties.set(key, tie);
  }
  return [...ties.values()];
}

interface Arrangement {
  readonly order: readonly Cell[];
  /** Undefined: as many as suit the room. */
  readonly rows?: Rows;
}

/** As the cells stood in an earlier picture; null: not all of them were there. */
function asBefore(cells: readonly Cell[], before: Placement | undefined): Arrangement | null {
  if (before === undefined) return null;
  const stood = cells.flatMap((one) => {
    const rect = before.boxes[one.account ?? ''] ?? before.nodes[one.nodes[0]?.id ?? ''];
    // Cells of a row stand around one height.
    return rect ? [{ one, x: rect.x, y: Math.round(rect.y + rect.height / 2) }] : [];
  });
  if (stood.length < cells.length) return null;
  const sorted = stood.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const rows = new Map<number, number>();
  for (const { y } of sorted) rows.set(y, (rows.get(y) ?? 0) + 1);
  const order = sorted.map(({ one }) => one);
  return before.units === undefined ? { order, rows: [...rows.values()] } : { order };
}

/** Cells in rows, in the rows and the order in which lines are short and cross little; as before if that is about as good. */
function arranged(
  cells: readonly Cell[],
  graph: AccessGraph,
  tree: UnitTree,
  aspect: number,
  before: Placement | undefined,
): Packed<Cell> {
  const around = ({ nodes: [first] }: Cell): readonly string[] =>
    first === undefined ? [] : tree.around(first);
  const pack = ({ order, rows }: Arrangement, gap: Gap = GAP.wide): Packed<Cell> =>
    packUnits(order, around, tree, packRows(aspect, gap, rows));
  if (!isFollowed(graph.edges)) return pack({ order: cells }, GAP.narrow);
  /** What it costs to read; with passes in a better order. */
  const tried = (given: Arrangement, passes?: number) => {
    const { order } = given;
    const packed = pack(given);
    const spots = new Map(packed.spots.map(({ of, x, y }) => [of, { x, y }]));
    const places = order.map((one) => ({
      ...(spots.get(one) ?? { x: 0, y: 0 }),
      width: one.width,
      height: one.height,
    }));
    const kin = order.map((one) => `${one.nodes.length > 1 ? 'large' : ''} ${around(one).join(' ')}`);
    const { cells: at, cost } = mapOrder(places, kin, tiesOf(graph, order), passes);
    const better = at.flatMap((i) => order[i] ?? []);
    return { given: { ...given, order: better }, cost: (cost + 1) / mapZoom(packed, aspect) ** 2 };
  };
  const choices = tree.boxes.size > 0 ? [] : rowChoices(cells, aspect, GAP.wide, LEAST_ZOOM);
  const tries = (choices.length === 0 ? [{}] : choices.map(({ rows }) => ({ rows }))).map((rows) =>
    tried({ order: cells, ...rows }),
  );
  const [best] = tries.toSorted((a, b) => a.cost - b.cost);
  const stood = asBefore(cells, before);
  const kept = stood && tried(stood, 0);
  const isSame =
    Object.keys(before?.edges ?? {}).length === graph.edges.length &&
    graph.edges.every(({ id }) => before?.edges[id] !== undefined);
  if (kept && best && (isSame || kept.cost <= best.cost * STAYS)) return pack(kept.given);
  return pack(best?.given ?? { order: cells });
}

/**
 * @param blocks nodes that stand together, in the order of the map
 * @param before the picture before an edit
 */
export function mapPlace(
  graph: AccessGraph,
  blocks: readonly (readonly GraphNode[])[],
  aspect: number,
  before?: Placement,
): Placement {
  const blockOf = new Map(blocks.flatMap((nodes, i) => nodes.map(({ id }) => [id, i] as const)));
  const followed = isFollowed(graph.edges);
  const tree = unitTree(graph);
  const cells = blocks
    .map((nodes) => (nodes.length < COMB_NODES ? nodes : combOrder(nodes, graph, blockOf)))
    .map(cell);
  const { height, spots, units, width } = arranged(cells, graph, tree, aspect, before);
  const boxes: Record<string, Rect> = {};
  const nodes: Record<string, Rect> = {};
  const blockRects = new Map<string, Rect>();
  const combOf = new Map<string, Comb>();
  for (const { of: one, x, y: top } of spots) {
    const whole = { x, y: top, width: one.width, height: one.height };
    if (one.account !== null) boxes[one.account] = whole;
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
      blockRects.set(node.id, whole);
    });
    if (!one.isComb) continue;
    const stands = new Map(
      one.nodes.flatMap(({ id, kind }) => {
        const rect = nodes[id];
        const begins = rect && borderPoint(rect, kind, 'left', rect.y + rect.height / 2).x;
        return rect && begins !== undefined ? [[id, { rect, left: begins }] as const] : [];
      }),
    );
    const comb = { stands, top, bottom: top + one.height };
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
  const kindOf = new Map(
    graph.nodes.map(({ account, id, kind }) => [id, account === null ? kind : undefined]),
  );
  const endOf = (id: string): End | null => {
    const rect = rectOf(id);
    if (!rect) return null;
    const kind = rect === nodes[id] ? kindOf.get(id) : undefined;
    return { id, rect, kind, block: blockRects.get(id) ?? rect, comb: combOf.get(id) };
  };
  // The same objects: what a line ends at is not in its way.
  const solid = [...new Set(blockRects.values())];
  const edges = mapLines(graph.edges, endOf, followed ? waysAround(solid) : null);
  const placement = {
    boxes,
    ...(tree.boxes.size === 0 ? {} : { units }),
    nodes,
    edges,
    crowded: true,
    terse: true,
    width,
    height,
  } as const;
  if (!followed) return placement;
  return framed(graph, { ...placement, edges: mapPills(graph.edges, edges, solid) });
}
