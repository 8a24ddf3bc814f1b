// Words that mean nothing and can be said: `bako`, `timur`. As long as what they stand for, so that patterns with `?`,
// limits of AWS, lines and columns stay what they were.

const CONSONANTS = 'kbtmrdnlpgszvhfj';
const VOWELS = 'aiouey';
const RARE = 'jqvxz';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Spreads neighbours; larger than any count of words here, and prime. */
const STRIDE = 1_000_003;
const OFFSET = 77_447;

/** How many there are of a length, up to a billion. */
export const countOf = (length: number, any: boolean): number =>
  Math.min(
    1e9,
    any
      ? 26 ** length
      : length === 1
        ? 26
        : length === 2
          ? 16 * 5
          : 96 ** Math.floor(length / 2) * (length % 2 === 1 ? 16 : 1),
  );

/** The `index`-th of a length. `any`: of all letters, when those that can be said are used up. */
export function madeUpWord(length: number, index: number, any = false): string {
  const count = countOf(length, any);
  let rest = (((index * STRIDE + length * OFFSET) % count) + count) % count;
  const take = (letters: string): string => {
    const letter = letters[rest % letters.length] ?? '';
    rest = Math.floor(rest / letters.length);
    return letter;
  };
  if (any || length === 1) return Array.from({ length }, () => take(LETTERS)).join('');
  if (length === 2) return take(CONSONANTS) + take(RARE);
  return Array.from({ length }, (_, i) => take(i % 2 === 0 ? CONSONANTS : VOWELS)).join('');
}

/** Account ids that are told apart at a glance, then made ones. */
export function madeUpAccount(index: number): string {
  if (index < 9) return String(index + 1).repeat(12);
  return String(100_000_000_000 + ((index * 7_919_000_003) % 899_999_999_999)).slice(0, 12);
}

/** Like `word`: a digit for each digit, a letter for each letter, hexadecimal where it is. */
export function madeUpId(word: string, index: number): string {
  const hex = /^[0-9a-f]+$|^[0-9A-F]+$/.test(word);
  // mulberry32: spread well enough for ids that only have to differ
  let state = Math.imul(index + 1, 0x9e3779b1) + word.length;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return Array.from(word, (character) => {
    if (/\d/.test(character)) return String(next(10));
    const letter = LETTERS[next(hex ? 6 : 26)] ?? '';
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  }).join('');
}
