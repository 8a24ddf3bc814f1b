// A sample as a workspace of its own.
import type { Sample } from '#lessons/samples.ts';
import { addDocument, answerOwner } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';

export function sampleWorkspace(sample: Sample): Workspace {
  const filled = sample.documents.reduce<Workspace>(
    (w, document) => {
      const next = addDocument(w, document);
      const id = next.documents.at(-1)?.id ?? '';
      return document.owner === undefined ? next : answerOwner(next, id, 0, document.owner);
    },
    { ...emptyWorkspace, name: sample.name },
  );
  return { ...filled, view: sample.selection === undefined ? {} : { selection: sample.selection } };
}
