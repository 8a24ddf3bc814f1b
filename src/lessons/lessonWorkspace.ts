// A lesson as a workspace: at its start, or with its solution filled in.
import { addDocument, answerOwner, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { Lesson } from './lesson.ts';

export function lessonWorkspace(lesson: Lesson): Workspace {
  return lesson.documents.reduce<Workspace>(
    (w, document) => {
      const next = addDocument(w, document);
      const id = next.documents.at(-1)?.id ?? '';
      return document.owner === undefined ? next : answerOwner(next, id, 0, document.owner);
    },
    { ...emptyWorkspace, name: lesson.title, lesson: { id: lesson.id } },
  );
}

/** Documents that the solution does not name stay as they are. */
export function solved(lesson: Lesson, w: Workspace): Workspace {
  return w.documents.reduce((next, { id, name }) => {
    const text = Object.hasOwn(lesson.solution, name) ? lesson.solution[name] : undefined;
    return text === undefined ? next : replaceText(next, id, text);
  }, w);
}
