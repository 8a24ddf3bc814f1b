// The order of a layer in which OUs pass: what is in an OU stands together between the borders of its lane, and lanes have
// the same order in all layers. Ways of edges go where they like, but around lanes that they have no end in.

import { lanesAround } from './lanes.ts';
import { isWay, type Block, type Lane, type Part } from './layoutModel.ts';

export interface LaneOrder {
  /** Puts the blocks of a layer in order, by where each is drawn to. */
  readonly arrange: (blocks: Block[], keys: ReadonlyMap<Block, number>) => void;
  /** After each sweep: lanes go where their blocks are by now. */
  readonly remeasure: () => void;
}

type Entry = { readonly block: Block; readonly key: number } | { readonly lane: Lane; readonly key: number };

/** Lanes that each way may pass through: those around one of its ends. */
function ownLanes({ chains, layers }: Part): ReadonlyMap<Block, ReadonlySet<Lane>> {
  const blockOf = new Map(
    layers
      .flat()
      .flatMap((block) => block.columns.flatMap(({ items }) => items.map((item) => [item, block] as const))),
  );
  const own = new Map<Block, Set<Lane>>();
  for (const { items } of chains) {
    const ends = [items[0], items.at(-1)].flatMap((item) => (item ? (blockOf.get(item) ?? []) : []));
    const lanes = new Set(ends.flatMap(lanesAround));
    for (const item of items) {
      const block = blockOf.get(item);
      if (block && isWay(block)) own.set(block, lanes);
    }
  }
  return own;
}

const middleOf = ({ columns }: Block): number | null => {
  const items = columns.flatMap((column) => column.items);
  return items.length === 0 ? null : items.reduce((sum, { y }) => sum + y, 0) / items.length;
};

export function laneOrder(part: Part): LaneOrder {
  const own = ownLanes(part);
  const scores = new Map<Lane, number>(part.lanes.map((lane, i) => [lane, i]));
  const fences = new Map<Lane, Map<Block[], Record<'top' | 'bottom', Block | undefined>>>();
  for (const blocks of part.layers)
    for (const block of blocks) {
      if (block.fence === null || block.lane === null) continue;
      const layers =
        fences.get(block.lane) ?? new Map<Block[], Record<'top' | 'bottom', Block | undefined>>();
      fences.set(block.lane, layers);
      const pair = layers.get(blocks) ?? { top: undefined, bottom: undefined };
      layers.set(blocks, { ...pair, [block.fence]: block });
    }

  /** What stands in a lane of this layer, and at last outside of all, in order. */
  function inside(
    layer: Block[],
    lane: Lane | null,
    entries: ReadonlyMap<Lane | null, readonly Entry[]>,
  ): Block[] {
    const ordered: Block[] = [];
    for (const entry of (entries.get(lane) ?? []).toSorted((a, b) => a.key - b.key)) {
      if ('block' in entry) ordered.push(entry.block);
      else {
        const { bottom, top } = fences.get(entry.lane)?.get(layer) ?? {};
        if (top) ordered.push(top);
        ordered.push(...inside(layer, entry.lane, entries));
        if (bottom) ordered.push(bottom);
      }
    }
    return ordered;
  }

  /** Puts a way where it stands on the right side of most blocks. */
  function insertWay(ordered: Block[], way: Block, keys: ReadonlyMap<Block, number>): void {
    const key = keys.get(way) ?? 0;
    const mine = own.get(way);
    let strange = 0;
    // Blocks after it that want to stand above it.
    let cost = ordered.filter((block) => block.fence === null && (keys.get(block) ?? 0) < key).length;
    let best = { at: 0, cost };
    ordered.forEach((block, i) => {
      if (block.lane !== null && block.fence !== null && mine?.has(block.lane) !== true)
        strange += block.fence === 'top' ? 1 : -1;
      if (block.fence === null) cost += (keys.get(block) ?? 0) > key ? 1 : -1;
      // Of equal places the later one: ways come in their own order.
      if (strange === 0 && cost <= best.cost) best = { at: i + 1, cost };
    });
    ordered.splice(best.at, 0, way);
  }

  function arrange(blocks: Block[], keys: ReadonlyMap<Block, number>): void {
    const entries = new Map<Lane | null, Entry[]>();
    const add = (lane: Lane | null, entry: Entry): void => {
      const list = entries.get(lane);
      if (list === undefined) entries.set(lane, [entry]);
      else list.push(entry);
    };
    const ways: Block[] = [];
    for (const block of blocks) {
      if (isWay(block)) ways.push(block);
      else if (block.fence === null) add(block.lane, { block, key: keys.get(block) ?? 0 });
      else if (block.fence === 'top' && block.lane !== null)
        add(block.lane.parent, { lane: block.lane, key: scores.get(block.lane) ?? 0 });
    }
    const ordered = inside(blocks, null, entries);
    for (const way of ways.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)))
      insertWay(ordered, way, keys);
    ordered.forEach((block, i) => (blocks[i] = block));
  }

  function remeasure(): void {
    const sums = new Map<Lane, { sum: number; count: number }>();
    for (const block of part.layers.flat()) {
      const middle = isWay(block) ? null : middleOf(block);
      if (middle === null) continue;
      for (const lane of lanesAround(block)) {
        const { count, sum } = sums.get(lane) ?? { sum: 0, count: 0 };
        sums.set(lane, { sum: sum + middle, count: count + 1 });
      }
    }
    for (const [lane, { count, sum }] of sums) scores.set(lane, sum / count);
  }

  return { arrange, remeasure };
}
