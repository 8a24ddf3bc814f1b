// Two judged states to their differences: edges that are new, removed, widened, narrowed or otherwise changed.
import type { AssumeWord } from '#assume/assumeWords.ts';
import { situation } from '#decision/situation.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { accessInSteps } from './compareAccess.ts';
import { type Comparison, type Difference, type DifferenceKind, KINDS, type Side } from './comparison.ts';
import { demandsOf } from './demands.ts';
import { passing } from './passing.ts';
import { type Sameness, sameness } from './sameEnds.ts';
import { writtenInSteps } from './writtenChanges.ts';

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
  return demandsOf(before.book.tell(word)) === demandsOf(after.book.tell(word)) ? null : 'changed';
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
  const [before, after] = [old?.verdict ?? null, now?.verdict ?? null];
  return [{ id, about: 'assume', source, target, action, kind, before, after }];
};

/** Refused edges say least: they come last in their kind. */
const weight = ({ after, before, kind }: Difference): number =>
  KINDS.indexOf(kind) * 2 + ((kind === 'removed' ? before : after) === 'invalid' ? 1 : 0);

/** Deterministic; of a state and itself empty, and mirrored when the states change places. */
export const compareGraphs = (before: Side, after: Side): Comparison => finish(compareInSteps(before, after));

/** Edges by which roles are assumed; a step is one. */
function* assumeInSteps(
  before: Side,
  after: Side,
  isSame: Sameness,
): Steps<{ readonly same: number; readonly differences: readonly Difference[] }> {
  const [olds, nows] = [byId(before.book.words), byId(after.book.words)];
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
    const asks = old.verdict === now.verdict && isOpen(now.verdict) && !isSame.ends(now.source, now.target);
    const kind = asks ? kindOfSame(before, after, now) : kindOf(old.verdict, now.verdict);
    if (kind === null) same++;
    else differences.push(...differenceOf(id, kind, old, now));
  }
  for (const [id, old] of olds)
    if (!nows.has(id)) differences.push(...differenceOf(id, 'removed', old, undefined));
  return { same, differences };
}

/** A step is one edge or one principal. */
export function* compareInSteps(before: Side, after: Side): Steps<Comparison> {
  const isSame = sameness(before.model, after.model);
  const assume = yield* assumeInSteps(before, after, isSame);
  const access = yield* accessInSteps(before, after, isSame);
  const differences = [...assume.differences, ...access.differences].toSorted(
    (a, b) => weight(a) - weight(b),
  );
  const written = yield* writtenInSteps(before, after, { isSame, differences });
  const counts = { new: 0, widened: 0, changed: 0, narrowed: 0, removed: 0 };
  for (const { kind } of differences) counts[kind]++;
  return { differences, counts, same: assume.same, sameAccess: access.same, written };
}
