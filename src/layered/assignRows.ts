// How high everything stands: blocks first, as wholes, then what runs between them.
import { between, blockExtent, blockRows, blockWays, levelWith, median } from './blockRows.ts';
import { isotonic } from './isotonic.ts';
import { isWay, type Block, type Chain, type Item, type Part } from './layoutModel.ts';
import { straightenWays } from './straightenWays.ts';

export type Side = 'left' | 'right';

/** Up to so many edges the picture is worth a few more rounds. */
const FEW = 150;

/** An edge that leaves a block: its node there and the node at its other end. */
export interface Reach {
  readonly own: Item;
  readonly far: Item;
  readonly farBlock: Block;
  readonly chain: Chain;
}

export type Reaches = ReadonlyMap<Block, Readonly<Record<Side, readonly Reach[]>>>;

export function reachesOf(part: Part): Reaches {
  const blockOf = new Map<Item, Block>();
  const reaches = new Map<Block, Record<Side, Reach[]>>();
  for (const block of part.layers.flat()) {
    if (isWay(block)) continue;
    reaches.set(block, { left: [], right: [] });
    for (const { items } of block.columns) for (const item of items) blockOf.set(item, block);
  }
  for (const chain of part.chains) {
    const [first, last] = [chain.items[0], chain.items.at(-1)];
    if (!first || !last) continue;
    const [from, to] = [blockOf.get(first), blockOf.get(last)];
    if (!from || !to || from === to) continue;
    reaches.get(from)?.right.push({ own: first, far: last, farBlock: to, chain });
    reaches.get(to)?.left.push({ own: last, far: first, farBlock: from, chain });
  }
  return reaches;
}

export function moveBlock(block: Block, by: number): void {
  if (by === 0) return;
  block.start += by;
  for (const { items } of block.columns) for (const item of items) item.y += by;
}

/** Moves whole blocks of a layer by what they wish, in their order and apart. */
function settleLayer(blocks: readonly Block[], wish: (block: Block) => number): void {
  const extents = blocks.map(blockExtent);
  const gaps = blocks.map((block, i) => {
    const above = blocks[i - 1];
    const extent = extents[i - 1];
    return above && extent ? extent.bottom - extent.top + between(above, block) : 0;
  });
  const tops = isotonic(
    blocks.map((block, i) => (extents[i]?.top ?? 0) + wish(block)),
    blocks.map((block) => (isWay(block) ? 1 : 8)),
    gaps,
  );
  blocks.forEach((block, i) => moveBlock(block, (tops[i] ?? 0) - (extents[i]?.top ?? 0)));
}

/** How far a block should move to be level with those it is joined to on one side. */
function towardsFar(block: Block, side: Side, reaches: Reaches): number {
  const way = isWay(block) ? block.columns[0]?.items[0] : undefined;
  if (way) {
    const [segment] = way[side];
    return segment ? levelWith(segment, way) - way.y : 0;
  }
  const all = reaches.get(block)?.[side] ?? [];
  if (all.length === 0) return 0;
  return all.reduce((sum, { own, far }) => sum + far.y - own.y, 0) / all.length;
}

/** How far the node at one end of a way should move for its first bend to go. */
export function firstBend({ own, chain }: Reach): number {
  const [segments, item] =
    chain.items[0] === own ? [chain.segments, own] : [chain.segments.toReversed(), own];
  let at = item;
  for (const segment of segments) {
    const bend = levelWith(segment, at) - at.y;
    if (Math.abs(bend) > 0.5) return bend;
    at = segment.from === at ? segment.to : segment.from;
  }
  return 0;
}

/** What stands alone at the end of one edge can always be level with it. */
export const levelAtOneEdge =
  (reaches: Reaches) =>
  (block: Block): number => {
    const { left = [], right = [] } = reaches.get(block) ?? {};
    const [only, ...more] = [...left, ...right];
    return only && more.length === 0 && block.account === null ? firstBend(only) : 0;
  };

/** How many more rounds a picture is worth. */
export const roundsFor = ({ chains }: Part): number => (chains.length < FEW ? 3 : 1);

/** Gives every item its height; `ports` is asked to place the ports anew whenever something has moved. */
export function assignRows(part: Part, ports: () => void): void {
  const reaches = reachesOf(part);
  const blocks = part.layers.flat();
  ports();
  for (const block of blocks) blockRows(block);
  for (const side of ['left', 'right', 'left', 'right'] as const) {
    const layers = side === 'right' ? part.layers.toReversed() : part.layers;
    for (const layer of layers) settleLayer(layer, (block) => towardsFar(block, side, reaches));
  }
  const refine = (): void => {
    ports();
    for (const block of blocks) blockWays(block);
    // A box whose ways have moved may have grown.
    for (const layer of part.layers) settleLayer(layer, () => 0);
    straightenWays(part);
    ports();
  };
  refine();
  for (const side of Array.from({ length: roundsFor(part) }, () => ['right', 'left'] as const).flat()) {
    const layers = side === 'right' ? part.layers.toReversed() : part.layers;
    for (const layer of layers)
      settleLayer(layer, (block) =>
        isWay(block) ? 0 : (median((reaches.get(block)?.[side] ?? []).map(firstBend)) ?? 0),
      );
    refine();
  }
  for (const layer of part.layers) settleLayer(layer, levelAtOneEdge(reaches));
  straightenWays(part);
  ports();
}
