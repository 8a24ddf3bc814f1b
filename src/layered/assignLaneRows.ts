// assignRows.ts where OUs are drawn: a lane moves as a whole towards what it is joined to, and inside of it the lanes and
// boxes in it towards each other, so that it stays as low as its highest layer.
import {
  firstBend,
  levelAtOneEdge,
  moveBlock,
  reachesOf,
  roundsFor,
  type Reach,
  type Reaches,
  type Side,
} from './assignRows.ts';
import { between, blockExtent, blockRows, blockWays, median } from './blockRows.ts';
import { settleLanes, stackLanes } from './laneRows.ts';
import { lanesAround } from './lanes.ts';
import { isWay, ROOM, type Block, type Lane, type Part } from './layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { straightenWays } from './straightenWays.ts';

const SWEEPS: readonly (readonly Side[])[] = [['left'], ['right'], ['left'], ['right'], ['left', 'right']];

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a block is of, from the outside in: lanes, and at last itself. */
const pathOf = (block: Block): readonly (Lane | Block)[] => [...lanesAround(block).toReversed(), block];

/**
 * How far each block should move. What one end of an edge wishes moves the outermost lane that the other end is not in,
 * with everything in it.
 */
function wishes(
  reaches: Reaches,
  sides: readonly Side[],
  by: (reach: Reach) => number,
  middle: (values: readonly number[]) => number | null,
): (block: Block) => number {
  const paths = new Map([...reaches.keys()].map((block) => [block, pathOf(block)]));
  const wanted = new Map<Lane | Block, number[]>();
  for (const [block, each] of reaches)
    for (const reach of sides.flatMap((side) => each[side])) {
      const far = paths.get(reach.farBlock) ?? [];
      const mover = paths.get(block)?.find((one, depth) => one !== far[depth]) ?? block;
      const list = wanted.get(mover);
      if (list === undefined) wanted.set(mover, [by(reach)]);
      else list.push(by(reach));
    }
  const moves = new Map([...wanted].map(([mover, list]) => [mover, middle(list) ?? 0]));
  return (block) => (paths.get(block) ?? []).reduce((sum, mover) => sum + (moves.get(mover) ?? 0), 0);
}

/** Not further than the borders of its lane, which would move others. */
function within(block: Block, by: number): number {
  const { lane } = block;
  if (lane === null || block.fence !== null) return by;
  const { bottom, top } = blockExtent(block);
  const up = lane.top + lane.title + ROOM.belowUnitTitle - top;
  const down = lane.bottom - SIZE.unitPadding - bottom;
  return Math.max(Math.min(by, down), up);
}

/** Each block by itself as far as the blocks and borders beside it leave room: nothing else moves. */
function settleAlone(part: Part, wish: (block: Block) => number): void {
  for (const layer of part.layers) {
    const stays = layer.map((block, i) => ({ block, i })).filter(({ block }) => !isWay(block));
    /** What two of them and the ways between them need. */
    const room = (from: number, to: number): number =>
      layer.slice(from, to).reduce((sum, block, i) => {
        const next = layer[from + i + 1];
        return next === undefined ? sum : sum + between(block, next);
      }, 0);
    stays.forEach(({ block, i }, nth) => {
      if (block.fence !== null) return;
      const { bottom, top } = blockExtent(block);
      const [above, below] = [stays[nth - 1], stays[nth + 1]];
      const up = above ? blockExtent(above.block).bottom + room(above.i, i) - top : Number.NEGATIVE_INFINITY;
      const down = below
        ? blockExtent(below.block).top - room(i, below.i) - bottom
        : Number.POSITIVE_INFINITY;
      moveBlock(block, Math.min(Math.max(wish(block), Math.min(up, 0)), Math.max(down, 0)));
    });
  }
}

/** Gives every item its height; `ports` as in assignRows.ts. */
export function assignLaneRows(part: Part, ports: () => void): void {
  const reaches = reachesOf(part);
  const blocks = part.layers.flat();
  ports();
  for (const block of blocks) blockRows(block);
  stackLanes(part);
  for (const sides of SWEEPS)
    settleLanes(
      part,
      wishes(reaches, sides, ({ far, own }) => far.y - own.y, mean),
    );
  const refine = (): void => {
    ports();
    for (const block of blocks) blockWays(block);
    settleLanes(part, () => 0);
    straightenWays(part);
    ports();
  };
  refine();
  for (let round = 0; round < roundsFor(part); round += 1)
    for (const side of ['right', 'left'] as const) {
      settleLanes(part, wishes(reaches, [side], firstBend, median));
      refine();
      settleLanes(part, (block) =>
        isWay(block) ? 0 : within(block, median((reaches.get(block)?.[side] ?? []).map(firstBend)) ?? 0),
      );
      refine();
    }
  // Moving as wholes, and half of the way at a time, leaves gaps beside the lanes.
  settleAlone(part, (block) => {
    const { left = [], right = [] } = reaches.get(block) ?? {};
    return median([...left, ...right].map(firstBend)) ?? 0;
  });
  refine();
  settleLanes(part, levelAtOneEdge(reaches));
  straightenWays(part);
  ports();
}
