// Whether a text that JSON.parse took needs a closer look: only keys that come twice and very deep nesting do.
import { MAX_DEPTH } from './jsonScan.ts';

const BACKSLASH = 92;

/** In JSON backslashes stand inside texts only, and each escapes what comes next. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

/** Texts between quotes. Everything in `text` from `from` to `to` must be valid JSON. */
function stringsWritten(text: string, from: number, to: number): number {
  let quotes = 0;
  // Many times quicker than looking at every character.
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) {
    if (!isEscaped(text, at)) quotes++;
  }
  return quotes / 2;
}

/** Keys and texts in a parsed value; NaN when it is nested too deep. */
function stringsKept(value: unknown, depth: number): number {
  if (typeof value === 'string') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= MAX_DEPTH) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    for (const member of list) count += typeof member === 'string' ? 1 : stringsKept(member, depth + 1);
    return count;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const key in object) {
    const member = object[key];
    count += typeof member === 'string' ? 2 : 1 + stringsKept(member, depth + 1);
  }
  return count;
}

/**
 * `value` is what JSON.parse made of the characters from `from` to `to`. true: every key in them was kept, as a key
 * that comes twice loses its first, so that nothing of the text can be missing; false: look closer.
 */
export const isPlainJson = (text: string, from: number, to: number, value: unknown): boolean =>
  stringsKept(value, 0) === stringsWritten(text, from, to);
