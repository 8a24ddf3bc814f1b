import { expect, test } from 'vitest';
import type { GoalState } from '#lessons/grade.ts';
import type { AuthoredLesson } from '#workspace/workspace.ts';
import { lessonFaults } from './lessonFaults.ts';

const goal = { source: 'a', target: 'b', verdict: ['valid'], says: 'a can assume b' } as const;
const state = (reached: boolean): GoalState => ({
  goal,
  reached,
  verdict: reached ? 'valid' : 'invalid',
  text: '',
});
const lesson: AuthoredLesson = { title: 'T', story: ['S'], goals: [goal], hints: [] };

test('a lesson whose start fails and whose solution passes lacks nothing', () => {
  expect(lessonFaults(lesson, [state(false)], [state(true)])).toEqual([]);
});

test('everything that is missing is told', () => {
  const bare = { title: ' ', story: ['', ' '], goals: [], hints: [] };
  expect(lessonFaults(bare, [], null)).toEqual([
    'It has no title.',
    'It has no story.',
    'It has no goal: click an edge on the picture.',
    'Nobody has shown that it can be solved: choose Solution and solve it.',
  ]);
});

test('nothing to do, and a solution that does not solve', () => {
  expect(lessonFaults(lesson, [state(true)], [state(true)])).toEqual([
    'Every goal is reached already: there is nothing to do.',
  ]);
  expect(lessonFaults(lesson, [state(false)], [state(false)])).toEqual([
    'The solution does not reach “a can assume b”: with it the verdict is invalid.',
  ]);
});
