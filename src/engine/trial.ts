// What would flip: the graph of a change that nobody has made yet, compared with the graph as it is.
import type { AssumeWord } from '#assume/assumeWords.ts';
import { wordsInSteps } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Steps } from '#steps/steps.ts';
import type { Held } from './proposals.ts';
import { tried, type Trial } from './tried.ts';
import { edgeId } from '#compare/compareGraphs.ts';

export interface Flip {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  /** null: no edge is drawn. */
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface TrialResult {
  readonly flips: readonly Flip[];
  readonly count: number;
  /** Why it cannot be tried, or what AWS would say to the text; null: nothing. */
  readonly trouble: string | null;
}

const MOST_FLIPS = 100;

/** AWS's own objection to the text of a guardrail. */
function objection(trial: Trial): string | null {
  if (trial.kind !== 'attach') return null;
  const { accepted, faults } = parsePolicy(JSON.parse(trial.text), trial.slot);
  return accepted ? null : `AWS would refuse it: ${faults[0]?.text ?? 'it is no such policy.'}`;
}

/** Words that a trial left alone are the very objects that they were: only the others are compared. */
export function flipsOf(before: readonly AssumeWord[], after: readonly AssumeWord[]): readonly Flip[] {
  const kept = new Set(after);
  const flips = new Map<string, Flip>();
  for (const word of before) {
    if (kept.delete(word)) continue;
    const { action, source, target, verdict } = word;
    flips.set(edgeId(word), { source, target, action, before: verdict, after: null });
  }
  for (const word of after) {
    if (!kept.has(word)) continue;
    const { action, source, target, verdict } = word;
    const old = flips.get(edgeId(word))?.before ?? null;
    flips.set(edgeId(word), { source, target, action, before: old, after: verdict });
  }
  return [...flips.values()].filter((flip) => flip.before !== flip.after);
}

export function* tryOut({ judged, source }: Held, trial: Trial): Steps<TrialResult> {
  yield { doing: 'Reading the change', done: 0, of: 0 };
  const next = tried({ ...emptyWorkspace, ...source }, trial);
  if (typeof next === 'string') return { flips: [], count: 0, trouble: next };
  const { inventory } = read(next, judged.model.inventory);
  yield { done: 0, of: 0 };
  const model = prepare(inventory);
  const found = flipsOf(judged.book.words, yield* wordsInSteps(model, judged.book));
  return { flips: found.slice(0, MOST_FLIPS), count: found.length, trouble: objection(trial) };
}
