// Which column inside its block each node stands in: left to right along the chain of assumptions.
import { linearOrder, longestPath, turnedForward, type Arc } from './linearOrder.ts';

/** Rows after which a column is split, at least `rows`, by the number of nodes in the block: no box is a strip. */
const mostRows = (count: number, rows: number): number =>
  Math.max(rows, Math.ceil((Math.sqrt(count) * 2 * rows) / 9));

/**
 * @param count nodes of the block, numbered in order of appearance
 * @param arcs edges inside the block
 * @param pull by node: edges that leave the block to the right minus edges that come in from the left
 * @param rows nodes that may stand in a column in any case
 * @returns the column of each node
 */
export function localColumns(
  count: number,
  arcs: readonly Arc[],
  pull: readonly number[],
  rows: number,
): readonly number[] {
  const position = linearOrder(count, arcs);
  const column = longestPath(position, arcs);
  const last = Math.max(0, ...column);
  // A node that is asked from outside stays left, one that asks outside moves right as far as its edges let it.
  const limit = column.map(() => last);
  const backwards = turnedForward(position, arcs).toSorted(
    (a, b) => (position[b.from] ?? 0) - (position[a.from] ?? 0),
  );
  const touched = new Set(backwards.map((arc) => arc.from));
  const settle = (node: number): void => {
    if ((pull[node] ?? 0) > 0) column[node] = limit[node] ?? last;
  };
  let previous = -1;
  for (const { from, to } of backwards) {
    if (previous !== from && previous !== -1) settle(previous);
    previous = from;
    limit[from] = Math.min(limit[from] ?? last, (column[to] ?? 0) - 1);
  }
  if (previous !== -1) settle(previous);
  column.forEach((_, node) => {
    if (!touched.has(node)) settle(node);
  });
  return arcs.length > count * 2 ? column : splitTall(column, mostRows(count, rows));
}

/** More pieces than this would only trade a high picture for a wide one: all edges pass the pieces before theirs. */
const MOST_PIECES = 3;

/** Columns with more than `rows` nodes become up to three, side by side. */
export function splitTall(column: readonly number[], rows: number): readonly number[] {
  const size = new Map<number, number>();
  for (const c of column) size.set(c, (size.get(c) ?? 0) + 1);
  const start = new Map<number, { at: number; pieces: number; each: number }>();
  let at = 0;
  for (const c of [...size.keys()].toSorted((a, b) => a - b)) {
    const pieces = Math.max(1, Math.min(MOST_PIECES, Math.ceil((size.get(c) ?? 0) / rows)));
    start.set(c, { at, pieces, each: Math.ceil((size.get(c) ?? 0) / pieces) });
    at += pieces;
  }
  const seen = new Map<number, number>();
  return column.map((c) => {
    const nth = seen.get(c) ?? 0;
    seen.set(c, nth + 1);
    const place = start.get(c);
    return place === undefined ? c : place.at + Math.floor(nth / place.each);
  });
}
