// What the engine says of a workspace, as far as other names must not change it.
import { edgeBook } from '#assume/edgeBook.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
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
export function judge(workspace: Workspace): Judgement {
  const { inventory } = read(workspace);
  const book = edgeBook(prepare(inventory));
  const edges = book.words.map((word) => {
    const { action, gates, source, target, verdict } = book.tell(word);
    const answers = GATE_NAMES.map((name) => gates[name].answer).join(' ');
    return { source, target, said: `${action} ${verdict} ${answers}` };
  });
  return { inventory, edges };
}
