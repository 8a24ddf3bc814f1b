// What a lesson still lacks before it can be given to learners. Pure.
import type { GoalState } from '#lessons/grade.ts';
import type { AuthoredLesson } from '#workspace/workspace.ts';

type States = readonly GoalState[];

/** Nothing: its start fails the goals, and its solution passes them. `solution` null: nobody has shown one. */
export function lessonFaults(
  { goals, story, title }: AuthoredLesson,
  start: States,
  solution: States | null,
): readonly string[] {
  const open = start.filter(({ reached }) => !reached);
  const missed = (solution ?? []).filter(({ reached }) => !reached);
  return [
    ...(title.trim() === '' ? ['It has no title.'] : []),
    ...(story.every((step) => step.trim() === '') ? ['It has no story.'] : []),
    ...(goals.length === 0 ? ['It has no goal: click an edge on the picture.'] : []),
    ...(goals.length > 0 && open.length === 0
      ? ['Every goal is reached already: there is nothing to do.']
      : []),
    ...(solution === null ? ['Nobody has shown that it can be solved: choose Solution and solve it.'] : []),
    ...missed.map(
      ({ goal, verdict }) => `The solution does not reach “${goal.says}”: with it the verdict is ${verdict}.`,
    ),
  ];
}
