// A link opens as a visit: the visitor's own work is put aside, untouched and unsaved over, until they decide.
import { decodeLink } from '#share/link.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { address } from './address.ts';
import { getLocal, setLocal } from './local.ts';
import { markShared } from './shareLink.ts';
import { edit, getWorkspace, resetWorkspace, truthStore } from './truth.ts';

/** Own work while somebody else's graph is on the screen. */
let mine: Workspace | null = null;

const contentText = ({ name, documents, context }: Workspace): string =>
  JSON.stringify([name, documents, context]);

/** Takes the link out of the address, so that a reload does not open it again. */
function clearHash(): void {
  address().replace(address().base(), false);
  markShared(null);
}

/**
 * Opens what the hash holds. Own work is never replaced: a link to something else becomes a visit, a link to
 * what is already on the screen changes nothing, a bad one is told in `badLink`. Anchors of other kinds are ignored.
 */
export function openHash(hash: string): void {
  const decoded = decodeLink(hash);
  if (!decoded.ok) {
    if (decoded.kind === 'none') return setLocal({ badLink: null });
    return setLocal({ badLink: { kind: decoded.kind, message: decoded.message, hash } });
  }
  setLocal({ badLink: null });
  const here = getWorkspace();
  if (address().isOwn() || contentText(here) === contentText(decoded.workspace)) {
    const same = contentText(here) === contentText(decoded.workspace);
    markShared(same ? truthStore.getState().content : decoded.workspace);
    if (!same) setLocal({ linkStale: true });
    return;
  }
  if (getLocal().visiting === null) mine = here;
  // First the visit, then the change: autosave must not see the visitor's graph as own work.
  setLocal({ visiting: { name: decoded.workspace.name }, dialog: null });
  resetWorkspace(decoded.workspace);
  markShared(truthStore.getState().content);
}

/** What is seen becomes own work; undo brings back what was there before. */
export function keepCopy(): void {
  if (getLocal().visiting === null) return;
  const visited = getWorkspace();
  resetWorkspace(mine ?? visited);
  mine = null;
  edit(() => visited, { whole: true });
  setLocal({ visiting: null });
  clearHash();
}

/** Leaves the visit (or the page about a bad link); own work is as it was. */
export function backToMine(): void {
  if (getLocal().visiting !== null) {
    if (mine !== null) resetWorkspace(mine);
    mine = null;
    setLocal({ visiting: null });
  }
  setLocal({ badLink: null });
  clearHash();
}
