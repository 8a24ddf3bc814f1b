// Tries steps until the engine itself says that the edge is open (or closed); nothing else counts as a proposal.
import type { VerdictWord } from '#decision/verdict.ts';
import type { Steps } from '#steps/steps.ts';
import { applyChanges } from './applyFix.ts';
import { sameJson } from './edit.ts';
import type { Change } from './fix.ts';
import { type Probe, probe } from './probe.ts';
import type { Step } from './step.ts';

/** Pieces that one proposal may mend. */
const MAX_DEPTH = 8;
/** Engine runs for one edge; each is one judged pair. */
const MAX_TRIES = 150;

export interface Way {
  readonly steps: readonly Step[];
  readonly after: Probe;
}

export interface Goal {
  readonly reached: (p: Probe) => boolean;
  readonly next: (p: Probe) => readonly Step[];
}

/** Documents in play that AWS would refuse. */
const refusals = (p: Probe): number =>
  [
    ...p.s.inPlay.trust,
    ...p.s.inPlay.permission,
    ...p.s.inPlay.boundary,
    ...p.s.inPlay.session,
    ...p.s.inPlay.scp.flatMap((l) => l.policies),
    ...p.s.inPlay.rcp.flatMap((l) => l.policies),
  ].filter((c) => !c.policy.accepted).length;

const changesNothing = ({ before, kind, value }: Change): boolean =>
  kind !== 'remove-policy' && kind !== 'new-policy' && sameJson(before, value);

/** Every remedy of what stands in the way first, each followed by the first that helps with the rest. */
export function* search(start: Probe, goal: Goal): Steps<readonly Way[]> {
  let tries = 0;
  const seen = new Set<string>();
  function* from(p: Probe, depth: number, firstOnly: boolean): Steps<readonly Way[]> {
    if (goal.reached(p)) return [{ steps: [], after: p }];
    if (depth === 0) return [];
    const ways: Way[] = [];
    for (const step of goal.next(p)) {
      if (tries >= MAX_TRIES || step.changes.every(changesNothing)) continue;
      const inventory = applyChanges(p.inventory, step.changes);
      const state = JSON.stringify(inventory);
      if (seen.has(state)) continue;
      seen.add(state);
      tries++;
      yield { doing: 'Trying changes', done: tries, of: 0 };
      const after = probe(inventory, p.question);
      // A document that AWS would not save mends nothing.
      if (refusals(after) > refusals(p)) continue;
      const [rest] = yield* from(after, depth - 1, true);
      if (rest === undefined) continue;
      ways.push({ steps: [step, ...rest.steps], after: rest.after });
      if (firstOnly) break;
    }
    return ways;
  }
  return yield* from(start, MAX_DEPTH, false);
}

export const RANK: Readonly<Record<VerdictWord, number>> = {
  invalid: 0,
  unknown: 1,
  conditional: 2,
  valid: 3,
};
