// Two judged states to their differences: edges that are new, removed, widened, narrowed or otherwise changed.
import type { EdgeBook } from '#assume/edgeBook.ts';
import type { AssumeWord } from '#assume/assumeWords.ts';
import type { Model } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import type { AssumeEdge, Requirement, VerdictWord } from '#decision/verdict.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { type Comparison, type Difference, type DifferenceKind, KINDS } from './comparison.ts';
import { passing } from './passing.ts';
import { sameEnds } from './sameEnds.ts';

/** One of two states, judged. */
export interface Side {
  readonly model: Model;
  readonly book: EdgeBook;
}

export const edgeId = ({ action, source, target }: AssumeWord): string => `${source}→${target}|${action}`;

const byId = (words: readonly AssumeWord[]): ReadonlyMap<string, AssumeWord> =>
  new Map(words.map((word) => [edgeId(word), word]));

/** Lower: fewer requests pass. Where a document is missing nobody knows. */
const OPENNESS: Readonly<Record<VerdictWord, number | null>> = {
  invalid: 0,
  conditional: 1,
  valid: 2,
  unknown: null,
};

function demand({ key, mustNot, operator, values }: Requirement): string {
  return JSON.stringify([key.toLowerCase(), operator.toLowerCase(), mustNot, values.toSorted()]);
}

/** What an edge asks for, however it is spread over statements. */
const demands = ({ missing, requires, ways }: AssumeEdge): string =>
  JSON.stringify([
    [...new Set(requires.map(demand))].sort(),
    [...new Set(ways.map((way) => JSON.stringify([...new Set(way.map(demand))].sort())))].sort(),
    missing.map(({ of, what }) => `${what} ${of}`).sort(),
  ]);

/** Of two edges of the same verdict that asks something of the request or of a missing document. */
function kindOfSame(before: Side, after: Side, word: AssumeWord): DifferenceKind | null {
  const { action, source, target } = word;
  const found = passing(
    situation(before.model, source, target, action),
    situation(after.model, source, target, action),
  );
  if (found !== null) {
    const { onlyAfter, onlyBefore } = found;
    if (onlyAfter !== onlyBefore) return onlyAfter ? 'widened' : 'narrowed';
    if (onlyAfter) return 'changed';
  }
  // No request was found that tells them apart: what is written otherwise is still worth a look.
  return demands(before.book.tell(word)) === demands(after.book.tell(word)) ? null : 'changed';
}

function kindOf(old: VerdictWord, now: VerdictWord): DifferenceKind | null {
  if (old === now) return null;
  const [from, to] = [OPENNESS[old], OPENNESS[now]];
  if (from === null || to === null) return 'changed';
  return from < to ? 'widened' : 'narrowed';
}

const isOpen = (verdict: VerdictWord): boolean => verdict === 'conditional' || verdict === 'unknown';

const differenceOf = (
  id: string,
  kind: DifferenceKind,
  old: AssumeWord | undefined,
  now: AssumeWord | undefined,
): readonly Difference[] => {
  const word = now ?? old;
  if (word === undefined) return [];
  const { action, source, target } = word;
  return [{ id, source, target, action, kind, before: old?.verdict ?? null, after: now?.verdict ?? null }];
};

/** Refused edges say least: they come last in their kind. */
const weight = ({ after, before, kind }: Difference): number =>
  KINDS.indexOf(kind) * 2 + ((kind === 'removed' ? before : after) === 'invalid' ? 1 : 0);

/** Deterministic; of a state and itself empty, and mirrored when the states change places. */
export const compareGraphs = (before: Side, after: Side): Comparison => finish(compareInSteps(before, after));

/** A step is one edge. */
export function* compareInSteps(before: Side, after: Side): Steps<Comparison> {
  const [olds, nows] = [byId(before.book.words), byId(after.book.words)];
  const isSame = sameEnds(before.model, after.model);
  const differences: Difference[] = [];
  let same = 0;
  let done = 0;
  for (const [id, now] of nows) {
    yield { doing: 'Comparing the two states', done: done++, of: nows.size, unit: 'edges' };
    const old = olds.get(id);
    if (old === undefined) {
      differences.push(...differenceOf(id, 'new', old, now));
      continue;
    }
    const asks = old.verdict === now.verdict && isOpen(now.verdict) && !isSame(now.source, now.target);
    const kind = asks ? kindOfSame(before, after, now) : kindOf(old.verdict, now.verdict);
    if (kind === null) same++;
    else differences.push(...differenceOf(id, kind, old, now));
  }
  for (const [id, old] of olds)
    if (!nows.has(id)) differences.push(...differenceOf(id, 'removed', old, undefined));
  const ordered = differences.toSorted((a, b) => weight(a) - weight(b));
  const counts = { new: 0, widened: 0, changed: 0, narrowed: 0, removed: 0 };
  for (const { kind } of ordered) counts[kind]++;
  return { differences: ordered, counts, same };
}
