// Edits of one document.
import type { Place } from '#decision/inventory.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { replacement } from '#writing/replacement.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { type Rewrite, writePolicy } from '#writing/writePolicy.ts';
import type { PiecePage } from './piecePage.ts';
import { refuse } from './refusal.ts';

export interface DocumentEdits {
  /** Id. */
  readonly document: string;
  readonly edits: readonly TextEdit[];
}

/** Edits of a piece, counted from where its document begins. */
export const onPage = ({ document, from }: PiecePage, edits: readonly TextEdit[]): DocumentEdits => ({
  document,
  edits: edits.map((edit) => ({ ...edit, from: edit.from + from, to: edit.to + from })),
});

/** What stands at `place` in JSON that is no template. Refuses what cannot be rewritten. */
export function inJson({ id, text }: WorkspaceDocument, place: Place, rewrite: Rewrite): DocumentEdits {
  const after = writePolicy(text, place, rewrite);
  const edit = (after === null ? null : replacement(text, after)) ?? refuse();
  return { document: id, edits: [edit] };
}
