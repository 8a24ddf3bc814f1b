// What just came in, in a few sentences.
import type { Piece } from '#import/reading.ts';
import { secretsStruckOut } from '#secrets/words.ts';
import type { Problem } from '#text/problem.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { ledger, marksOf, takenTogether } from './ledger.ts';

interface Refused {
  readonly name: string;
  /** Goes on after the name. */
  readonly why: string;
}

/** So many are named; the rest is counted. */
const NAMED = 3;
const MOST_COUNTS = 6;

const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

function listed(counts: readonly string[]): string {
  const shown = counts.slice(0, MOST_COUNTS);
  return `${shown.join(', ')}${counts.length > shown.length ? ' and more' : ''}`;
}

/** `3 files: 12 roles, 4 users, 3 SCPs; 1 file not understood.`, then secrets, open values, what was refused, and `left`, how many were passed over. */
export function arrivalWords(
  documents: readonly WorkspaceDocument[],
  pieces: readonly Piece[],
  problems: readonly Problem[],
  refused: readonly Refused[],
  left = 0,
): string {
  const entries = ledger(documents, pieces, problems);
  const taken = takenTogether(entries);
  const none = entries.filter(({ state }) => state === 'none').length;
  const [only] = entries;
  const what = entries.length === 1 && only ? only.name : files(entries.length);
  const said = [
    taken.length === 0 ? '' : listed(taken),
    none === 0 ? '' : entries.length === 1 ? 'nothing in it was understood' : `${files(none)} not understood`,
  ].filter((part) => part !== '');
  const open = entries.flatMap((entry) => entry.pieces.flatMap(({ asks }) => asks)).length;
  const named = refused.slice(0, NAMED).map(({ name, why }) => `${name} ${why}.`);
  const more = refused.length > NAMED ? [`And ${refused.length - NAMED} more.`] : [];
  return [
    `${what}: ${said.join('; ')}.`,
    secretsStruckOut(documents.flatMap((one) => marksOf(one, problems).map(({ kind }) => kind))),
    open === 0 ? '' : `${open} ${open === 1 ? 'value is' : 'values are'} left open.`,
    refused.length === 0 ? '' : `Left out: ${[...named, ...more].join(' ')}`,
    left === 0 ? '' : `Passed over: ${files(left)} of kinds that hold no policies.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
