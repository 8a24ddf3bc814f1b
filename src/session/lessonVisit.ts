// Ways into a lesson and through it.
import type { Lesson } from '#lessons/lesson.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import { address } from './address.ts';
import { setLocal } from './local.ts';
import { edit, getWorkspace } from './truth.ts';
import { openHash } from './visit.ts';

/** Opens a lesson at its own address, so that a reload and the back button know it. Own work waits. */
export async function openLesson(id: string): Promise<void> {
  const hash = `#learn/${id}`;
  address().replace(`${address().base()}${hash}`, false);
  setLocal({ dialog: null });
  await openHash(hash);
}

/** Everything as at the start of the lesson, as one undo step. */
export function startOver(lesson: Lesson): void {
  edit((w) => {
    const { documents, context } = lessonWorkspace(lesson);
    return { ...w, documents, context };
  });
}

/** Shows what the solution would write, beside what is there. */
export function showSolution(lesson: Lesson): void {
  const now = getWorkspace();
  const start = lessonWorkspace(lesson);
  const texts = new Map(solved(lesson, start).documents.map(({ name, text }) => [name, text]));
  const diff = now.documents.flatMap(({ name, text }) => {
    const after = texts.get(name);
    return after === undefined || after === text ? [] : [{ name, before: text, after }];
  });
  setLocal({ diff, dialog: 'diff' });
}
