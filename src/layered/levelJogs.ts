// Last touch to the heights: jogs of a few units that nobody needs go, and everything stands on whole tenths, so that
// rounding the finished picture moves no end of a line off a slanted border.
import { endY, startY } from './assignTracks.ts';
import { between, blockExtent } from './blockRows.ts';
import { isWay, apart, type Block, type Column, type Item, type Part, type Segment } from './layoutModel.ts';

/** A step that is smaller looks like a slip. */
const JOG = 14;
/** Between two ports, at least. */
const PORT_GAP = 8;
const ROUNDS = 2;

export const tenth = (value: number): number => Math.round(value * 10) / 10;

type Side = 'left' | 'right';
const portAt = (segment: Segment, side: Side): number =>
  side === 'right' ? segment.fromPort : segment.toPort;

/** Moves the port of a node by `by`, if that is the port of this edge alone and nothing is in its way. */
function movePort(node: Item, side: Side, segment: Segment, by: number, most: number): boolean {
  const port = portAt(segment, side) + by;
  if (Math.abs(port) > most) return false;
  for (const other of node[side]) {
    if (other === segment) continue;
    if (other.net === segment.net || Math.abs(portAt(other, side) - port) < PORT_GAP) return false;
  }
  if (side === 'right') segment.fromPort = port;
  else segment.toPort = port;
  return true;
}

/** Between which heights a station may stand. */
type Room = (item: Item) => { readonly low: number; readonly high: number };

function inColumn({ items }: Column): Room {
  return (item) => {
    const at = items.indexOf(item);
    const [above, below] = [items[at - 1], items[at + 1]];
    return {
      low: above === undefined ? Number.NEGATIVE_INFINITY : above.y + apart(above, item),
      high: below === undefined ? Number.POSITIVE_INFINITY : below.y - apart(item, below),
    };
  };
}

/** In a column of a block, within what the block occupies now: its box does not grow any more. */
function inBlock(block: Block, column: Column): Room {
  const all = block.columns.flatMap(({ items }) => items);
  const top = Math.min(...all.map(({ half, y }) => y - half));
  const bottom = Math.max(...all.map(({ half, y }) => y + half));
  const free = inColumn(column);
  return (item) => {
    const { high, low } = free(item);
    return { low: Math.max(low, top + item.half), high: Math.min(high, bottom - item.half) };
  };
}

/** The way of an edge past a layer: its neighbours are blocks. */
function inLayer(blocks: readonly Block[], at: number): Room {
  return () => {
    const [above, own, below] = [blocks[at - 1], blocks[at], blocks[at + 1]];
    return {
      low: above && own ? blockExtent(above).bottom + between(above, own) : Number.NEGATIVE_INFINITY,
      high: below && own ? blockExtent(below).top - between(own, below) : Number.POSITIVE_INFINITY,
    };
  };
}

/** Moves a pill or a way by `by`, if its neighbours leave room and its other side bends anyway. */
function moveStation(item: Item, side: Side, by: number, room: Room | undefined): boolean {
  const [other] = item[side === 'left' ? 'right' : 'left'];
  if (item.kind === 'loop' || room === undefined || other === undefined) return false;
  const now = startY(other) - endY(other);
  const then = side === 'left' ? now + by : now - by;
  if (Math.abs(then) >= 0.5 && Math.abs(then) < Math.max(JOG, Math.min(JOG * 2, Math.abs(now)))) return false;
  const { high, low } = room(item);
  const y = item.y + by;
  if (y < low || y > high) return false;
  item.y = y;
  return true;
}

function levelJog(segment: Segment, roomOf: ReadonlyMap<Item, Room>): void {
  const by = endY(segment) - startY(segment);
  if (Math.abs(by) < 0.05 || Math.abs(by) > JOG) return;
  const { from, to } = segment;
  const isLoop = segment.chain.pill?.kind === 'loop';
  if (isLoop) return;
  const tries = [
    () => to.kind !== 'node' && moveStation(to, 'left', -by, roomOf.get(to)),
    () => from.kind !== 'node' && moveStation(from, 'right', by, roomOf.get(from)),
    () => from.kind === 'node' && movePort(from, 'right', segment, by, from.reach),
    () => to.kind === 'node' && movePort(to, 'left', segment, -by, to.reach),
  ];
  tries.some((attempt) => attempt());
}

/** Heights and ports are final after this. */
export function levelJogs(part: Part): void {
  const gaps = part.gaps.map(({ pills }) => pills);
  const blockColumns = part.layers
    .flat()
    .flatMap((block) => block.columns.map((column) => ({ column, room: inBlock(block, column) })));
  const columns = [...blockColumns.map(({ column }) => column), ...gaps];
  const roomOf = new Map<Item, Room>();
  for (const { column, room } of [
    ...blockColumns,
    ...gaps.map((column) => ({ column, room: inColumn(column) })),
  ])
    for (const item of column.items) roomOf.set(item, room);
  for (const blocks of part.layers)
    blocks.forEach((block, at) => {
      const [way] = isWay(block) ? (block.columns[0]?.items ?? []) : [];
      if (way) roomOf.set(way, inLayer(blocks, at));
    });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { segments } of part.chains) for (const segment of segments) levelJog(segment, roomOf);
  for (const { items } of columns) for (const item of items) item.y = tenth(item.y);
  for (const { segments } of part.chains)
    for (const segment of segments) {
      segment.fromPort = tenth(segment.fromPort);
      segment.toPort = tenth(segment.toPort);
    }
}
