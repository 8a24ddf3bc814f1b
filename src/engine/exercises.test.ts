// Every exercise that can be generated, played by the engine: it fails at the start, and its answer passes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, SEEDS } from '#exercises/exerciseCode.ts';
import { exerciseOf, PAIRS, type Exercise } from '#exercises/exercise.ts';
import { gradeGoals } from '#lessons/grade.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import { judge } from './engine.ts';

const states = (exercise: Exercise, w: ReturnType<typeof lessonWorkspace>) =>
  gradeGoals(judge(w).model, exercise.goals).map(({ goal, reached, text }) => ({
    says: goal.says,
    reached,
    text,
  }));

function play(key: Parameters<typeof codeOf>[0]): void {
  const code = codeOf(key);
  const exercise = exerciseOf(code);
  if (exercise === null) throw new Error(`${JSON.stringify(key)} is no exercise`);
  const start = lessonWorkspace(exercise);
  // What has to stay is so; everything else is open, and something is.
  for (const { goal, reached, text } of gradeGoals(judge(start).model, exercise.goals))
    expect([exercise.fault.id, goal.says, reached, text]).toEqual([
      exercise.fault.id,
      goal.says,
      goal.keep === true,
      text,
    ]);
  expect(exercise.goals.some(({ keep }) => keep !== true)).toBe(true);
  const end = solved(exercise, start);
  expect(states(exercise, end).filter(({ reached }) => !reached)).toEqual([]);
  const errors = judge(end).problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(judge(start).pieces.filter(({ ownership }) => ownership === 'guessed')).toEqual([]);
  expect(exerciseOf(code)).toEqual(exercise);
}

test.each(PAIRS.map((pair) => [`${pair.fault} in ${pair.scenario}`, pair] as const))(
  'fault %s: fails at the start, passes with its answer',
  (_, pair) => play({ ...pair, seed: 7 }),
);

test('whatever the seed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAIRS), fc.nat(SEEDS - 1), (pair, seed) => play({ ...pair, seed })),
    { numRuns: 40 },
  );
});
