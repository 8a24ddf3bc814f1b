// What the engine says of a workspace, as far as other names must not change it.
import { type EdgeBook, edgeBookInSteps } from '#assume/edgeBook.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
import { finish, mapInSteps, type Steps } from '#steps/steps.ts';
import type { Workspace } from '#workspace/workspace.ts';

export interface JudgedEdge {
  readonly source: string;
  readonly target: string;
  /** What is said about the two: action, verdict and the answers of gates. */
  readonly said: string;
}

export interface Judgement {
  readonly inventory: Inventory;
  readonly edges: readonly JudgedEdge[];
}

/** Reads and judges from scratch; whoever calls has prepared the reading (`prepareReading`). */
export const judge = (workspace: Workspace): Judgement => finish(judgeInSteps(workspace));

export function* judgeInSteps(workspace: Workspace): Steps<Judgement> {
  yield { doing: 'Reading the texts', done: 0, of: 0 };
  const { inventory } = read(workspace);
  const book = yield* edgeBookInSteps(prepare(inventory));
  const said = (word: EdgeBook['words'][number]): JudgedEdge => {
    const { action, gates, source, target, verdict } = book.tell(word);
    const answers = GATE_NAMES.map((name) => gates[name].answer).join(' ');
    return { source, target, said: `${action} ${verdict} ${answers}` };
  };
  const edges = yield* mapInSteps(book.words, said, { doing: 'Deciding every edge', unit: 'edges' });
  return { inventory, edges };
}
