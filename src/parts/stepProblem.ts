// Problems one after the other, the worst first, without the table: the text goes there and a note says what it is.
import { derivedStore } from '#session/derived.ts';
import { setLocal } from '#session/local.ts';
import { getWorkspace } from '#session/truth.ts';
import type { Problem } from '#text/problem.ts';
import { problemRows } from '#words/problemRows.ts';
import { reveal } from './places.ts';

/** Nobody steps through more; the table has them all. */
const MOST = 200;

let last: { readonly problems: readonly Problem[]; readonly at: number } | null = null;

/** Goes to the next problem (1) or the one before (-1), and round. */
export function stepProblem(by: 1 | -1): void {
  const problems = derivedStore.getState().analysis?.problems ?? [];
  const rows = problemRows(problems, getWorkspace().documents, MOST);
  const before = last?.problems === problems ? last.at : by === 1 ? -1 : 0;
  const at = (before + by + rows.length) % Math.max(rows.length, 1);
  const row = rows[at];
  last = { problems, at };
  if (row === undefined) {
    setLocal({ notice: { kind: 'info', text: 'No problems.' } });
    return;
  }
  reveal(row.spot);
  const text = `Problem ${at + 1} of ${rows.length}, ${row.severity}: ${row.message}`;
  setLocal({ notice: { kind: 'info', text } });
}
