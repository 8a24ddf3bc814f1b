// What many holders say of others, counted, so that a question looks at a few of them only.
import type { Scores } from './scores.ts';

interface Count {
  times: number;
  /** When it was first said, of everything that was said. */
  readonly first: number;
}

/** How often each ARN is named. */
export interface Tally {
  readonly counts: Map<string, Count>;
  likeliest: readonly string[] | null;
}

/** Behind these nobody is looked for whom no word names: among thousands that are equally likely no guess is good. */
const LIKELIEST = 32;

export const newTally = (): Tally => ({ counts: new Map(), likeliest: null });

export function count(tally: Tally, arn: string, now: number): void {
  const known = tally.counts.get(arn);
  if (known) known.times++;
  else tally.counts.set(arn, { times: 1, first: now });
}

/** The tally of a key, made when it is missing. */
export function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const made = newTally();
  tallies.set(key, made);
  return made;
}

const hasMany = ({ counts }: Tally): boolean => counts.size > LIKELIEST;

function likeliestOf(tally: Tally): Iterable<string> {
  if (!hasMany(tally)) return tally.counts.keys();
  tally.likeliest ??= [...tally.counts]
    .sort(([, a], [, b]) => b.times - a.times || a.first - b.first)
    .slice(0, LIKELIEST)
    .map(([arn]) => arn);
  return tally.likeliest;
}

/** A tally, and what each count in it is worth. */
export type Weighed = readonly [tally: Tally, points: number];

/**
 * All of them added up, in the order in which ARNs were first named. Where a tally has very many only the likeliest are
 * looked at, and those that `named` gives.
 */
export function added(weighed: readonly Weighed[], named: () => Iterable<string>): Scores {
  const sums = new Map<string, { points: number; first: number }>();
  const want = (arn: string) => {
    if (!sums.has(arn)) sums.set(arn, { points: 0, first: Infinity });
  };
  for (const [tally] of weighed) for (const arn of likeliestOf(tally)) want(arn);
  if (weighed.some(([tally]) => hasMany(tally)))
    for (const arn of named()) if (weighed.some(([{ counts }]) => counts.has(arn))) want(arn);
  for (const [{ counts }, points] of weighed) {
    // Of the two the one that is shorter: a document may name a thousand principals, and there may be a thousand tallies.
    for (const arn of counts.size < sums.size ? counts.keys() : sums.keys()) {
      const sum = sums.get(arn);
      const one = counts.get(arn);
      if (!sum || !one) continue;
      sum.points += one.times * points;
      sum.first = Math.min(sum.first, one.first);
    }
  }
  return new Map(
    [...sums].sort(([, a], [, b]) => a.first - b.first).map(([arn, { points }]) => [arn, points] as const),
  );
}
