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
import { attached } from './attached.ts';
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
  /** How the page carries it out, and what that does to the texts; null: nothing in them changes. */
  readonly change: { readonly plan: Plan; readonly documents: readonly Rewritten[] } | null;
  /** Why a guardrail is a document of its own and not part of what is here; null: it is part, or there is no reason. */
  readonly elsewhere: string | null;
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
  readonly change: TrialResult['change'];
  readonly elsewhere: string | null;
}

/** The change made; a text is why it cannot be. */
function* made(held: Held, trial: Trial): Steps<Made | string> {
  const now = { ...emptyWorkspace, ...held.source };
  const as = ({ inventory, plan }: { readonly inventory: Inventory; readonly plan: Plan }): Made => ({
    inventory,
    change: { plan, documents: rewritten(now, carriedOut(now, plan).workspace) },
    elsewhere: null,
  });
  if (trial.kind === 'detach') {
    const found = yield* detached(held, trial.owner, trial.guardrail);
    return found === null
      ? 'No text here says alone that it is attached: detach it where it was attached.'
      : as(found);
  }
  const next = tried(now, trial);
  if (typeof next === 'string') return next;
  const { inventory } = read(next, held.judged.model.inventory);
  const own: Made = { inventory, change: null, elsewhere: null };
  if (trial.kind === 'context' || trial.alone === true) return own;
  const found = yield* attached(held, trial, inventory);
  return typeof found === 'string' || found === null ? { ...own, elsewhere: found } : as(found);
}

export function* tryOut(held: Held, trial: Trial): Steps<TrialResult> {
  const { book } = held.judged;
  yield { doing: 'Reading the change', done: 0, of: 0 };
  const next = yield* made(held, trial);
  if (typeof next === 'string') return { ...NOTHING, change: null, elsewhere: null, trouble: next };
  yield { done: 0, of: 0 };
  const { change, elsewhere, inventory } = next;
  const found = flipsOf(book.words, yield* wordsInSteps(prepare(inventory), book));
  return {
    flips: found.slice(0, MOST_FLIPS),
    count: found.length,
    change,
    elsewhere,
    trouble: objection(trial),
  };
}
