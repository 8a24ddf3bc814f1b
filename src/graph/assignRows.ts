// How high everything stands: straight edges where the order allows, boxes that never overlap.
import { isotonic } from './isotonic.ts';
import { apart, ROOM, type Block, type Item, type Part, type Segment } from './layoutModel.ts';
import { SIZE } from './look.ts';

type Side = 'left' | 'right' | 'both';

/** A node may stand this much lower than the one above it for the sake of a straight edge. */
const STRETCH = 150;

/** The node at the far end of a segment's edge, seen from a node at its near end. */
function farEnd(segment: Segment, item: Item): Item {
  const { items } = segment.chain;
  const first = items[0] ?? item;
  return first === item ? (items.at(-1) ?? item) : first;
}

/** Where a node would stand if only its neighbours counted; null when it has none on that side. */
function nodeWish(item: Item, side: Side): number | null {
  const ends: number[] = [];
  for (const each of side === 'both' ? (['left', 'right'] as const) : [side])
    for (const segment of item[each]) if (segment.to.kind !== 'loop') ends.push(farEnd(segment, item).y);
  if (ends.length === 0) return null;
  return ends.reduce((sum, y) => sum + y, 0) / ends.length;
}

/** Pills and passing edges follow the next item on the way to the anchored end, port included. */
function wayWish(item: Item): number {
  const [left] = item.left;
  const [right] = item.right;
  if (item.kind === 'loop') return (left?.from.y ?? 0) + (left?.fromPort ?? 0) + 15;
  const segment = left?.chain.anchor === 'left' ? left : right;
  if (segment === undefined) return item.y;
  return segment === left ? segment.from.y + segment.fromPort : segment.to.y + segment.toPort;
}

function settle(items: readonly Item[], wishes: readonly number[]): void {
  const gaps = items.map((item, i) => {
    const above = items[i - 1];
    return above === undefined ? 0 : apart(above, item);
  });
  const weights = items.map((item) => (item.kind === 'node' ? 8 : item.kind === 'via' ? 1 : 2));
  const rows = isotonic(wishes, weights, gaps);
  items.forEach((item, i) => (item.y = rows[i] ?? item.y));
}

/** Pulls nodes together that stand further apart than STRETCH. */
function tighten(items: readonly Item[]): void {
  let pull = 0;
  items.forEach((item, i) => {
    const above = items[i - 1];
    item.y -= pull;
    if (above === undefined || item.kind !== 'node' || above.kind !== 'node') return;
    const excess = item.y - above.y - apart(above, item) - STRETCH;
    if (excess <= 0) return;
    item.y -= excess;
    pull += excess;
  });
}

function settleBlock(block: Block, side: Side): void {
  const order = side === 'right' ? block.columns.toReversed() : block.columns;
  for (const { items } of order) {
    settle(
      items,
      items.map((item) => (item.kind === 'node' ? (nodeWish(item, side) ?? item.y) : wayWish(item))),
    );
    tighten(items);
  }
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** What a block occupies, box included. */
export function blockExtent(block: Block): Extent {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { items } of block.columns)
    for (const item of items) {
      top = Math.min(top, item.y - item.half);
      bottom = Math.max(bottom, item.y + item.half);
    }
  if (top > bottom) top = bottom = 0;
  else if (block.idle.length > 0) bottom += ROOM.node;
  if (block.idle.length > 0) {
    const rows = Math.ceil(block.idle.length / Math.max(1, block.idleColumns));
    bottom += rows * (SIZE.nodeHeight + ROOM.node) - ROOM.node;
  }
  if (block.account === null) return { top, bottom };
  return { top: top - SIZE.titleHeight - ROOM.belowTitle, bottom: bottom + SIZE.boxPadding };
}

function blockWish(block: Block, side: Side): number {
  let sum = 0;
  let count = 0;
  for (const { items } of block.columns)
    for (const item of items) {
      const wish = item.kind === 'node' ? nodeWish(item, side) : item.kind === 'via' ? wayWish(item) : null;
      if (wish === null) continue;
      sum += wish - item.y;
      count += 1;
    }
  return count === 0 ? 0 : sum / count;
}

const isWay = (block: Block): boolean => block.columns[0]?.items[0]?.kind === 'via' && block.account === null;

function between(above: Block, below: Block): number {
  if (isWay(above) || isWay(below)) return isWay(above) && isWay(below) ? ROOM.via : ROOM.via + 4;
  return above.account === null && below.account === null ? ROOM.node : ROOM.box;
}

/** Moves whole blocks of a layer so that they stand well and apart. */
function settleLayer(blocks: readonly Block[], side: Side): void {
  const extents = blocks.map(blockExtent);
  const wishes = blocks.map((block, i) => (extents[i]?.top ?? 0) + blockWish(block, side));
  const gaps = blocks.map((block, i) => {
    const above = blocks[i - 1];
    const extent = extents[i - 1];
    return above && extent ? extent.bottom - extent.top + between(above, block) : 0;
  });
  const tops = isotonic(
    wishes,
    blocks.map((block) => (isWay(block) ? 1 : 8)),
    gaps,
  );
  blocks.forEach((block, i) => {
    const by = (tops[i] ?? 0) - (extents[i]?.top ?? 0);
    if (by === 0) return;
    for (const { items } of block.columns) for (const item of items) item.y += by;
  });
}

/** Pills between the layers. */
export function settleGaps(part: Part): void {
  for (const { pills } of part.gaps) settle(pills.items, pills.items.map(wayWish));
}

/** Gives every item its height; `ports` is asked to place the ports anew whenever nodes have moved. */
export function assignRows(part: Part, ports: () => void): void {
  const pass = (side: Side): void => {
    const layers = side === 'right' ? part.layers.toReversed() : part.layers;
    for (const blocks of layers) {
      for (const block of blocks) settleBlock(block, side);
      settleLayer(blocks, side);
    }
    settleGaps(part);
  };
  for (const side of ['left', 'right', 'left', 'right', 'both'] as const) pass(side);
  ports();
  settleGaps(part);
  pass('both');
  ports();
  settleGaps(part);
  ports();
}
