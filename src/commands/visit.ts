// A link opens as a visit: the visitor's own work is put aside, untouched and unsaved over, until they decide.
import type { Decoded } from '#share/link.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { address } from './address.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { markShared } from './linkState.ts';
import { setWork } from '#session/work.ts';
import { sameContent } from '#storage/savedRecord.ts';
import {
  edit,
  getWorkspace,
  resetWorkspace,
  shelve,
  truthStore,
  unshelve,
  type Shelved,
} from '#session/truth.ts';
import { forgetful, type VisitMemory } from '#storage/visitMemory.ts';

/** Own work while somebody else's graph is on the screen. */
let mine: Shelved | null = null;

/** The link that is visited, and what it holds. */
interface Visit {
  readonly link: string;
  readonly sent: Workspace;
}
let visit: Visit | null = null;
let memory: VisitMemory = forgetful;

/** Where changes to visited graphs are kept; start-up says. */
export function setVisitMemory(kept: VisitMemory): void {
  memory = kept;
}

/** What was changed in the visited graph; `changed` null: nothing. */
export function visitChanges(): { readonly link: string; readonly changed: Workspace | null } | null {
  if (visit === null || getLocal().visiting === null) return null;
  const now = getWorkspace();
  return { link: visit.link, changed: sameContent(now, visit.sent) ? null : now };
}

/** Own work, also while something else is on the screen. */
export const ownWork = (): Workspace => (mine === null ? getWorkspace() : mine.truth.workspace);

/** Of two hashes in a row the later one counts, whichever is decoded first. */
let turn = 0;

/** The codec comes when there is something to decode: most starts have no link. */
async function decode(hash: string): Promise<Found> {
  if (hash.length <= 1) return NOTHING;
  const [, place = '', id] = /^#(learn|exercise|glossary)\/([\w-]{1,60})$/.exec(hash) ?? [];
  if (id !== undefined) return startOf(place, id);
  // Others may have made links by other means: what is kept with the link here holds no secrets.
  if (hash.length > LARGE_LINK) return openAway(hash);
  const [{ decodeLink }, { stricken }] = await Promise.all([
    import('#share/link.ts'),
    import('#share/stricken.ts'),
  ]);
  const decoded = decodeLink(hash);
  return decoded.ok ? { ok: true, workspace: stricken(decoded.workspace) } : decoded;
}

/** It may unfold to more than ten times as many characters, which would hold up the page. */
const LARGE_LINK = 30_000;

async function openAway(hash: string): Promise<Found> {
  const { openLinkAway } = await import('#workers/links.ts');
  const stop = new AbortController();
  setWork('link', { doing: 'Opening the link', share: null, counted: '', cancel: () => stop.abort() });
  const opened = await openLinkAway(hash, stop.signal).finally(() => setWork('link', null));
  return opened ?? NOTHING;
}

/** No link, or nobody waits for it any more. */
const NOTHING: Found = { ok: false, kind: 'none', message: '' };

/** What the course has at its addresses, by the first word of the address. */
const PLACES: Readonly<Record<string, (id: string) => Promise<Workspace | null>>> = {
  learn: async (id) => (await import('#lessons/lessonAt.ts')).lessonAt(id),
  exercise: async (code) => (await import('#exercises/exercise.ts')).exerciseAt(code),
  glossary: async (id) => (await import('#glossary/glossary.ts')).exampleAt(id),
};

/** `lesson`: the course has none there. */
type Found = Decoded | { readonly ok: false; readonly kind: 'lesson'; readonly message: string };

/** A lesson is visited like a shared graph: own work waits, changes are kept with its address. */
async function startOf(place: string, id: string): Promise<Found> {
  const workspace = await PLACES[place]?.(id);
  return workspace
    ? { ok: true, workspace }
    : { ok: false, kind: 'lesson', message: `The course has nothing at the address "${place}/${id}".` };
}

/** `#main` of a skip link and the like: not a link that somebody was sent. */
const isAnchor = (hash: string): boolean => /^#(?!g\d)[a-z][\w-]{0,30}$/i.test(hash);

function leaveVisit(): void {
  // First, so that own work is not taken for a change to the visited graph.
  visit = null;
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
  if (isSealed(hash)) return askForPassphrase(hash);
  setLocal({ sealed: null });
  const myTurn = ++turn;
  try {
    const decoded = await decode(hash);
    const kept = decoded.ok ? await memory.find(hash) : null;
    if (myTurn === turn) show(hash, decoded, kept);
  } catch {
    const text = 'The part of this page that opens links could not be loaded. Reload the page to try again.';
    setLocal({ notice: { kind: 'error', text } });
  }
}

const isSealed = (hash: string): boolean => /^#e\d{1,4}\./.test(hash);

/** A link that this tab sealed itself opens no question: what it holds is on the screen or was. */
function askForPassphrase(hash: string): void {
  turn++;
  if (address().isOwn() || visit?.link === hash) return;
  setLocal({ sealed: { hash }, badLink: null, dialog: null });
}

/** Opens the sealed link that waits. null: it is open; else why not, for people. */
export async function openSealed(passphrase: string): Promise<string | null> {
  const hash = getLocal().sealed?.hash;
  if (hash === undefined) return null;
  const myTurn = ++turn;
  try {
    const { SEAL_FAULTS, unsealLink } = await import('#share/sealedLink.ts');
    const unsealed = await unsealLink(hash, passphrase);
    if (!unsealed.ok) return SEAL_FAULTS[unsealed.kind];
    const decoded = await decode(`#${unsealed.link}`);
    const kept = decoded.ok ? await memory.find(hash) : null;
    if (myTurn !== turn) return null;
    setLocal({ sealed: null });
    show(hash, decoded, kept);
    return null;
  } catch {
    return 'The part of this page that opens such links could not be loaded. Reload the page to try again.';
  }
}

function show(hash: string, decoded: Found, kept: Workspace | null): void {
  if (!decoded.ok && decoded.kind !== 'none') {
    return setLocal({ badLink: { kind: decoded.kind, message: decoded.message, hash } });
  }
  setLocal({ badLink: null });
  if (!decoded.ok || address().isOwn()) {
    if (visitChanges()?.changed) setLocal({ notice: { kind: 'info', text: STAYS } });
    leaveVisit();
  }
  if (!decoded.ok) return markShared(null);
  if (visit?.link === hash) return;
  const isHere = sameContent(getWorkspace(), decoded.workspace);
  if (isHere && visit === null && kept === null) return markShared(truthStore.getState().content);
  if (address().isOwn()) {
    markShared(decoded.workspace);
    return setLocal({ linkStale: true });
  }
  // First the visit, then the change: autosave must not see the visited graph as own work.
  mine ??= shelve();
  setLocal({ visiting: { name: decoded.workspace.name }, dialog: null });
  visit = { link: hash, sent: decoded.workspace };
  resetWorkspace(decoded.workspace);
  markShared(truthStore.getState().content);
  if (kept === null || sameContent(kept, decoded.workspace)) return;
  // Undo shows what was sent.
  edit(() => kept, { whole: true });
  const text = 'Your changes to this shared graph are back. Undo shows it as it was sent.';
  setLocal({ notice: { kind: 'info', text } });
}

const STAYS = 'Your changes to the shared graph stay with its link in this browser.';

/** What is seen becomes own work; undo brings back what was there before. */
export function keepCopy(): void {
  if (getLocal().visiting === null) return;
  const visited = getWorkspace();
  const link = visit?.link;
  leaveVisit();
  edit(() => visited, { whole: true });
  clearHash();
  // They are own work now.
  if (link !== undefined) void memory.save(link, null).catch(() => {});
}

/** Leaves the visit, or the page about a bad link; own work is as it was, changes stay with the link. */
export function leave(): void {
  leaveVisit();
  setLocal({ badLink: null, sealed: null });
  clearHash();
}

/** Leaves, but asks first when something was changed here. */
export function backToMine(): void {
  // A lesson goes on where it was left; there is nothing to keep a copy of.
  if (!visitChanges()?.changed || getWorkspace().lesson !== undefined) return leave();
  const then = (run: () => void) => () => {
    setLocal({ notice: null });
    run();
  };
  setLocal({
    notice: {
      kind: 'info',
      text: `You changed this shared graph. Without a copy your changes stay with its link in this browser.`,
      choices: [
        { label: 'Keep a copy', run: then(keepCopy) },
        { label: 'Leave without a copy', run: then(leave) },
      ],
    },
  });
}
