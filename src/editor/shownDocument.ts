// Which document the editor shows. Pure.
import type { Place } from '#decision/inventory.ts';
import type { Spot } from '#text/characters.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

export interface Wishes {
  readonly active: string | null;
  readonly hover: readonly Place[] | null;
  readonly reveal: Spot | null;
  /** Somebody is typing: nothing may pull the text away. */
  readonly busy: boolean;
}

/** What is asked for now; else a peek at where the hover is when it is not here; else the chosen one; else the first. */
export function shownDocument(
  documents: readonly WorkspaceDocument[],
  { active, hover, reveal, busy }: Wishes,
): WorkspaceDocument | null {
  const byId = (id: string | undefined | null) => documents.find((document) => document.id === id);
  const chosen = byId(reveal?.document) ?? byId(active) ?? documents[0] ?? null;
  if (reveal || busy || !hover || hover.some((place) => place.document === chosen?.id)) return chosen;
  return byId(hover[0]?.document) ?? chosen;
}
