// What the layout works on, from the outside in: parts that no edge joins; layers of blocks with gaps between
// them; a block is an account's box, a node without account, or a way for a passing edge; in a block, columns
// with channels between them. Mutable: each step of place.ts fills in more.
import type { GraphEdge } from '#graph/accessGraph.ts';
import type { Axes, Extents } from './axes.ts';

/** Something that stands in a column: a node, a pill, or the way of an edge that only passes. */
export interface Item {
  readonly kind: 'node' | 'pill' | 'loop' | 'via';
  /** Node id; '' for the others. */
  readonly node: string;
  /** Half of what it occupies in the column. */
  readonly half: number;
  /** From the centre of a node, how far its ports may stand. */
  readonly reach: number;
  readonly width: number;
  /** Centre. */
  y: number;
  /** Leading to the column on its left and on its right. */
  readonly left: Segment[];
  readonly right: Segment[];
}

/** One piece of an edge, from one column to the next one on its right. */
export interface Segment {
  readonly chain: Chain;
  readonly from: Item;
  readonly to: Item;
  /** Where it leaves and arrives, relative to the items' centres. */
  fromPort: number;
  toPort: number;
  /** Segments of one net share a port at a busy node, and a track. */
  net: object;
  /** Of its vertical leg. */
  x: number;
}

/** The way of one edge, left to right. */
export interface Chain {
  readonly edge: GraphEdge;
  /** It runs against the reading direction: the target is on the left. */
  readonly flipped: boolean;
  readonly items: Item[];
  readonly segments: Segment[];
  pill: Item | null;
  /** The end with fewer edges: the way from there to the pill is straight if possible. */
  anchor: 'left' | 'right';
}

export interface Column {
  readonly items: Item[];
  x: number;
  /** Along the flow; nodes of a column are of one size there. */
  width: number;
}

export interface Channel {
  readonly segments: Segment[];
  x: number;
  width: number;
}

/** The box of an OU: a band across the layers from its first to its last, in which nothing else stands. */
export interface Lane {
  readonly id: string;
  /** The lane around it. */
  readonly parent: Lane | null;
  /** Room of its title: across the flow, and along it. */
  readonly title: number;
  readonly label: number;
  first: number;
  last: number;
  /** Its borders across the flow. */
  top: number;
  bottom: number;
}

export interface Block {
  /** null: no box around it. */
  readonly account: string | null;
  /** The innermost one that it stands in. */
  readonly lane: Lane | null;
  /** It is one of the two borders of its lane, with which it has its place in each of the lane's layers. */
  readonly fence: 'top' | 'bottom' | null;
  /** Room for the title, before the first node across the flow. */
  readonly title: number;
  /** Nodes and pills in turn: columns[0] has nodes, columns[1] pills, and so on; channels stand between. */
  readonly columns: readonly Column[];
  readonly channels: readonly Channel[];
  /** Nodes that no edge touches, in a grid below the others. */
  readonly idle: readonly string[];
  /** Room of each of them. */
  readonly cell: Extents;
  idleColumns: number;
  x: number;
  width: number;
  /** Where it begins across the flow if nothing but idle nodes stands in it; all others begin where their items do. */
  start: number;
}

export interface Gap {
  readonly left: Channel;
  readonly pills: Column;
  readonly right: Channel;
}

export interface Part {
  readonly axes: Axes;
  readonly layers: Block[][];
  /** gaps[i] is between layers i and i + 1. */
  readonly gaps: readonly Gap[];
  readonly chains: Chain[];
  /** Each after the one around it. */
  readonly lanes: readonly Lane[];
}

/** Distances of the layout, in canvas units. */
export const ROOM = {
  /** Between two nodes of a column. */
  node: 18,
  /** Between two pills, and from a pill to a passing edge. */
  pill: 8,
  /** Between passing edges, and from them to nodes. */
  via: 10,
  /** Between account boxes. */
  box: 28,
  /** Between two vertical legs. */
  track: 8,
  /** From a column to the first vertical leg. */
  channel: 15,
  /** Below the title strip. */
  belowTitle: 8,
  belowUnitTitle: 4,
  part: 44,
  margin: 24,
} as const;

export const newItem = (kind: Item['kind'], { half, reach = half, width }: Extents, node = ''): Item => ({
  kind,
  node,
  half,
  reach,
  width,
  y: 0,
  left: [],
  right: [],
});
/** Half the distance between the two legs of a self-loop. */
export const LOOP_LEG = 6;

const NOTHING: Extents = { half: 0, width: 0 };

export const newVia = (): Item => newItem('via', NOTHING);
export const newColumn = (): Column => ({ items: [], x: 0, width: 0 });
export const newChannel = (): Channel => ({ segments: [], x: 0, width: 0 });
export const newBlock = (
  account: string | null,
  count: number,
  title = 0,
  lane: Lane | null = null,
): Block => ({
  account,
  lane,
  fence: null,
  title,
  columns: Array.from({ length: count }, newColumn),
  channels: Array.from({ length: count - 1 }, newChannel),
  idle: [],
  cell: NOTHING,
  idleColumns: 0,
  x: 0,
  width: 0,
  start: 0,
});

/** A block that is only the way of an edge past a layer. */
export const isWay = (block: Block): boolean =>
  block.columns[0]?.items[0]?.kind === 'via' && block.account === null;

/** Up to so many edges a side of a node has a port for each; more share one by verdict, and a track. */
export const OWN_PORTS = 4;

/**
 * How much a crossing of this segment hurts: next to a busy node edges share their track, and crossings between
 * two such bundles are seen once, not once for each edge.
 */
export function crossingWeight({ from, to }: Segment): number {
  const busy =
    (from.kind === 'node' && from.right.length > OWN_PORTS) ||
    (to.kind === 'node' && to.left.length > OWN_PORTS);
  return busy ? 0.3 : 1;
}

/** Smallest distance between the centres of two neighbours of a column. */
export function apart(above: Item, below: Item): number {
  const nodes = Number(above.kind === 'node') + Number(below.kind === 'node');
  const passing = above.kind === 'via' && below.kind === 'via';
  const room = nodes === 2 ? ROOM.node : nodes === 1 || passing ? ROOM.via : ROOM.pill;
  return above.half + below.half + room;
}
