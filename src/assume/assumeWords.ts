// The verdict words of every pair, without the reasons: all that an overview of a large organization needs.
import { isDocumentKey } from './requirements.ts';
import { accountNotGiven, readingsOf } from '#decision/accountReadings.ts';
import type { Model } from '#decision/model.ts';
import { pairsOf } from '#decision/pairs.ts';
import { type Situation, situationAbout } from '#decision/situation.ts';
import { resolveSource, resolveTarget, type Target } from '#decision/source.ts';
import { mainAction, structuralRefusal } from '#decision/structure.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { type Decision, decideQuickly } from '#decision/worlds.ts';

/** One edge by its ends; `assumeVerdict` tells the rest. */
export interface AssumeWord {
  readonly source: string;
  readonly target: string;
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

function wordOfReading(s: Situation): VerdictWord {
  if (structuralRefusal(s) !== null) return 'invalid';
  const { answer, needsSome } = decideQuickly(s, isDocumentKey);
  return word(answer, () => needsSome);
}

/** The word that `assumeVerdict` would tell about the same situation. */
function wordAbout(s: Situation): VerdictWord {
  if (accountNotGiven(s) === null) return wordOfReading(s);
  return agreed(readingsOf(s).map(wordOfReading));
}

/** The same edges in the same order as `assumeEdges`. */
export function assumeWords(model: Model): AssumeWords {
  const { isSweeping, pairs, sweepingCount } = pairsOf(model);
  const words: AssumeWord[] = [];
  let role: Target | null = null;
  for (const { named, source: id, target: arn } of pairs) {
    // Pairs come by role.
    if (role?.arn !== arn) role = resolveTarget(model, arn);
    const source = resolveSource(model, id);
    const verdict = wordAbout(
      situationAbout({ model, source, target: role, action: mainAction(source.kind) }),
    );
    if (named || verdict === 'valid' || verdict === 'conditional')
      words.push({ source: id, target: arn, verdict });
  }
  const drawn = words.filter((w) => isSweeping(w.source, w.target)).length;
  return { words, bareWildcardPairs: Math.max(0, sweepingCount - drawn) };
}
