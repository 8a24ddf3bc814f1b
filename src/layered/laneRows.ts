// Heights where OUs pass several layers: no layer can be settled by itself, since the borders of a lane have one height in
// all of them. Everything is pushed down only as far as it must, then up, and stands in the middle of the two.
import { moveBlock } from './assignRows.ts';
import { between, blockExtent } from './blockRows.ts';
import { isWay, type Block, type Lane, type Part } from './layoutModel.ts';

/** Something with one height: a block, a way, or one border of a lane in all of its layers. */
interface Mark {
  readonly block: Block;
  /** Where it would stand; null: anywhere. */
  wish: number | null;
  top: number;
  readonly after: { readonly mark: Mark; readonly apart: number }[];
  readonly before: { readonly mark: Mark; readonly apart: number }[];
}

/** All marks, each after all that must stand above it. */
function marksOf({ layers }: Part): readonly Mark[] {
  const borders = new Map<Lane, Record<'top' | 'bottom', Mark | undefined>>();
  const marks: Mark[] = [];
  const markOf = (block: Block): Mark => {
    const pair = block.lane === null ? undefined : borders.get(block.lane);
    const known = block.fence === null ? undefined : pair?.[block.fence];
    if (known !== undefined) return known;
    const mark: Mark = { block, wish: null, top: 0, after: [], before: [] };
    marks.push(mark);
    if (block.fence !== null && block.lane !== null)
      borders.set(block.lane, { top: undefined, bottom: undefined, ...pair, [block.fence]: mark });
    return mark;
  };
  for (const blocks of layers) {
    let above: Mark | null = null;
    for (const block of blocks) {
      const mark = markOf(block);
      if (above !== null) {
        const { bottom, top } = blockExtent(above.block);
        const apart = bottom - top + between(above.block, block);
        above.after.push({ mark, apart });
        mark.before.push({ mark: above, apart });
      }
      above = mark;
    }
  }
  const waits = new Map(marks.map((mark) => [mark, mark.before.length]));
  const sorted = marks.filter((mark) => mark.before.length === 0);
  for (let i = 0; i < sorted.length; i += 1)
    for (const { mark } of sorted[i]?.after ?? []) {
      const left = (waits.get(mark) ?? 0) - 1;
      waits.set(mark, left);
      if (left === 0) sorted.push(mark);
    }
  return sorted;
}

type Heights = Map<Mark, number>;

const lowest = ({ before }: Mark, at: Heights): number =>
  before.reduce(
    (most, { apart, mark }) => Math.max(most, (at.get(mark) ?? 0) + apart),
    Number.NEGATIVE_INFINITY,
  );
const highest = ({ after }: Mark, at: Heights): number =>
  after.reduce(
    (least, { apart, mark }) => Math.min(least, (at.get(mark) ?? 0) - apart),
    Number.POSITIVE_INFINITY,
  );

/** Only as far down as it must be; borders and ways close to what is next to them. */
function pushedDown(marks: readonly Mark[]): Heights {
  const at: Heights = new Map();
  for (const mark of marks) at.set(mark, Math.max(mark.wish ?? Number.NEGATIVE_INFINITY, lowest(mark, at)));
  for (const mark of marks.toReversed()) {
    if (mark.wish !== null || mark.block.fence === 'bottom') continue;
    const most = highest(mark, at);
    if (Number.isFinite(most)) at.set(mark, most);
    else if (!Number.isFinite(at.get(mark) ?? 0)) at.set(mark, mark.top);
  }
  return at;
}

function pushedUp(marks: readonly Mark[]): Heights {
  const at: Heights = new Map();
  for (const mark of marks.toReversed())
    at.set(mark, Math.min(mark.wish ?? Number.POSITIVE_INFINITY, highest(mark, at)));
  for (const mark of marks) {
    if (mark.wish !== null || mark.block.fence === 'top') continue;
    const least = lowest(mark, at);
    if (Number.isFinite(least)) at.set(mark, least);
    else if (!Number.isFinite(at.get(mark) ?? 0)) at.set(mark, mark.top);
  }
  return at;
}

/** No border stands further away from what is in its lane than it must. */
function tightened(marks: readonly Mark[], at: Heights): void {
  for (const mark of marks.toReversed()) if (mark.block.fence === 'top') at.set(mark, highest(mark, at));
  for (const mark of marks) if (mark.block.fence === 'bottom') at.set(mark, lowest(mark, at));
}

function carryOut(marks: readonly Mark[], at: Heights): void {
  for (const mark of marks) {
    const { block } = mark;
    const top = at.get(mark) ?? mark.top;
    if (block.fence !== null && block.lane !== null) block.lane[block.fence] = top;
    else moveBlock(block, top - mark.top);
  }
}

/** Moves all blocks of a part by what they wish, in their order and apart, and the borders of lanes with them. */
export function settleLanes(part: Part, wish: (block: Block) => number): void {
  const marks = marksOf(part);
  for (const mark of marks) {
    mark.top = blockExtent(mark.block).top;
    if (mark.block.fence === null && !isWay(mark.block)) mark.wish = mark.top + wish(mark.block);
  }
  const [down, up] = [pushedDown(marks), pushedUp(marks)];
  const at: Heights = new Map(marks.map((mark) => [mark, ((down.get(mark) ?? 0) + (up.get(mark) ?? 0)) / 2]));
  tightened(marks, at);
  carryOut(marks, at);
}

/** Everything as high up as it can be: lanes are as low as they can be then, and stay so when they move as wholes. */
export function stackLanes(part: Part): void {
  const marks = marksOf(part);
  for (const mark of marks) {
    mark.top = blockExtent(mark.block).top;
    if (mark.block.fence === null && !isWay(mark.block)) mark.wish = 0;
  }
  const at = pushedDown(marks);
  tightened(marks, at);
  carryOut(marks, at);
}
