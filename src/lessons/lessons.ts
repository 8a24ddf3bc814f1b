// All lessons in the order of the course.
import { firstTrust } from './firstTrust.ts';
import { guardrails } from './guardrails.ts';
import type { Lesson } from './lesson.ts';
import { machines } from './machines.ts';
import { onlyIf } from './onlyIf.ts';
import { whoExactly } from './whoExactly.ts';

export const LESSONS: readonly Lesson[] = [
  ...firstTrust,
  ...whoExactly,
  ...onlyIf,
  ...machines,
  ...guardrails,
];

export const findLesson = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
