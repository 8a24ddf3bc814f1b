// Pills and passing edges between the boxes: each way as level as what stands around it allows.
import { between, blockExtent, isWay, levelWith } from './blockRows.ts';
import { isotonic } from './isotonic.ts';
import { apart, type Block, type Item, type Part } from './layoutModel.ts';

/** A place in a layer or gap: everything in it from top to bottom, `item` null where a block stands fast. */
interface Slot {
  readonly item: Item | null;
  /** Of a block that stands fast. */
  readonly top: number;
  readonly bottom: number;
}

interface Lane {
  readonly slots: readonly Slot[];
  /** Smallest distances to the slot above. */
  readonly gaps: readonly number[];
}

function layerLane(blocks: readonly Block[]): Lane {
  const slots = blocks.map((block) => {
    const item = isWay(block) ? (block.columns[0]?.items[0] ?? null) : null;
    return item === null ? { item, ...blockExtent(block) } : { item, top: 0, bottom: 0 };
  });
  return {
    slots,
    gaps: blocks.map((block, i) => {
      const above = blocks[i - 1];
      return above === undefined ? 0 : between(above, block);
    }),
  };
}

function gapLane(items: readonly Item[]): Lane {
  return {
    slots: items.map((item) => ({ item, top: 0, bottom: 0 })),
    gaps: items.map((item, i) => {
      const above = items[i - 1];
      return above === undefined ? 0 : apart(above, item);
    }),
  };
}

interface Range {
  low: number;
  high: number;
}

/** Between which heights each item of a lane may stand, given the blocks that stand fast. */
function ranges(lane: Lane, into: Map<Item, Range>): void {
  let low = Number.NEGATIVE_INFINITY;
  lane.slots.forEach(({ item, bottom }, i) => {
    low += lane.gaps[i] ?? 0;
    if (item === null) low = bottom;
    else into.set(item, { low, high: Number.POSITIVE_INFINITY });
  });
  let high = Number.POSITIVE_INFINITY;
  for (let i = lane.slots.length - 1; i >= 0; i -= 1) {
    const { item, top } = lane.slots[i] ?? { item: null, top: 0 };
    if (item === null) high = top;
    else {
      const range = into.get(item);
      if (range) range.high = high;
    }
    high -= lane.gaps[i] ?? 0;
  }
}

interface Wish {
  readonly y: number;
  /** What is level with its node must not give way to what bends anyway. */
  readonly weight: number;
}

/** Runs of a chain that lie between boxes, walked from its anchored end. */
function wishesOf(
  items: readonly Item[],
  start: number,
  range: ReadonlyMap<Item, Range>,
  into: Map<Item, Wish>,
): void {
  let run: Item[] = [];
  let [low, high, wish] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, start];
  const close = (): void => {
    const y = Math.min(Math.max(wish, low), high);
    for (const item of run) into.set(item, { y, weight: y === start ? 50 : 1 });
    wish = y;
    run = [];
    [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  };
  for (const item of items) {
    const own = range.get(item);
    if (!own) continue;
    if (Math.max(low, own.low) > Math.min(high, own.high)) close();
    low = Math.max(low, own.low);
    high = Math.min(high, own.high);
    run.push(item);
  }
  close();
}

function settleLane({ slots, gaps }: Lane, wishes: ReadonlyMap<Item, Wish>): void {
  let at = 0;
  while (at < slots.length) {
    // Items between two blocks that stand fast settle among themselves.
    let end = at;
    while (end < slots.length && slots[end]?.item !== null) end += 1;
    const items = slots.slice(at, end).flatMap(({ item }) => (item === null ? [] : [item]));
    const above = slots[at - 1];
    const below = slots[end];
    let sum = 0;
    const offsets = items.map((_, i) => (sum += i === 0 ? 0 : (gaps[at + i] ?? 0)));
    const low = above === undefined ? Number.NEGATIVE_INFINITY : above.bottom + (gaps[at] ?? 0);
    const high = below === undefined ? Number.POSITIVE_INFINITY : below.top - (gaps[end] ?? 0);
    const rows = isotonic(
      items.map((item) => wishes.get(item)?.y ?? item.y),
      items.map((item) => wishes.get(item)?.weight ?? 1),
      gaps.slice(at, end),
    );
    items.forEach((item, i) => {
      const own = offsets[i] ?? 0;
      item.y = Math.max(Math.min(rows[i] ?? item.y, high - (sum - own)), low + own);
    });
    at = end + 1;
  }
}

/** Heights of all pills and ways between the blocks; the blocks stay where they are. */
export function straightenWays(part: Part): void {
  const lanes = [...part.layers.map(layerLane), ...part.gaps.map(({ pills }) => gapLane(pills.items))];
  const range = new Map<Item, Range>();
  for (const lane of lanes) ranges(lane, range);
  const wishes = new Map<Item, Wish>();
  for (const { items, segments, anchor, pill } of part.chains) {
    if (pill?.kind === 'loop') continue;
    // From the anchored end: the first station between the boxes wants to be level with the last one inside.
    const ordered = anchor === 'left' ? items : items.toReversed();
    const first = ordered.find((item) => range.has(item));
    const segment =
      anchor === 'left'
        ? segments.find((each) => each.to === first)
        : segments.findLast((each) => each.from === first);
    if (first && segment) wishesOf(ordered, levelWith(segment, first), range, wishes);
  }
  for (const lane of lanes) settleLane(lane, wishes);
}
