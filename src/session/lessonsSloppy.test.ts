// What a learner in a hurry does: the right statement, opened too far. No lesson takes that for solved.
import { expect, test } from 'vitest';
import { judge } from '#engine/engine.ts';
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

const replaced = (value: unknown, old: string, by: Statement | null): unknown => {
  if (isStatement(value)) return JSON.stringify(value) === old ? (by ?? value) : value;
  if (Array.isArray(value)) {
    const kept = by === null ? value.filter((one) => JSON.stringify(one) !== old) : value;
    return kept.map((one) => replaced(one, old, by));
  }
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
const RIGHT_TOO: ReadonlySet<string> = new Set([
  // The condition names the ARN of the caller, account and all, and AWS sets it.
  'identity-center lets anyone in',
  // Only tokens of the one provider carry keys of these names.
  'irsa lets anyone in',
  'github-actions lets anyone in',
]);

const solvedBy = (lesson: Lesson, w: Workspace): boolean =>
  gradeGoals(judge(w).model, lesson.goals).every(({ reached }) => reached);

test.each(LESSONS)('lesson $id', (lesson) => {
  const start = lessonWorkspace(lesson);
  const end = solved(lesson, start);
  const textsOf = (id: string) =>
    statementsOf(JSON.parse(start.documents.find((one) => one.id === id)?.text ?? '[]')).map((one) =>
      JSON.stringify(one),
    );
  let tried = 0;
  for (const { id, name, text } of end.documents) {
    const before = new Set(textsOf(id));
    for (const statement of statementsOf(JSON.parse(text))) {
      const old = JSON.stringify(statement);
      if (before.has(old)) continue;
      for (const [what, sloppy] of Object.entries(SLOPPY)) {
        const by = sloppy(statement);
        if (by === null || JSON.stringify(by) === old) continue;
        tried++;
        const w = replaceText(end, id, JSON.stringify(replaced(JSON.parse(text), old, by)));
        const who = `${lesson.id} ${what}`;
        expect([who, name, solvedBy(lesson, w)]).toEqual([who, name, RIGHT_TOO.has(who)]);
      }
    }
  }
  expect(tried).toBeGreaterThan(0);
});
