// A valid scenario with one fault in it, as a lesson: find it and mend it. The same code gives the same exercise, and
// whatever reaches the goals is a right answer.
import type { Goal, Lesson } from '#lessons/lesson.ts';
import { policyText } from '#lessons/lessonTexts.ts';
import { lessonWorkspace } from '#lessons/lessonWorkspace.ts';
import type { SampleDocument } from '#lessons/samples.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { diceOf } from './dice.ts';
import { codeOf, keyOf, SEEDS, type ExerciseKey } from './exerciseCode.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import { SCENARIOS } from './scenarios.ts';
import type { GoalKey, Part, Scene } from './scene.ts';

export interface Exercise extends Omit<Lesson, 'chapter'> {
  readonly code: string;
  readonly fault: Fault;
  /** Names of the documents with the fault in them. */
  readonly at: readonly string[];
}

const PREFIX = 'exercise-';

const documentOf = ({ name, owner, statements }: Part): SampleDocument => ({
  name,
  owner,
  text: policyText(...statements),
});

function goalsOf({ goals, guards = [] }: Scene, { breaks }: Fault): readonly Goal[] {
  const keys: readonly GoalKey[] = ['in', 'bare', 'other'];
  const own = keys.flatMap((key): readonly Goal[] => {
    const goal = goals[key];
    if (goal === undefined) return [];
    return [breaks.includes(key) ? goal : { ...goal, keep: true }];
  });
  return [...own, ...guards];
}

function make(key: ExerciseKey): Exercise | null {
  const scenario = SCENARIOS.find(({ number }) => number === key.scenario);
  const fault = FAULTS.find(({ number }) => number === key.fault);
  if (scenario === undefined || fault === undefined) return null;
  const dice = diceOf(key.seed * 2048 + key.fault * 32 + key.scenario);
  const scene = scenario.make(dice);
  if (scene.goals[fault.breaks[0]] === undefined) return null;
  const planted = fault.plant(scene, dice);
  if (planted === null) return null;
  const [broken, whole] = [planted.broken.map(documentOf), planted.whole.map(documentOf)];
  const changed = whole.filter(({ text }, i) => text !== broken[i]?.text);
  const code = codeOf(key);
  const at = changed.map(({ name }) => name);
  return {
    id: PREFIX + code,
    code,
    fault,
    at,
    title: `Exercise ${code}`,
    story: [
      `It should be so that ${scene.says}. One thing is wrong in these documents.`,
      'Find it and mend it. Change no more than needed.',
    ],
    documents: broken,
    goals: goalsOf(scene, fault),
    hints: [fault.hint, `It is in “${at.join('” and “')}”.`, fault.title],
    solution: Object.fromEntries(changed.map(({ name, text }) => [name, text])),
    afterword: `${fault.title} ${fault.why}`,
    pages: [fault.page],
  };
}

/** Null: there is no such exercise. */
export function exerciseOf(code: string): Exercise | null {
  const key = keyOf(code);
  return key && make(key);
}

/** Of the id of a lesson; null: it is no exercise. */
export const exerciseById = (id: string): Exercise | null =>
  id.startsWith(PREFIX) ? exerciseOf(id.slice(PREFIX.length)) : null;

/** Its start. */
export function exerciseAt(code: string): Workspace | null {
  const exercise = exerciseOf(code);
  return exercise && lessonWorkspace(exercise);
}

/** Which scenarios have a place for which faults: the same whatever the dice say. */
export const PAIRS: readonly Omit<ExerciseKey, 'seed'>[] = FAULTS.flatMap(({ number: fault }) =>
  SCENARIOS.flatMap(({ number: scenario }) =>
    make({ scenario, fault, seed: 0 }) === null ? [] : [{ scenario, fault }],
  ),
);

/** Codes drawn from a seed: every fault is as likely as any other, and none comes twice before all came once. */
export function drawCodes(seed: number, count: number, fault?: string): readonly string[] {
  const dice = diceOf(seed);
  const wanted = FAULTS.filter(({ id }) => fault === undefined || id === fault).map(({ number }) => number);
  let round: readonly number[] = [];
  return Array.from({ length: count }, () => {
    if (round.length === 0) round = dice.some(wanted, wanted.length);
    const [now, ...rest] = round;
    round = rest;
    const places = PAIRS.filter((pair) => pair.fault === now);
    const place = places[dice.below(places.length)];
    return place === undefined ? [] : [codeOf({ ...place, seed: dice.below(SEEDS) })];
  }).flat();
}
