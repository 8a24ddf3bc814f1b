// Heights inside one block: compact, callers level with whom they call, passing edges level with their node.
import { isotonic } from './isotonic.ts';
import { isWay, apart, LOOP_LEG, ROOM, type Block, type Item, type Segment } from './layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { stack } from './orderItems.ts';

/** Where `item` would stand if its segment were level. */
export function levelWith(segment: Segment, item: Item): number {
  return segment.from === item
    ? segment.to.y + segment.toPort - segment.fromPort
    : segment.from.y + segment.fromPort - segment.toPort;
}

/** Moves the items of a column to what they wish, in their order and apart. Heavier ones move less. */
export function settle(
  items: readonly Item[],
  wishes: readonly number[],
  weight: (item: Item, i: number) => number,
): void {
  const gaps = items.map((item, i) => {
    const above = items[i - 1];
    return above === undefined ? 0 : apart(above, item);
  });
  const rows = isotonic(wishes, items.map(weight), gaps);
  items.forEach((item, i) => (item.y = rows[i] ?? item.y));
}

/** Middle value; of an even number the mean of the two in the middle. null: of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** The nodes of the same block that `item` is joined to on one side. */
function nearNodes(item: Item, side: 'left' | 'right', inside: ReadonlySet<Item>): number[] {
  return item[side].flatMap((segment) => {
    const { items, pill } = segment.chain;
    const far = items[0] === item ? items.at(-1) : items[0];
    return far !== undefined && far !== item && pill?.kind !== 'loop' && inside.has(far) ? [far.y] : [];
  });
}

/** The side on which the way of a pill or passing edge leads to its node of this block. */
function homeSide(item: Item, inside: ReadonlySet<Item>): 'left' | 'right' {
  const chain = item.left[0]?.chain;
  const [first, last] = [chain?.items[0], chain?.items.at(-1)];
  if (chain && first && last && inside.has(first) && inside.has(last)) return chain.anchor;
  return first && inside.has(first) ? 'left' : 'right';
}

function wayWish(item: Item, inside: ReadonlySet<Item>): number {
  const [left] = item.left;
  if (item.kind === 'loop') return (left?.from.y ?? 0) + (left?.fromPort ?? 0) + LOOP_LEG;
  const [segment] = item[homeSide(item, inside)];
  return segment === undefined ? item.y : levelWith(segment, item);
}

const WEIGHTS: Readonly<Record<Item['kind'], number>> = { node: 20, pill: 20, loop: 20, via: 1 };

/** Gives the items of a block their heights relative to each other. */
export function blockRows(block: Block): void {
  const inside = new Set(block.columns.flatMap((column) => column.items));
  if (inside.size < 2) return;
  const middle = block.columns.reduce((sum, { items }) => sum + (items[0]?.y ?? 0), 0) / block.columns.length;
  for (const { items } of block.columns) stack(items, middle);
  for (const sides of [['left'], ['right'], ['left', 'right'], ['left', 'right']] as const) {
    const columns = sides[0] === 'right' ? block.columns.toReversed() : block.columns;
    for (const { items } of columns) {
      const wishes = items.map((item) => {
        if (item.kind !== 'node') return wayWish(item, inside);
        const near = sides.flatMap((side) => nearNodes(item, side, inside));
        return near.length === 0 ? item.y : near.reduce((sum, y) => sum + y, 0) / near.length;
      });
      settle(items, wishes, (item) => WEIGHTS[item.kind]);
    }
  }
}

/** Pills and passing edges of a block once more, when ports have moved: nodes stay. */
export function blockWays(block: Block): void {
  const inside = new Set(block.columns.flatMap((column) => column.items));
  if (inside.size < 2) return;
  for (const columns of [block.columns, block.columns.toReversed()])
    for (const { items } of columns)
      settle(
        items,
        items.map((item) => (item.kind === 'node' ? item.y : wayWish(item, inside))),
        (item) => (item.kind === 'node' ? 1e6 : WEIGHTS[item.kind]),
      );
}

export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** What a block occupies, box included. */
export function blockExtent(block: Block): Extent {
  if (block.fence !== null && block.lane !== null) {
    const { bottom, title, top } = block.lane;
    return block.fence === 'top' ? { top, bottom: top + title } : { top: bottom, bottom };
  }
  if (isWay(block)) {
    const y = block.columns[0]?.items[0]?.y ?? 0;
    return { top: y, bottom: y };
  }
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { items } of block.columns)
    for (const item of items) {
      top = Math.min(top, item.y - item.half);
      bottom = Math.max(bottom, item.y + item.half);
    }
  if (top > bottom) top = bottom = block.start;
  else if (block.idle.length > 0) bottom += ROOM.node;
  if (block.idle.length > 0) {
    const rows = Math.ceil(block.idle.length / Math.max(1, block.idleColumns));
    bottom += rows * (2 * block.cell.half + ROOM.node) - ROOM.node;
  }
  if (block.account === null) return { top, bottom };
  return { top: top - block.title, bottom: bottom + SIZE.boxPadding };
}

/** Smallest distance between two neighbours of a layer. */
export function between(above: Block, below: Block): number {
  const ways = Number(isWay(above)) + Number(isWay(below));
  if (ways > 0) return ways === 2 ? ROOM.via : ROOM.via + 4;
  if (above.fence === 'top') return below.fence === 'bottom' ? 0 : ROOM.belowUnitTitle;
  if (below.fence === 'bottom') return SIZE.unitPadding;
  if (above.fence !== null || below.fence !== null) return ROOM.box;
  return above.account === null && below.account === null ? ROOM.node : ROOM.box;
}
