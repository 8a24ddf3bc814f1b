// The order of an earlier picture, for one that is almost the same: a small edit moves little.
import type { Item, Part } from './layoutModel.ts';

/** Where nodes, pills and the ways of edges stood across the flow, by `namesOf`. */
export type Heights = ReadonlyMap<string, number>;

/** So much of a part has to have stood there. */
const KNOWN = 0.7;

/** What an item is called from one picture to the next: a node, the pill of an edge, or the how manieth piece of its way. */
function namesOf(part: Part): ReadonlyMap<Item, string> {
  const names = new Map<Item, string>();
  for (const { edge, items, pill } of part.chains)
    items.forEach((item, i) => {
      const isPiece = item.kind === 'via' && item !== pill;
      names.set(item, item.kind === 'node' ? item.node : isPiece ? `${edge.id} ${i}` : edge.id);
    });
  return names;
}

/** Adds where everything of a part that is laid out stands. */
export function learn(part: Part, into: Map<string, number>): void {
  for (const [item, name] of namesOf(part)) into.set(name, item.y);
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** In order of `key`; who has none stays behind whom it stood behind. */
function sortBy<T>(list: T[], key: (one: T) => number | null): void {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = list.map((one) => ({ one, key: (last = key(one) ?? last) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  keyed.forEach(({ one }, i) => (list[i] = one));
}

/** Brings a part into the order of `earlier`; false: too much of it is new. */
export function recall(part: Part, earlier: Heights): boolean {
  const names = namesOf(part);
  const stood = (item: Item): number | undefined => earlier.get(names.get(item) ?? item.node);
  const all = [...names.keys()];
  if (all.filter((item) => stood(item) !== undefined).length < KNOWN * all.length) return false;
  // What is new stands between what it is joined to.
  const heightOf = (item: Item): number | null =>
    stood(item) ??
    mean([
      ...item.left.flatMap(({ from }) => stood(from) ?? []),
      ...item.right.flatMap(({ to }) => stood(to) ?? []),
    ]);
  for (const blocks of part.layers) {
    sortBy(blocks, ({ columns }) =>
      mean(columns.flatMap(({ items }) => items.flatMap((item) => heightOf(item) ?? []))),
    );
    for (const { columns } of blocks) for (const { items } of columns) sortBy(items, heightOf);
  }
  for (const { pills } of part.gaps) sortBy(pills.items, heightOf);
  return true;
}
