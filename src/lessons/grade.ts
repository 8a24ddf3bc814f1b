// Which goals of a lesson are reached, by the engine's own verdicts.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare, type Model } from '#decision/model.ts';
import type { Verdict, VerdictWord } from '#decision/verdict.ts';
import type { Goal } from './lesson.ts';

export interface GoalState {
  readonly goal: Goal;
  readonly reached: boolean;
  readonly verdict: VerdictWord;
  /** The engine's sentence about the pair. */
  readonly text: string;
}

const sameKey = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const reaches = (goal: Goal, { verdict, requires }: Verdict): boolean =>
  goal.verdict.includes(verdict) &&
  (goal.requires ?? []).every((wanted) => requires.some(({ key }) => sameKey(key, wanted)));

/** The model under the request of a goal; what-if values of the learner do not help. */
function asked(model: Model, { when = {} }: Goal): Model {
  const context = Object.fromEntries(Object.entries(when).map(([key, value]) => [key.toLowerCase(), value]));
  return prepare({ ...model.inventory, context });
}

export function gradeGoals(model: Model, goals: readonly Goal[]): readonly GoalState[] {
  return goals.map((goal) => {
    const edge = assumeVerdict(asked(model, goal), goal.source, goal.target);
    return { goal, reached: reaches(goal, edge), verdict: edge.verdict, text: edge.text };
  });
}
