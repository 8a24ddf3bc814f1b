// The last crossings that sweeps leave: neighbours in a column change places when that helps.
import { apart, crossingWeight, type Column, type Item } from './layoutModel.ts';

const ROUNDS = 4;
/** Two busy nodes are not worth comparing. */
const MOST_PAIRS = 2000;

/** Crossings of the edges of two neighbours on one side when `above` stands above `below`. */
function crossed(above: Item, below: Item, side: 'left' | 'right'): number {
  let count = 0;
  for (const a of above[side])
    for (const b of below[side]) {
      const [x, y] = side === 'left' ? [a.from, b.from] : [a.to, b.to];
      if (x.y > y.y) count += crossingWeight(a) * crossingWeight(b);
    }
  return count;
}

const bothSides = (above: Item, below: Item): number =>
  crossed(above, below, 'left') + crossed(above, below, 'right');

const pairs = (a: Item, b: Item): number => a.left.length * b.left.length + a.right.length * b.right.length;

/** Swaps neighbours of one column while that saves crossings; returns whether it did. */
function transposeColumn({ items }: Column): boolean {
  let changed = false;
  for (let i = 0; i + 1 < items.length; i += 1) {
    const [above, below] = [items[i], items[i + 1]];
    if (!above || !below || pairs(above, below) > MOST_PAIRS) continue;
    if (bothSides(above, below) <= bothSides(below, above) + 0.01) continue;
    items[i] = below;
    items[i + 1] = above;
    // They keep the room that they had together.
    const top = above.y - above.half;
    below.y = top + below.half;
    above.y = below.y + apart(below, above);
    changed = true;
  }
  return changed;
}

/** Removes crossings between neighbours in all columns. */
export function transpose(columns: readonly Column[]): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
    for (const column of columns) changed = transposeColumn(column) || changed;
    if (!changed) return;
  }
}
