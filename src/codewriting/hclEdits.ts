// A policy of a Terraform configuration, changed where it is written.
import { refuse } from './refusal.ts';
import type { Place } from '#decision/inventory.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { objectEdits } from './hclDocument.ts';
import { statementEdits } from './hclStatements.ts';

import type { Refer } from './hclTongue.ts';
import type { PiecePage } from './piecePage.ts';

/** Throws where the text cannot be changed in part. */
export function hclEdits(
  { text, rangeOf }: PiecePage,
  { path }: Place,
  change: { readonly before: unknown; readonly after: unknown },
  by: Refer,
): readonly TextEdit[] {
  const range = rangeOf(path);
  if (range === null) refuse();
  const [from] = range;
  const statementAt = (index: number): number | null => rangeOf([...path, 'Statement', index])?.[0] ?? null;
  const edits = text.startsWith('data', from)
    ? statementEdits(text, from, change, statementAt, by)
    : objectEdits(text, from, change, by);
  if (edits === null) refuse();
  return edits;
}
