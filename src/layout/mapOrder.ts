// Who stands where on a map: those that lines join beside each other, callers above, and as few lines as possible across
// each other or past what stands between their ends.
import type { Point, Rect } from '#graph/placement.ts';
import { isThrough } from './waysAround.ts';

/** A line between two cells, by their numbers; both directions are one. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** What a line past something costs, one as long as the map is wide, one that runs up, and two that cross. */
const COST = { past: 2.5, length: 5, up: 0.15, crossing: 1 } as const;
/** With more cells, or more lines that matter, the order stays as it is: it would take too long. */
const MOST = { cells: 30, ties: 130 } as const;
const PASSES = 12;

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

const side = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** What straight lines between places cost, looked up by the pair of these: `from * count + to`. */
function prices(places: readonly Rect[]) {
  const count = places.length;
  const size = count * count;
  const at = places.map(middle);
  const extent = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const whole = Math.max(1, Math.hypot(extent(at.map(({ x }) => x)), extent(at.map(({ y }) => y))));
  const alone = new Float64Array(size).fill(-1);
  const both = new Int8Array(size * size).fill(-1);
  const endsOf = (pair: number): readonly [number, number] => [Math.floor(pair / count), pair % count];
  const pointOf = (place: number): Point => at[place] ?? { x: 0, y: 0 };
  function own(pair: number): number {
    const known = alone[pair] ?? -1;
    if (known >= 0) return known;
    const [from, to] = endsOf(pair);
    const [a, b] = [pointOf(from), pointOf(to)];
    const past = places.filter((rect, i) => i !== from && i !== to && isThrough(a, b, rect)).length;
    const far = Math.hypot(b.x - a.x, b.y - a.y) / whole;
    const cost = COST.past * past + COST.length * far * far + (b.y < a.y - 1 ? COST.up : 0);
    alone[pair] = cost;
    return cost;
  }
  /** Whether lines between two pairs cross is kept in `both`. */
  function look(pair: number, other: number): void {
    const [[from, to], [start, end]] = [endsOf(pair), endsOf(other)];
    const meet = from === start || from === end || to === start || to === end;
    const found = !meet && cross(pointOf(from), pointOf(to), pointOf(start), pointOf(end));
    both[pair * size + other] = found ? 1 : 0;
  }
  return { both, look, own, size };
}

export interface Order {
  /** By place: the number of the cell that stands there. */
  readonly cells: readonly number[];
  /** Of all lines. */
  readonly cost: number;
}

/**
 * Who stands at the place of whom: `places[i]` is where cell i would stand in the order given. Cells change places only
 * with those of the same `kin`; without passes they stay.
 */
export function mapOrder(
  places: readonly Rect[],
  kin: readonly string[],
  ties: readonly Tie[],
  passes = PASSES,
): Order {
  const cells = places.map((_, i) => i);
  if (places.length > MOST.cells || ties.length > MOST.ties) return { cells, cost: 0 };
  const placeOf = [...cells];
  const { both, look, own, size } = prices(places);
  const pairOf = ({ from, to }: Tie): number => (placeOf[from] ?? 0) * places.length + (placeOf[to] ?? 0);
  const pairs = Int32Array.from(ties, pairOf);
  const weights = Float64Array.from(ties, ({ weight }) => weight);
  const tiesOf = cells.map((cell) =>
    ties.flatMap((tie, i) => (tie.from === cell || tie.to === cell ? [i] : [])),
  );
  const isMine = new Uint8Array(ties.length);
  /** Of some lines, with each other and with all. */
  function cost(mine: readonly number[]): number {
    let sum = 0;
    for (const tie of mine) isMine[tie] = 1;
    for (const tie of mine) {
      const pair = pairs[tie] ?? 0;
      let crossings = 0;
      for (let other = 0; other < pairs.length; other++) {
        const end = pairs[other] ?? 0;
        if ((both[pair * size + end] ?? -1) < 0) look(pair, end);
        if (both[pair * size + end] === 1)
          crossings += (weights[other] ?? 0) * (isMine[other] === 1 ? 0.5 : 1);
      }
      sum += (weights[tie] ?? 0) * (own(pair) + COST.crossing * crossings);
    }
    for (const tie of mine) isMine[tie] = 0;
    return sum;
  }
  function swap(one: number, other: number, touched: readonly number[]): void {
    const [a, b] = [placeOf[one] ?? 0, placeOf[other] ?? 0];
    placeOf[one] = b;
    placeOf[other] = a;
    cells[a] = other;
    cells[b] = one;
    for (const i of touched) {
      const tie = ties[i];
      if (tie !== undefined) pairs[i] = pairOf(tie);
    }
  }
  for (let pass = 0, changed = true; changed && pass < passes; pass++) {
    changed = false;
    for (let one = 0; one < places.length; one++)
      for (let other = one + 1; other < places.length; other++) {
        if (kin[one] !== kin[other]) continue;
        const touched = [...new Set([...(tiesOf[one] ?? []), ...(tiesOf[other] ?? [])])];
        const before = cost(touched);
        swap(one, other, touched);
        if (cost(touched) < before - 1e-9) changed = true;
        else swap(one, other, touched);
      }
  }
  return { cells, cost: cost([...weights.keys()]) };
}
