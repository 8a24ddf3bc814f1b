// Terraform plans carry both states: what they start from, and what they lead to (which is how a plan is read).
import { isPlan, stateBefore } from '#terraform/stateJson.ts';
import { piecesOf } from '#text/pieces.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

/** Cheap enough to ask of every text before it is split into pieces. */
const mayHoldPlan = (text: string): boolean => /"(?:planned_values|resource_changes)"/.test(text);

/** The document with every plan in it replaced by the state that it starts from; null: there is no plan in it. */
export function beforePlan(document: WorkspaceDocument): WorkspaceDocument | null {
  const { text } = document;
  if (!mayHoldPlan(text)) return null;
  let before = '';
  let at = 0;
  for (const { from, kind, to, value } of piecesOf(text)) {
    if (kind !== 'json' || !isPlan(value)) continue;
    before += text.slice(at, from) + JSON.stringify(stateBefore(value), null, 2);
    at = to;
  }
  return at === 0 ? null : { ...document, text: before + text.slice(at) };
}

/** All documents as they are before their plans are applied; null: there is no plan among them. */
export function beforePlans(documents: readonly WorkspaceDocument[]): readonly WorkspaceDocument[] | null {
  const before = documents.map((document) => beforePlan(document));
  if (before.every((document) => document === null)) return null;
  return documents.map((document, i) => before[i] ?? document);
}
