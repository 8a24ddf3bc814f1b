// What a learner in a hurry does: the right statement, opened too far. No lesson takes that for solved.
import { expect, test } from 'vitest';
import { judge } from '#engine/engine.ts';
import { exerciseOf, PAIRS } from '#exercises/exercise.ts';
import { codeOf } from '#exercises/exerciseCode.ts';
import { SCENARIOS } from '#exercises/scenarios.ts';
import { gradeGoals } from '#lessons/grade.ts';
import type { Lesson } from '#lessons/lesson.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { replaceText } from '#workspace/edits.ts';
import type { Workspace } from '#workspace/workspace.ts';

type Statement = Readonly<Record<string, unknown>>;

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && 'Effect' in value;

function statementsOf(value: unknown): readonly Statement[] {
  if (isStatement(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(statementsOf) : [];
}

const replaced = (value: unknown, old: string, by: Statement): unknown => {
  if (isStatement(value)) return JSON.stringify(value) === old ? by : value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, old, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, old, by)]));
};

const opens = ({ Effect }: Statement): boolean => Effect === 'Allow';

/** Null: makes no sense of this statement. */
const SLOPPY: Readonly<Record<string, (statement: Statement) => Statement | null>> = {
  'lets anyone in': (s) => (opens(s) && 'Principal' in s ? { ...s, Principal: { AWS: '*' } } : null),
  'lets anyone in, unconditionally': (s) =>
    opens(s) && 'Principal' in s ? { ...s, Principal: { AWS: '*' }, Condition: {} } : null,
  'drops the condition': ({ Condition, ...s }) => (opens(s) && Condition !== undefined ? s : null),
  'permits every role': (s) => (opens(s) && 'Resource' in s ? { ...s, Resource: '*' } : null),
  'permits everything': (s) => (opens(s) && 'Resource' in s ? { ...s, Action: '*', Resource: '*' } : null),
  'denies nothing any more': (s) => (opens(s) ? null : { ...s, Effect: 'Allow' }),
};

/** Right as well, for a reason. */
const RIGHT_TOO: Readonly<Record<string, readonly string[]>> = {
  // The condition names the ARN of the caller, account and all, and AWS sets it.
  'identity-center': ['lets anyone in'],
  // Only tokens of the one provider carry keys of these names.
  irsa: ['lets anyone in'],
  'github-actions': ['lets anyone in'],
  pipeline: ['lets anyone in'],
  // A boundary grants nothing: what the caller's own permissions leave closed stays closed.
  guarded: ['permits everything'],
};

type Played = Pick<Lesson, 'id' | 'title' | 'documents' | 'goals' | 'solution'>;

const isSolved = ({ goals }: Played, w: Workspace): boolean =>
  gradeGoals(judge(w).model, goals).every(({ reached }) => reached);

/** Each sloppy version of a statement that only the solution has, and whether it was taken for the answer. */
function sloppyAnswers(lesson: Played): readonly (readonly [what: string, taken: boolean])[] {
  const start = lessonWorkspace(lesson);
  const end = solved(lesson, start);
  return end.documents.flatMap(({ id, text }, i) => {
    const whole: unknown = JSON.parse(text);
    const begun: unknown = JSON.parse(start.documents[i]?.text ?? '[]');
    const before = new Set(statementsOf(begun).map((one) => JSON.stringify(one)));
    return statementsOf(whole).flatMap((statement) => {
      const old = JSON.stringify(statement);
      if (before.has(old)) return [];
      return Object.entries(SLOPPY).flatMap(([what, sloppy]) => {
        const by = sloppy(statement);
        if (by === null || JSON.stringify(by) === old) return [];
        return [
          [what, isSolved(lesson, replaceText(end, id, JSON.stringify(replaced(whole, old, by))))] as const,
        ];
      });
    });
  });
}

function expectRefused(lesson: Played, name: string): number {
  const answers = sloppyAnswers(lesson);
  const taken = new Set(answers.flatMap(([what, is]) => (is ? [what] : [])));
  expect([name, ...taken]).toEqual([name, ...(RIGHT_TOO[name] ?? []).filter((what) => taken.has(what))]);
  return answers.length;
}

test.each(LESSONS)('lesson $id', (lesson) => {
  expect(expectRefused(lesson, lesson.id)).toBeGreaterThan(0);
});

test('exercises: every fault in every scenario', () => {
  let tried = 0;
  for (const pair of PAIRS) {
    const exercise = exerciseOf(codeOf({ ...pair, seed: 7 }));
    const scenario = SCENARIOS.find(({ number }) => number === pair.scenario);
    if (exercise === null || scenario === undefined) throw new Error('no exercise');
    tried += expectRefused(exercise, scenario.id);
  }
  expect(tried).toBeGreaterThan(PAIRS.length);
});
