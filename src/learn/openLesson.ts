// The lesson of a workspace as the player needs it, of the course or by an author.
import type { Goal } from '#lessons/lesson.ts';
import { findLesson } from '#lessons/lessons.ts';
import type { Lesson } from '#lessons/lesson.ts';
import type { LessonOf } from '#workspace/workspace.ts';

export interface OpenLesson {
  /** What progress is kept under; null: a lesson that somebody wrote. */
  readonly id: string | null;
  readonly title: string;
  readonly story: readonly string[];
  readonly goals: readonly Goal[];
  readonly hints: readonly string[];
  /** Lessons of the course only. */
  readonly course: Lesson | null;
}

/** Null: this page does not know the lesson. */
export function lessonOf(lesson: LessonOf): OpenLesson | null {
  if ('authored' in lesson) return { id: null, course: null, ...lesson.authored };
  const course = findLesson(lesson.id);
  if (!course) return null;
  const { id, title, story, goals, hints } = course;
  return { id, title, story, goals, hints, course };
}
