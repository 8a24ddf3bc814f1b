// The verdict words of every pair, without the reasons: all that an overview of a large organization needs.
import { isDocumentKey } from '#reasons/requirements.ts';
import type { About } from '#decision/about.ts';
import { accountNotGiven, readingsOf } from '#decision/accountReadings.ts';
import type { Model } from '#decision/model.ts';
import { type Pair, type Pairs, pairsOf } from '#decision/pairs.ts';
import { type Situation, situationAbout, type Weighed, weighedAbout } from '#decision/situation.ts';
import { isClosedToIdentities } from '#decision/trusted.ts';
import { isTrustRequest } from '#iam/trustRule.ts';
import { resolveSource, resolveTarget, type Source, type Target } from '#decision/source.ts';
import { mainAction, structuralRefusal } from '#decision/structure.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { type Decision, decideQuickly } from '#decision/worlds.ts';

/** One edge by its ends; `assumeVerdict` tells the rest. */
export interface AssumeWord {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly verdict: VerdictWord;
}

export interface AssumeWords {
  readonly words: readonly AssumeWord[];
  /** As in `AssumeEdges`. */
  readonly bareWildcardPairs: number;
}

const word = (answer: Decision['answer'], needsDocument: () => boolean): VerdictWord => {
  if (answer === 'yes') return 'valid';
  if (answer === 'no') return 'invalid';
  return needsDocument() ? 'unknown' : 'conditional';
};

export const wordOf = ({ answer, needs }: Decision): VerdictWord =>
  word(answer, () => needs.some(isDocumentKey));

/** Of a pair that may be in one account or in two: what both ways agree on. */
export function agreed(words: readonly VerdictWord[]): VerdictWord {
  const [first = 'unknown'] = words;
  return words.every((w) => w === first) ? first : 'unknown';
}

function wordOfWeighed(s: Weighed): VerdictWord {
  const { answer, needsSome } = decideQuickly(s, isDocumentKey);
  return word(answer, () => needsSome);
}

const wordOfReading = (s: Situation): VerdictWord =>
  structuralRefusal(s) === null ? wordOfWeighed(s) : 'invalid';

function verdictAbout(about: About): VerdictWord {
  if (accountNotGiven(about) !== null) return agreed(readingsOf(situationAbout(about)).map(wordOfReading));
  return structuralRefusal(about) === null && !isShutOut(about)
    ? wordOfWeighed(weighedAbout(about))
    : 'invalid';
}

/** Without a look at anything else: most roles of an account trust a service, and patterns of others name them all. */
function isShutOut({ source, target }: About): boolean {
  const { arn, principal } = target;
  if (!source.hasIdentity || principal === null || !isClosedToIdentities(principal)) return false;
  return isTrustRequest('sts:assumerole', arn);
}

/** The word that `assumeVerdict` would tell about two ends that are resolved. */
export function wordAbout(model: Model, source: Source, target: Target): AssumeWord {
  const action = mainAction(source.kind);
  const verdict = verdictAbout({ model, source, target, action });
  return { source: source.id, target: target.arn, action, verdict };
}

/** Is a pair with this word drawn? */
export const isDrawn = ({ named }: Pair, { verdict }: AssumeWord): boolean =>
  named || verdict === 'valid' || verdict === 'conditional';

/** The words that are drawn, and how many pairs only a bare `*` would draw. */
export function drawnWords(
  words: readonly AssumeWord[],
  { isSweeping, sweepingCount }: Pick<Pairs, 'isSweeping' | 'sweepingCount'>,
): AssumeWords {
  if (sweepingCount === 0) return { words, bareWildcardPairs: 0 };
  let drawn = 0;
  for (const { source, target } of words) if (isSweeping(source, target)) drawn++;
  return { words, bareWildcardPairs: Math.max(0, sweepingCount - drawn) };
}

/** The same edges in the same order as `assumeEdges`. */
export function assumeWords(model: Model): AssumeWords {
  const found = pairsOf(model);
  let role: Target | null = null;
  const words = found.pairs.flatMap((pair) => {
    const { source, target } = pair;
    // Pairs come by role.
    if (role?.arn !== target) role = resolveTarget(model, target);
    const word = wordAbout(model, resolveSource(model, source), role);
    return isDrawn(pair, word) ? [word] : [];
  });
  return drawnWords(words, found);
}
