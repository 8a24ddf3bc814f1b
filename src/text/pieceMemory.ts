// The pieces of texts as they were last found, for a keystroke changes one document of many.
import type { TextPiece } from './pieces.ts';

interface Remembered {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  /** The reading in which somebody last asked. */
  seen: number;
}

/** A workspace that is edited must not keep every text that it ever had. */
const READINGS_KEPT = 4;
/** Of so many characters and more the next reading but one has no use: what they were read into is large. */
const LONG = 100_000;
const LONG_KEPT = 1;
const MOST_CHARS = 80_000_000;

/**
 * In the order of coming. By length, because a map of long texts compares all of one length from their beginning, with
 * each question several times; here each is compared once.
 */
const all = new Set<Remembered>();
const byLength = new Map<number, Remembered[]>();
let chars = 0;
let reading = 0;
let last: Remembered | null = null;

function forget(one: Remembered): void {
  all.delete(one);
  chars -= one.text.length;
  if (last === one) last = null;
  const alike = byLength.get(one.text.length)?.filter((other) => other !== one) ?? [];
  if (alike.length === 0) byLength.delete(one.text.length);
  else byLength.set(one.text.length, alike);
}

/** Texts that the last few readings did not ask for are forgotten. */
export function beginReading(): void {
  reading++;
  for (const one of all) {
    const kept = one.text.length < LONG ? READINGS_KEPT : LONG_KEPT;
    if (one.seen < reading - kept) forget(one);
  }
}

export function rememberedPieces(text: string): readonly TextPiece[] | null {
  const known = last?.text === text ? last : byLength.get(text.length)?.find((one) => one.text === text);
  if (known === undefined) return null;
  last = known;
  known.seen = reading;
  return known.pieces;
}

/** A text that is not remembered yet. */
export function rememberPieces(text: string, pieces: readonly TextPiece[]): void {
  for (const oldest of all) {
    if (chars + text.length <= MOST_CHARS) break;
    forget(oldest);
  }
  last = { text, pieces, seen: reading };
  all.add(last);
  chars += text.length;
  const alike = byLength.get(text.length);
  if (alike === undefined) byLength.set(text.length, [last]);
  else alike.push(last);
}
