// "Did you mean": the closest known word.

/** Longer texts are never a slip of one known word, and comparing them would cost time. */
const MAX_LENGTH = 80;

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Shorter words are contained in too many others. */
const MIN_CONTAINED = 8;

/** `word` is the known word with something put in: `aws:PrincipalOrganizationID`. */
function isStretched(word: string, known: string): boolean {
  if (known.length < MIN_CONTAINED || word.length <= known.length) return false;
  let head = 0;
  while (head < known.length && word[head] === known[head]) head++;
  let tail = 0;
  while (tail < known.length - head && word.at(-1 - tail) === known.at(-1 - tail)) tail++;
  // Something must follow what was put in, or every longer name would be meant to be a shorter one.
  return tail > 1 && head + tail === known.length;
}

/** The known word closest to `word`, ignoring case; undefined when none is within a quarter of its length,
 * nor is one of them but for something put in. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(word.length / 4)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= distance) continue;
    const d = editDistance(wanted, candidate.toLowerCase());
    if (d >= distance) continue;
    distance = d;
    best = candidate;
  }
  if (best !== undefined) return best;
  for (const candidate of known) if (isStretched(wanted, candidate.toLowerCase())) return candidate;
  return undefined;
}

/** Shorter names are too often one letter apart on purpose. */
const MIN_NAME = 5;

/** One slip of the keyboard apart; names that differ in their digits are siblings, not slips. */
export const isOneSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= MIN_NAME &&
  a.length <= MAX_LENGTH &&
  Math.abs(a.length - b.length) <= 1 &&
  a.replaceAll(/\d/g, '') !== b.replaceAll(/\d/g, '') &&
  editDistance(a, b) === 1;
