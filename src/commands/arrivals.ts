// After something came in: what was recognised in it, told as soon as the engine has read it.
import { derivedStore, type Derived } from '#session/derived.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { getWorkspace } from '#session/truth.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

let stop: () => void = () => {};

/** The engine has answered anew; cancelled, it never does. */
function whenRead(then: (analysis: NonNullable<Derived['analysis']>) => void): void {
  stop();
  const before = derivedStore.getState().analysis;
  const look = () => {
    const { analysis, busy, failure } = derivedStore.getState();
    if (busy || (analysis === before && failure === null)) return;
    stop();
    if (analysis !== null && failure === null) then(analysis);
  };
  stop = derivedStore.subscribe(look);
}

/** Says what these documents gave, with a way to the ledger. The words come when there is something to say. */
export function tellArrived(arrived: readonly WorkspaceDocument[], left: number): void {
  const texts = new Map(arrived.map(({ id, text }) => [id, text]));
  whenRead((analysis) => {
    const documents = getWorkspace().documents.filter(({ id, text }) => texts.get(id) === text);
    // Cancelled or undone meanwhile.
    if (documents.length === 0) return;
    void import('#words/arrivalWords.ts').then(({ arrivalWords }) => {
      const { refused } = getLocal();
      const text = arrivalWords(documents, analysis.pieces, analysis.problems, refused, left);
      const open = () => setLocal({ dialog: 'ledger', notice: null });
      setLocal({
        notice: {
          kind: refused.length > 0 ? 'error' : 'info',
          text,
          brief: refused.length === 0,
          choices: [{ label: 'What was read', run: open }],
        },
      });
    });
  });
}
