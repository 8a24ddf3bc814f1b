// The lesson of a workspace as the player needs it: of the course, or by an author.
import { writtenId } from '#course/progress.ts';
import { drawCodes, exerciseById, type Exercise } from '#exercises/exercise.ts';
import type { AwsPage, Goal } from '#lessons/lesson.ts';
import { findLesson, LESSONS } from '#lessons/lessons.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import type { LessonOf, WorkspaceDocument } from '#workspace/workspace.ts';

export interface OpenLesson {
  readonly kind: 'course' | 'exercise' | 'authored';
  /** What progress is kept under. */
  readonly id: string;
  readonly title: string;
  readonly story: readonly string[];
  readonly goals: readonly Goal[];
  readonly hints: readonly string[];
  readonly start: readonly WorkspaceDocument[];
  /** Null: its author gave none. */
  readonly solution: readonly WorkspaceDocument[] | null;
  readonly afterword: string | null;
  readonly pages: readonly AwsPage[];
  /** What comes after it, as an address of this page. */
  readonly next: { readonly label: string; readonly hash: string } | null;
}

function ofCourse(id: string): OpenLesson | null {
  const lesson = findLesson(id);
  if (!lesson) return null;
  const start = lessonWorkspace(lesson);
  const next = LESSONS[LESSONS.indexOf(lesson) + 1];
  return {
    ...lesson,
    kind: 'course',
    start: start.documents,
    solution: solved(lesson, start).documents,
    next: next ? { label: `Next: ${next.title}`, hash: `#learn/${next.id}` } : null,
  };
}

/** Exercises are without number: the next one is drawn. */
function ofExercise(exercise: Exercise): OpenLesson {
  const start = lessonWorkspace(exercise);
  return {
    ...exercise,
    kind: 'exercise',
    start: start.documents,
    solution: solved(exercise, start).documents,
    next: {
      label: 'Another exercise',
      hash: `#exercise/${drawCodes(Math.floor(Math.random() * 2 ** 32), 1)[0]}`,
    },
  };
}

/** Null: this page does not know the lesson. */
export function lessonOf(documents: readonly WorkspaceDocument[], lesson: LessonOf): OpenLesson | null {
  if (!('authored' in lesson)) {
    const exercise = exerciseById(lesson.id);
    return exercise === null ? ofCourse(lesson.id) : ofExercise(exercise);
  }
  const {
    afterword = null,
    goals,
    hints,
    solution = null,
    start = documents,
    story,
    title,
  } = lesson.authored;
  const words = { title: title || 'A lesson without a title', story, goals, hints, afterword, pages: [] };
  return { kind: 'authored', id: writtenId(lesson.authored), next: null, ...words, start, solution };
}
