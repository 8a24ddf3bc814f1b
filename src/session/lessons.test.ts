// Every lesson, played by the engine: the start must fail, the solution must pass.
import { describe, expect, test } from 'vitest';
import { gradeGoals } from '#lessons/grade.ts';
import { CHAPTERS } from '#lessons/lesson.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { judge } from '#engine/engine.ts';

const states = (w: ReturnType<typeof lessonWorkspace>, goals: (typeof LESSONS)[number]['goals']) =>
  gradeGoals(judge(w).model, goals).map(({ goal, reached, text }) => ({ says: goal.says, reached, text }));

describe.each(LESSONS)('lesson $id', (lesson) => {
  const start = lessonWorkspace(lesson);

  test('begins with every goal open but those to keep', () => {
    const judged = gradeGoals(judge(start).model, lesson.goals);
    for (const { goal, reached, text } of judged)
      expect([goal.says, reached, text]).toEqual([goal.says, goal.keep === true, text]);
    expect(judged.some(({ reached }) => !reached)).toBe(true);
  });

  test('is solved by its solution, which AWS would save', () => {
    const end = solved(lesson, start);
    expect(states(end, lesson.goals).filter(({ reached }) => !reached)).toEqual([]);
    const serious = judge(end).problems.filter(({ severity }) => severity === 'error');
    expect(serious.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  test('asks nobody whose a document is, and names every document that it changes', () => {
    expect(judge(start).pieces.filter(({ ownership }) => ownership === 'guessed')).toEqual([]);
    const names = new Set(lesson.documents.map(({ name }) => name));
    expect(Object.keys(lesson.solution).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(lesson.solution)).not.toEqual([]);
  });

  test('has words for every step, and pages of AWS', () => {
    expect(lesson.story.length).toBeGreaterThan(0);
    expect(lesson.hints.length).toBeGreaterThan(0);
    expect(lesson.afterword.length).toBeGreaterThan(40);
    for (const { url } of lesson.pages) expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

test('the course has at least 24 lessons in five chapters, each id once', () => {
  expect(LESSONS.length).toBeGreaterThanOrEqual(24);
  expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
  for (const { id } of CHAPTERS)
    expect(LESSONS.filter(({ chapter }) => chapter === id).length).toBeGreaterThanOrEqual(4);
});
