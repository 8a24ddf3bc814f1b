// Documents of samples and lessons as a workspace; a lesson at its start, or with its solution filled in.
import { addDocument, answerOwner, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { Lesson } from './lesson.ts';
import type { SampleDocument } from './samples.ts';

/** Each document with the answer to whose it is, where it has one. */
export function workspaceOf(name: string, documents: readonly SampleDocument[]): Workspace {
  return documents.reduce<Workspace>(
    (w, document) => {
      const next = addDocument(w, document);
      const id = next.documents.at(-1)?.id ?? '';
      return document.owner === undefined ? next : answerOwner(next, id, 0, document.owner);
    },
    { ...emptyWorkspace, name },
  );
}

export const lessonWorkspace = ({
  documents,
  id,
  title,
}: Pick<Lesson, 'documents' | 'id' | 'title'>): Workspace => ({
  ...workspaceOf(title, documents),
  lesson: { id },
});

/** Documents that the solution does not name stay as they are. */
export function solved(lesson: Pick<Lesson, 'solution'>, w: Workspace): Workspace {
  return w.documents.reduce((next, { id, name }) => {
    const text = Object.hasOwn(lesson.solution, name) ? lesson.solution[name] : undefined;
    return text === undefined ? next : replaceText(next, id, text);
  }, w);
}
