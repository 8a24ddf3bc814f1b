// One text that several wildcard patterns match at once, for trying requests that have to satisfy all of them.
import type { GlobPart } from './wildcard.ts';

/** A character, or what may stand for one. */
type Token = { readonly literal: string } | '*' | '?';

/** Beyond this many combinations of positions nothing is looked for. */
const MAX_STATES = 20_000;

const tokensOf = (parts: readonly GlobPart[]): readonly Token[] =>
  parts.flatMap((part): readonly Token[] =>
    typeof part === 'string'
      ? [part]
      : Array.from({ length: part.literal.length }, (_, i) => ({ literal: part.literal.charAt(i) })),
  );

interface State {
  readonly at: readonly number[];
  readonly text: string;
}

/** The positions after `char`; null when one of the patterns has no place for it. */
function after(
  patterns: readonly (readonly Token[])[],
  at: readonly number[],
  char: string,
): number[] | null {
  const next: number[] = [];
  for (const [i, position] of at.entries()) {
    const token = patterns[i]?.[position];
    if (token === undefined) return null;
    if (token !== '*' && token !== '?' && token.literal !== char) return null;
    next.push(token === '*' ? position : position + 1);
  }
  return next;
}

/** The shortest text that all of them match; null when there is none. `filler` stands where any character will do. */
export function commonText(patterns: readonly (readonly GlobPart[])[], filler = 'q'): string | null {
  const all = patterns.map(tokensOf);
  const seen = new Set<string>();
  const queue: State[] = [{ at: all.map(() => 0), text: '' }];
  for (const { at, text } of queue) {
    const key = at.join();
    if (seen.has(key)) continue;
    if (seen.size >= MAX_STATES) return null;
    seen.add(key);
    if (at.every((position, i) => position === all[i]?.length)) return text;
    // A star may also stand for nothing.
    for (const [i, position] of at.entries()) {
      if (all[i]?.[position] === '*') queue.push({ at: at.map((p, j) => (j === i ? p + 1 : p)), text });
    }
    const here = at.flatMap((position, i) => all[i]?.[position] ?? []);
    const chars = new Set(here.map((token) => (typeof token === 'string' ? filler : token.literal)));
    for (const char of chars) {
      const next = after(all, at, char);
      if (next !== null) queue.push({ at: next, text: text + char });
    }
  }
  return null;
}
