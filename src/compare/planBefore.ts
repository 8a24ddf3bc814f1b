// Terraform plans carry both states: what they start from, and what they lead to (which is how a plan is read).
import { stateBeforeDrift, stateTextBefore } from '#terraform/stateBefore.ts';
import { isPlan } from '#terraform/stateJson.ts';
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
  for (const piece of piecesOf(text)) {
    if (piece.kind !== 'json' || !isPlan(piece.value)) continue;
    before += text.slice(at, piece.from) + stateTextBefore(piece);
    at = piece.to;
  }
  return at === 0 ? null : { ...document, text: before + text.slice(at) };
}

/** All documents as they are before their plans are applied; null: there is no plan among them. */
export function beforePlans(documents: readonly WorkspaceDocument[]): readonly WorkspaceDocument[] | null {
  const before = documents.map((document) => beforePlan(document));
  if (before.every((document) => document === null)) return null;
  return documents.map((document, i) => before[i] ?? document);
}

/** The document with every plan in it as Terraform itself wrote it last; null: no plan in it tells of drift. */
function beforeDrift(document: WorkspaceDocument): WorkspaceDocument | null {
  if (!document.text.includes('"resource_drift"')) return null;
  let before = '';
  let at = 0;
  let drifted = false;
  for (const piece of piecesOf(document.text)) {
    if (piece.kind !== 'json' || !isPlan(piece.value)) continue;
    const state = stateBeforeDrift(piece);
    drifted ||= state !== null;
    const now = state === null ? stateTextBefore(piece) : JSON.stringify(state, null, 2);
    before += document.text.slice(at, piece.from) + now;
    at = piece.to;
  }
  return drifted ? { ...document, text: before + document.text.slice(at) } : null;
}

/** All documents before anybody changed outside of Terraform what their plans tell as drift; null: they tell none. */
export function beforeDrifts(documents: readonly WorkspaceDocument[]): readonly WorkspaceDocument[] | null {
  const before = documents.map((document) => beforeDrift(document));
  if (before.every((document) => document === null)) return null;
  return documents.map((document, i) => before[i] ?? beforePlan(document) ?? document);
}
