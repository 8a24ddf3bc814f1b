// What somebody tried: a small mark beside the words of an edge, never instead of the verdict.
import type { Tries } from '#attempts/tryCounts.ts';
import { TRY_LOOK, TRY_ODD, type TryLook } from './look.ts';

const shown = (tries: Tries): readonly (TryLook & { readonly count: number })[] =>
  TRY_LOOK.map((look) => Object.assign({}, look, { count: tries[look.outcome] })).filter(
    ({ count }) => count > 0,
  );

/** For the pill: `●12 ⊘3`, with an exclamation mark where an outcome contradicts the verdict. */
export function triesMark(tries: Tries): string {
  const marks = shown(tries).map(({ count, counted, glyph }) =>
    counted && count > 1 ? `${glyph}${count}` : glyph,
  );
  return [...marks, ...(tries.odd ? [TRY_ODD.glyph] : [])].join(' ');
}

/** In words, for tables, exports and those who listen: `used 12 times, denied once`. */
export function triesWords(tries: Tries): string {
  const words = shown(tries).map(({ count, counted, word }) => {
    if (!counted) return word;
    return count === 1 ? `${word} once` : `${word} ${count} times`;
  });
  return [...words, ...(tries.odd ? [TRY_ODD.word] : [])].join(', ');
}
