// A link opens as a visit: the visitor's own work is put aside, untouched and unsaved over, until they decide.
import type { Decoded } from '#share/link.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { address } from './address.ts';
import { getLocal, setLocal } from './local.ts';
import { markShared } from './linkState.ts';
import { edit, getWorkspace, resetWorkspace, shelve, truthStore, unshelve, type Shelved } from './truth.ts';

/** Own work while somebody else's graph is on the screen. */
let mine: Shelved | null = null;

const contentText = ({ name, documents, context }: Workspace): string =>
  JSON.stringify([name, documents, context]);

/** Of two hashes in a row the later one counts, whichever is decoded first. */
let turn = 0;

/** The codec comes when there is something to decode: most starts have no link. */
async function decode(hash: string): Promise<Decoded> {
  if (hash.length <= 1) return { ok: false, kind: 'none', message: '' };
  const { decodeLink } = await import('#share/link.ts');
  return decodeLink(hash);
}

/** `#main` of a skip link and the like: not a link that somebody was sent. */
const isAnchor = (hash: string): boolean => /^#(?!g\d)[a-z][\w-]{0,30}$/i.test(hash);

function leaveVisit(): void {
  if (mine !== null) unshelve(mine);
  mine = null;
  setLocal({ visiting: null });
}

/** Takes the link out of the address, so that a reload does not open it again. */
function clearHash(): void {
  address().replace(address().base(), false);
  markShared(null);
}

/**
 * Opens what the hash holds. Own work is never replaced: a link to something else becomes a visit; a link to what
 * is on the screen, or the link that this tab wrote, changes nothing; a bad one is told in `badLink`.
 */
export async function openHash(hash: string): Promise<void> {
  if (isAnchor(hash)) return;
  const myTurn = ++turn;
  try {
    const decoded = await decode(hash);
    if (myTurn === turn) show(hash, decoded);
  } catch {
    const text = 'The part of this page that opens links could not be loaded. Reload the page to try again.';
    setLocal({ notice: { kind: 'error', text } });
  }
}

function show(hash: string, decoded: Decoded): void {
  if (!decoded.ok && decoded.kind !== 'none') {
    return setLocal({ badLink: { kind: decoded.kind, message: decoded.message, hash } });
  }
  setLocal({ badLink: null });
  if (!decoded.ok || address().isOwn()) leaveVisit();
  if (!decoded.ok) return markShared(null);
  const isHere = contentText(getWorkspace()) === contentText(decoded.workspace);
  if (isHere) return markShared(truthStore.getState().content);
  if (address().isOwn()) {
    markShared(decoded.workspace);
    return setLocal({ linkStale: true });
  }
  // First the visit, then the change: autosave must not see the visited graph as own work.
  mine ??= shelve();
  setLocal({ visiting: { name: decoded.workspace.name }, dialog: null });
  resetWorkspace(decoded.workspace);
  markShared(truthStore.getState().content);
}

/** What is seen becomes own work; undo brings back what was there before. */
export function keepCopy(): void {
  if (getLocal().visiting === null) return;
  const visited = getWorkspace();
  leaveVisit();
  edit(() => visited, { whole: true });
  clearHash();
}

/** Leaves the visit, or the page about a bad link; own work is as it was. */
export function backToMine(): void {
  leaveVisit();
  setLocal({ badLink: null });
  clearHash();
}
