// A proposal carried out on the user's documents: by the engine, to judge it, and by the page, when somebody takes it.
import type { DocumentEdits } from '#codewriting/documentEdits.ts';
import type { Change } from '#fixes/fix.ts';
import { fillNames, type Names } from '#writing/fillNames.ts';
import { applyEdits } from '#writing/textEdits.ts';
import { writeChanges, type Writing } from '#writing/writeChanges.ts';
import { answerOwners, type OwnerSaid, replaceText } from '#workspace/edits.ts';
import type { Workspace } from '#workspace/workspace.ts';

export interface Plan {
  /** Filled in before anything else. */
  readonly names?: Names;
  /** Made where code can be read; `changes` are the rest. */
  readonly code: readonly DocumentEdits[];
  readonly changes: readonly Change[];
  /** Whose pieces are taken to be that the proposal counts on: guesses would go elsewhere once the texts are others. */
  readonly owners?: readonly OwnerSaid[];
}

/** Never throws. The texts must be those that the plan was made for. */
export function carriedOut(w: Workspace, { changes, code, names = {}, owners = [] }: Plan): Writing {
  const filled = fillNames(w, names);
  const edited = filled.documents.reduce((next, { id, text }) => {
    const edits = code.flatMap((one) => (one.document === id ? one.edits : []));
    return edits.length === 0 ? next : replaceText(next, id, applyEdits(text, edits));
  }, filled);
  const { left, workspace } = writeChanges(edited, changes);
  return { left, workspace: owners.length === 0 ? workspace : answerOwners(workspace, owners) };
}
