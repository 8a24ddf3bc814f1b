// Few crossings: barycentre sweeps over all columns, and whole blocks move with what is in them.
import {
  apart,
  crossingWeight,
  ROOM,
  type Block,
  type Channel,
  type Column,
  type Item,
  type Part,
} from './layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { laneOrder, type LaneOrder } from './laneOrder.ts';
import { recall, type Heights } from './recall.ts';
import { transpose } from './transpose.ts';

type Side = 'left' | 'right';

interface Tries {
  readonly sweeps: number;
  /** Sweeps without progress after which to stop. */
  readonly patience: number;
}
/** Up to so many edges the order is worth a long search. */
const FEW = 250;
const TRIES = {
  few: { sweeps: 24, patience: 8 },
  many: { sweeps: 8, patience: 3 },
} as const satisfies Readonly<Record<string, Tries>>;

/** An earlier order stays until another has so many fewer crossings. */
const STAYS = 1.2;

interface Found {
  readonly restore: () => void;
  readonly fewest: number;
}

/** Mean height of what `item` is joined to on one side; null: nothing there. */
function pull(item: Item, side: Side): number | null {
  const segments = item[side];
  if (segments.length === 0) return null;
  let sum = 0;
  for (const segment of segments) sum += (side === 'left' ? segment.from : segment.to).y;
  return sum / segments.length;
}

function sortBy<T>(list: T[], key: (one: T) => number): void {
  if (list.length < 2) return;
  const keyed = list.map((one) => ({ one, key: key(one) })).sort((a, b) => a.key - b.key);
  keyed.forEach(({ one }, i) => (list[i] = one));
}

/** Stacks a column around `middle`; returns its height. */
export function stack(items: readonly Item[], middle: number): number {
  let at = 0;
  items.forEach((item, i) => {
    const above = items[i - 1];
    at = above === undefined ? item.half : at + apart(above, item);
    item.y = at;
  });
  const height = at + (items.at(-1)?.half ?? 0);
  for (const item of items) item.y += middle - height / 2;
  return height;
}

function stackLayer(blocks: readonly Block[]): void {
  const heights = blocks.map((block) =>
    block.columns.reduce((most, column) => Math.max(most, stack(column.items, 0)), 0),
  );
  const frames = blocks.map((block) => {
    if (block.fence !== null) return block.fence === 'top' ? (block.lane?.title ?? 0) : SIZE.unitPadding;
    return block.account === null ? 0 : block.title + SIZE.boxPadding;
  });
  let at = -heights.reduce((sum, height, i) => sum + height + (frames[i] ?? 0) + ROOM.via, 0) / 2;
  blocks.forEach((block, i) => {
    const height = (heights[i] ?? 0) + (frames[i] ?? 0);
    for (const { items } of block.columns) for (const item of items) item.y += at + height / 2;
    at += height + ROOM.via;
  });
}

function sortColumn(column: Column, side: Side): void {
  sortBy(column.items, (item) => pull(item, side) ?? item.y);
}

/** Where a block's items are drawn to, on the mean; where it stands when nothing draws it. */
function blockKey(block: Block, side: Side): number {
  if (block.columns.length === 1) {
    const [item] = block.columns[0]?.items ?? [];
    if (item && block.columns[0]?.items.length === 1) return pull(item, side) ?? item.y;
  }
  const inside = new Set(block.columns.flatMap((column) => column.items));
  let sum = 0;
  let count = 0;
  let own = 0;
  for (const item of inside) {
    own += item.y;
    for (const segment of item[side]) {
      const other = side === 'left' ? segment.from : segment.to;
      if (inside.has(other)) continue;
      sum += other.y;
      count += 1;
    }
  }
  return count === 0 ? own / Math.max(1, inside.size) : sum / count;
}

function sortLayer(blocks: Block[], side: Side, lanes: LaneOrder | null): void {
  if (lanes === null) sortBy(blocks, (block) => blockKey(block, side));
  else lanes.arrange(blocks, new Map(blocks.map((block) => [block, blockKey(block, side)])));
  stackLayer(blocks);
  for (const block of blocks) {
    if (block.columns.length === 1 && block.columns[0]?.items.length === 1) continue;
    const columns = side === 'left' ? block.columns : block.columns.toReversed();
    for (const column of columns) {
      const middle = (column.items.at(0)?.y ?? 0) / 2 + (column.items.at(-1)?.y ?? 0) / 2;
      sortColumn(column, side);
      stack(column.items, middle);
    }
  }
}

/** Weight of the pairs of segments of a channel that cross, counted with a Fenwick tree. */
function crossings(channel: Channel): number {
  const sorted = channel.segments.toSorted((a, b) => a.from.y - b.from.y || a.to.y - b.to.y);
  const rank = new Map(
    [...new Set(sorted.map((segment) => segment.to.y))].toSorted((a, b) => a - b).map((y, i) => [y, i + 1]),
  );
  const tree = Array.from({ length: rank.size + 1 }, () => 0);
  let total = 0;
  let before = 0;
  for (const segment of sorted) {
    const weight = crossingWeight(segment);
    const at = rank.get(segment.to.y) ?? 1;
    let below = 0;
    for (let i = at; i > 0; i -= i & -i) below += tree[i] ?? 0;
    total += weight * (before - below);
    for (let i = at; i <= rank.size; i += i & -i) tree[i] = (tree[i] ?? 0) + weight;
    before += weight;
  }
  return total;
}

export function channelsOf(part: Part): Channel[] {
  return [
    ...part.layers.flatMap((blocks) => blocks.flatMap((block) => block.channels)),
    ...part.gaps.flatMap((gap) => [gap.left, gap.right]),
  ];
}

export function columnsOf(part: Part): Column[] {
  return [
    ...part.layers.flatMap((blocks) => blocks.flatMap((block) => block.columns)),
    ...part.gaps.map((gap) => gap.pills),
  ];
}

/** The order of every list as it is now, as a function that brings it back. */
function remember(part: Part): () => void {
  const layers = part.layers.map((blocks) => ({ list: blocks, order: blocks.slice() }));
  const columns = columnsOf(part).map(({ items }) => ({ list: items, order: items.slice() }));
  return () => {
    for (const { list, order } of layers) order.forEach((one, i) => (list[i] = one));
    for (const { list, order } of columns) order.forEach((one, i) => (list[i] = one));
  };
}

/** Gives everything a height in the order that there is, within its lanes. */
function stackAll(part: Part): LaneOrder | null {
  const lanes = part.lanes.length === 0 ? null : laneOrder(part);
  if (lanes !== null)
    for (const blocks of part.layers) lanes.arrange(blocks, new Map(blocks.map((block, i) => [block, i])));
  part.layers.forEach(stackLayer);
  for (const gap of part.gaps) stack(gap.pills.items, 0);
  return lanes;
}

/** Sweeps in both directions from the order that there is; the best order and how many crossings it has. */
function sweep(part: Part, firstToRight: boolean, tries: Tries): Found {
  const channels = channelsOf(part);
  const columns = columnsOf(part);
  const lanes = stackAll(part);
  let best: Found = { restore: remember(part), fewest: Number.POSITIVE_INFINITY };
  let idle = 0;
  for (let i = 0; i < tries.sweeps && best.fewest > 0 && idle < tries.patience; i += 1) {
    const toRight = (i % 2 === 0) === firstToRight;
    const side = toRight ? 'left' : 'right';
    const last = part.layers.length - 1;
    for (let step = 0; step <= last; step += 1) {
      const at = toRight ? step : last - step;
      const gap = part.gaps[toRight ? at - 1 : at];
      if (gap) {
        sortColumn(gap.pills, side);
        stack(gap.pills.items, 0);
      }
      sortLayer(part.layers[at] ?? [], side, lanes);
    }
    lanes?.remeasure();
    transpose(columns);
    const now = channels.reduce((sum, channel) => sum + crossings(channel), 0);
    idle = now < best.fewest ? 0 : idle + 1;
    if (now < best.fewest) best = { restore: remember(part), fewest: now };
  }
  return best;
}

/** The best order from that of appearance. */
function search(part: Part): Found {
  const isSmall = part.chains.length < FEW;
  const tries = isSmall ? TRIES.few : TRIES.many;
  const appearance = remember(part);
  const best = sweep(part, true, tries);
  if (!isSmall || best.fewest === 0) return best;
  appearance();
  const other = sweep(part, false, tries);
  return other.fewest < best.fewest ? other : best;
}

/** Orders blocks in their layers and items in their columns; the order of appearance breaks ties, or the earlier one does. */
export function orderItems(part: Part, earlier?: Heights): void {
  const appearance = remember(part);
  const best = search(part);
  appearance();
  if (earlier === undefined || !recall(part, earlier)) return best.restore();
  // Nothing but what neighbours gain by changing places.
  stackAll(part);
  transpose(columnsOf(part));
  const now = channelsOf(part).reduce((sum, channel) => sum + crossings(channel), 0);
  if (now > best.fewest * STAYS + 1) best.restore();
}
