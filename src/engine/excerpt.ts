// A part of a text that is too large to be shown whole, around a place in it.
import { isPlace, type Spot } from '#text/characters.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import type { Source } from './engine.ts';

export interface Excerpt {
  /** Whole lines as far as they are not endless. */
  readonly text: string;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** What the spot means, in characters of the excerpt. */
  readonly mark: { readonly from: number; readonly to: number };
}

/** Characters before and after the spot. */
const AROUND = 6000;

/** null: the spot is not in the texts (any more). */
export function excerptOf({ documents }: Source, spot: Spot): Excerpt | null {
  const text = documents.find(({ id }) => id === spot.document)?.text;
  if (text === undefined) return null;
  const range = isPlace(spot) ? rangeOf(text, spot) : spot;
  if (range === null) return null;
  const start = Math.max(0, range.from - AROUND);
  const lineStart = start === 0 ? 0 : text.indexOf('\n', start) + 1;
  const from = lineStart > 0 && lineStart <= range.from ? lineStart : start;
  const end = Math.min(text.length, Math.max(range.from, Math.min(range.to, range.from + AROUND)) + AROUND);
  const lineEnd = text.lastIndexOf('\n', end);
  const to = lineEnd > range.from && end < text.length ? lineEnd : end;
  return {
    text: text.slice(from, to),
    line: lineColumn(text, from).line,
    mark: { from: range.from - from, to: Math.min(range.to, to) - from },
  };
}
