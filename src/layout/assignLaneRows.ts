// assignRows.ts where OUs are drawn: a lane moves as a whole towards what it is joined to, and inside of it the lanes and
// boxes in it towards each other, so that it stays as low as its highest layer.
import { firstBend, reachesOf, roundsFor, type Reach, type Reaches, type Side } from './assignRows.ts';
import { blockExtent, blockRows, blockWays, median } from './blockRows.ts';
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
  // What stands alone at the end of one edge can always be level with it.
  settleLanes(part, (block) => {
    const { left = [], right = [] } = reaches.get(block) ?? {};
    const [only, ...more] = [...left, ...right];
    return only && more.length === 0 && block.account === null ? firstBend(only) : 0;
  });
  straightenWays(part);
  ports();
}
