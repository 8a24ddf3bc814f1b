// What would flip: the graph of a change that nobody has made yet, compared with the graph as it is.
import type { AssumeWord } from '#assume/assumeWords.ts';
import { wordsInSteps } from '#assume/edgeBook.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Steps } from '#steps/steps.ts';
import type { Held } from './proposals.ts';
import { carriedOut, type Plan } from './carriedOut.ts';
import { detached } from './detached.ts';
import { type Rewritten, rewritten } from './rewritten.ts';
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
  /** How the page detaches, and what that does to the texts; null: nothing is detached. */
  readonly detachment: { readonly plan: Plan; readonly documents: readonly Rewritten[] } | null;
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

const NOTHING = { flips: [], count: 0 };

interface Made {
  readonly inventory: Inventory;
  readonly detachment: TrialResult['detachment'];
}

/** The change made; a text is why it cannot be. */
function* made(held: Held, trial: Trial): Steps<Made | string> {
  const now = { ...emptyWorkspace, ...held.source };
  if (trial.kind === 'detach') {
    const found = yield* detached(held, trial.owner, trial.guardrail);
    if (found === null)
      return 'No text here says alone that it is attached: detach it where it was attached.';
    const { inventory, plan } = found;
    return { inventory, detachment: { plan, documents: rewritten(now, carriedOut(now, plan).workspace) } };
  }
  const next = tried(now, trial);
  if (typeof next === 'string') return next;
  return { inventory: read(next, held.judged.model.inventory).inventory, detachment: null };
}

export function* tryOut(held: Held, trial: Trial): Steps<TrialResult> {
  const { book } = held.judged;
  yield { doing: 'Reading the change', done: 0, of: 0 };
  const next = yield* made(held, trial);
  if (typeof next === 'string') return { ...NOTHING, detachment: null, trouble: next };
  yield { done: 0, of: 0 };
  const { detachment, inventory } = next;
  const found = flipsOf(book.words, yield* wordsInSteps(prepare(inventory), book));
  return { flips: found.slice(0, MOST_FLIPS), count: found.length, detachment, trouble: objection(trial) };
}
