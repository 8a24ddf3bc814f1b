// What a told difference says about its statements, in words.
import type { GateName, StatementRef } from '#decision/verdict.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import { managedText } from '#managed/managedPolicies.ts';
import { statementName } from '#words/statementWords.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

const GATE_WORDS: Readonly<Record<GateName, string>> = {
  trust: 'trust policy',
  permission: 'permissions policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
};

/** `trust policy “trust”, statement 2 “LetIn” (Allow)`. */
export function statementWords(gate: GateName, ref: StatementRef): string {
  const named = ref.policy === '' || ref.policy === GATE_WORDS[gate] ? '' : ` “${ref.policy}”`;
  return `${GATE_WORDS[gate]}${named}, ${statementName(ref)} (${ref.effect})`;
}

/** Where it stands; null: nobody can point at it. */
export function statementLine(
  documents: readonly WorkspaceDocument[],
  { place }: StatementRef,
): { readonly document: string; readonly line: number } | null {
  const document = documents.find(({ id }) => id === place.document);
  const text = document?.text ?? managedText(place.document);
  if (text === undefined || text === null) return null;
  const range = rangeOf(text, place);
  return { document: document?.name ?? place.document, line: lineColumn(text, range?.from ?? 0).line };
}
