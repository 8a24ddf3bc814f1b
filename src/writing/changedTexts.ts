// Which documents two workspaces do not share.
import type { Workspace } from '#workspace/workspace.ts';

export interface ChangedText {
  readonly name: string;
  /** null: it is new. */
  readonly before: string | null;
  /** null: it goes. */
  readonly after: string | null;
}

/** By document: changed and new ones in their order, then those that go. */
export function changedTexts(before: Workspace, after: Workspace): readonly ChangedText[] {
  const texts = new Map(before.documents.map(({ id, text }) => [id, text]));
  const ids = new Set(after.documents.map(({ id }) => id));
  return [
    ...after.documents
      .filter(({ id, text }) => texts.get(id) !== text)
      .map(({ id, name, text }) => ({ name, before: texts.get(id) ?? null, after: text })),
    ...before.documents
      .filter(({ id }) => !ids.has(id))
      .map(({ name, text }) => ({ name, before: text, after: null })),
  ];
}
