// A large table of ranges in a few flat arrays: it crosses to the page in one go, and nobody has to unpack it to look one
// path up.
import type { RangeTable } from './ranges.ts';

export interface PackedRanges {
  /** All keys, sorted, one right after the other. */
  readonly keys: string;
  /** Where each key ends. */
  readonly ends: Int32Array;
  /** From and to of each, in turn. */
  readonly at: Int32Array;
}

/** Of fewer a copy costs nothing. */
const MANY = 500;

const packed = new WeakMap<RangeTable, PackedRanges | null>();

/** null: it is small. The same table is packed once. */
export function packRanges(table: RangeTable): PackedRanges | null {
  const known = packed.get(table);
  if (known !== undefined) return known;
  const keys = Object.keys(table);
  const made = keys.length < MANY ? null : pack(table, keys.sort());
  packed.set(table, made);
  return made;
}

function pack(table: RangeTable, keys: readonly string[]): PackedRanges {
  const ends = new Int32Array(keys.length);
  const at = new Int32Array(2 * keys.length);
  let end = 0;
  for (const [i, key] of keys.entries()) {
    end += key.length;
    ends[i] = end;
    at.set(table[key] ?? [0, 0], 2 * i);
  }
  return { keys: keys.join(''), ends, at };
}

/** Keys begin with a slash, or are empty. */
export const isPacked = (table: RangeTable | PackedRanges): table is PackedRanges =>
  Object.hasOwn(table, 'ends');

const keyAt = ({ ends, keys }: PackedRanges, i: number): string => keys.slice(ends[i - 1] ?? 0, ends[i]);

const rangeAt = ({ at }: PackedRanges, i: number): readonly [from: number, to: number] => [
  at[2 * i] ?? 0,
  at[2 * i + 1] ?? 0,
];

/** undefined: it does not stand there. */
export function findPacked(
  ranges: PackedRanges,
  key: string,
): readonly [from: number, to: number] | undefined {
  let low = 0;
  let high = ranges.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyAt(ranges, middle) < key) low = middle + 1;
    else high = middle;
  }
  return low < ranges.ends.length && keyAt(ranges, low) === key ? rangeAt(ranges, low) : undefined;
}

export function unpackRanges(ranges: PackedRanges): RangeTable {
  const table: Record<string, readonly [number, number]> = {};
  for (let i = 0; i < ranges.ends.length; i++) table[keyAt(ranges, i)] = rangeAt(ranges, i);
  return table;
}
