// Ways into a lesson and through it.
import { address } from '#commands/address.ts';
import { setLocal } from '#session/local.ts';
import { edit, getWorkspace } from '#session/truth.ts';
import { openHash } from '#commands/visit.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { changedTexts } from '#writing/changedTexts.ts';

/** Somebody went to a lesson by hand: its heading takes the focus, so that the keyboard goes on there. */
let arriving = false;

/** Once after each arrival. */
export function takeArrival(): boolean {
  const was = arriving;
  arriving = false;
  return was;
}

/** Opens an address of this page, so that a reload and the back button know it. Own work waits. */
export async function goTo(hash: string): Promise<void> {
  arriving = true;
  address().replace(`${address().base()}${hash}`, false);
  setLocal({ dialog: null });
  await openHash(hash);
}

export const openLesson = (id: string): Promise<void> => goTo(`#learn/${id}`);

/** Everything as at the start of the lesson, as one undo step. */
export function startOver(documents: readonly WorkspaceDocument[]): void {
  edit((w) => ({ ...w, documents, context: {} }));
}

/** Shows what the solution would write, beside what is there; it can be taken as one undo step. */
export function showSolution(documents: readonly WorkspaceDocument[]): void {
  const now = getWorkspace();
  setLocal({
    diff: changedTexts(now, { ...now, documents }),
    writeDiff: () => edit((w) => ({ ...w, documents })),
    dialog: 'diff',
  });
}
