// Where the paths of a piece stand when it is no JSON. Who reads such a piece leaves its table here, and so does the
// page when the engine's answer brings one: a memo beside that of the pieces, because places are looked up late.
import type { JsonPath } from '#language/policy.ts';
import { findPacked, isPacked, type PackedRanges, unpackRanges } from './packedRanges.ts';

/** By `rangeKey(path)`: offsets from the start of the piece. */
export type RangeTable = Readonly<Record<string, readonly [from: number, to: number]>>;

/** A path as a JSON pointer (RFC 6901). */
export const rangeKey = (path: JsonPath): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const KEPT_TEXTS = 400;
const kept = new Map<string, Map<number, RangeTable | PackedRanges>>();

export function keepRanges(text: string, piece: number, table: RangeTable | PackedRanges): void {
  const tables = kept.get(text) ?? new Map<number, RangeTable | PackedRanges>();
  tables.set(piece, table);
  kept.delete(text);
  kept.set(text, tables);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_TEXTS && oldest !== undefined) kept.delete(oldest);
}

/** All that was said about one piece; null: nothing was. */
export function keptTable(text: string, piece: number): RangeTable | null {
  const table = kept.get(text)?.get(piece);
  return table === undefined ? null : isPacked(table) ? unpackRanges(table) : table;
}

/** The range of the longest part of the path that stands in the table; null: nothing does. */
export function keptRange(
  text: string,
  piece: number,
  path: JsonPath,
): readonly [from: number, to: number] | null {
  const table = kept.get(text)?.get(piece);
  if (table === undefined) return null;
  for (let length = path.length; length >= 0; length--) {
    const key = rangeKey(path.slice(0, length));
    const range = isPacked(table)
      ? findPacked(table, key)
      : Object.hasOwn(table, key)
        ? table[key]
        : undefined;
    if (range) return range;
  }
  return null;
}
