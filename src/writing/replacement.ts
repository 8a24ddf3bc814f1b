// The smallest replacement that turns one text into another, so that an undo leaves cursor and scroll where they are.

export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** null: nothing to do. Cuts common beginning and end; never cuts a surrogate pair in two. */
export function replacement(before: string, after: string): Replacement | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (isHighSurrogate(before, head - 1)) head--;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  if (isLowSurrogate(before, before.length - tail)) tail--;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** So many characters at once are pasted, not typed. */
const PASTED = 8;

/** A key adds or takes one character: those need no comparing of the whole text. */
export const isPaste = (before: string, after: string): boolean =>
  Math.abs(after.length - before.length) > 1 && (replacement(before, after)?.text.length ?? 0) >= PASTED;
