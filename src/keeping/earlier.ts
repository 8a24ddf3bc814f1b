// The earlier graphs of this browser: what another tab, a sample or an opened file replaced.
import { setLocal } from '#session/local.ts';
import { sameContent } from '#storage/savedRecord.ts';
import type { Earlier, Storage } from '#storage/storage.ts';
import { edit } from '#session/truth.ts';
import { leave, ownWork } from '#commands/visit.ts';

let storage: Pick<Storage, 'earlier'> | null = null;

/** Start-up says where they are. */
export function setEarlier(from: Pick<Storage, 'earlier'>): void {
  storage = from;
}

/** Newest first, without what is on the screen. Rejects when the browser refuses its storage. */
export async function earlierGraphs(): Promise<readonly Earlier[]> {
  const own = ownWork();
  return ((await storage?.earlier()) ?? []).filter(({ workspace }) => !sameContent(workspace, own));
}

/** It becomes own work, as one undo step; what was there goes among the earlier ones. */
export function openEarlier({ workspace }: Earlier): void {
  leave();
  edit(() => workspace, { whole: true });
  setLocal({ dialog: null });
}
