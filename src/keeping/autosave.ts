// Saves shortly after each change: own work as such, changes to a shared graph with its link.
import type { Saved, Storage } from '#storage/storage.ts';
import { forgetful, type VisitKeeper } from '#storage/visitMemory.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { getLocal, localStore, setLocal } from '#session/local.ts';
import { getWorkspace, truthStore } from '#session/truth.ts';
import { ownWork, visitChanges } from '#commands/visit.ts';
import { saveAsFile } from '#commands/workspaceFile.ts';

const QUIET_MS = 400;

export interface Autosave {
  /** Saves now what still waits. */
  flush(): Promise<void>;
  /** The page may be gone the next moment: writes down at once what is not saved, and saves. */
  leaving(): Promise<void>;
  /** The browser refused to save what is on the screen: only the page has it. */
  isAtRisk(): boolean;
  stop(): void;
}

export interface AutosaveOptions {
  /** What of own work is saved, or nobody's; absent: what is there now. */
  readonly saved?: Workspace;
  readonly visits?: VisitKeeper;
  /** Another tab had saved a different graph in the meantime. */
  onForeign?(saved: Saved): void;
  onSaved?(workspace: Workspace, origin: number): void;
  /** The browser is full: gives up what is only comfort. false: there is nothing of the kind. */
  makeRoom?(): Promise<boolean>;
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

export function startAutosave(storage: Storage, options: AutosaveOptions = {}): Autosave {
  const visits = options.visits ?? forgetful;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = options.saved ?? ownWork();
  /** Own work as it was last seen; a visit does not touch it. */
  let latest = ownWork();
  let origin = truthStore.getState().origin;
  let visit: ReturnType<typeof visitChanges> = null;
  /** Being saved, but not there yet. */
  let visitGoing: ReturnType<typeof visitChanges> = null;
  let warned = false;
  /** One save after the other: an older state never comes to lie over a newer one. */
  let queue = Promise.resolve();

  function failed(error: unknown): void {
    setLocal({ savedAt: null, notSaved: true });
    if (warned) return;
    warned = true;
    const why = isFull(error)
      ? 'its storage is full'
      : error instanceof Error
        ? error.message
        : String(error);
    const text = `This browser did not save your work (${why}). Save it as a file before you leave.`;
    const choices = [{ label: 'Save as a file', run: saveAsFile }];
    setLocal({ notice: { kind: 'error', text, choices } });
  }

  async function saveWithRoom(workspace: Workspace, origin: number): Promise<Saved> {
    try {
      return await storage.save(workspace, origin);
    } catch (error) {
      if (!isFull(error) || !(await options.makeRoom?.())) throw error;
      return storage.save(workspace, origin);
    }
  }

  async function saveOwn(): Promise<void> {
    const [workspace, at] = [latest, origin];
    if (workspace === saved) return;
    try {
      const done = await saveWithRoom(workspace, at);
      saved = workspace;
      warned = false;
      if (latest === workspace) storage.jot(workspace, at);
      setLocal({ savedAt: done.savedAt, notSaved: false });
      if (done.foreign) options.onForeign?.(done);
      options.onSaved?.(workspace, at);
    } catch (error) {
      failed(error);
    }
  }

  const flushOwn = (): Promise<void> => (queue = queue.then(saveOwn));

  async function flushVisit(): Promise<void> {
    if (visit === null) return;
    const going = visit;
    visit = null;
    visitGoing = going;
    try {
      await visits.save(going.link, going.changed);
      if (latest === saved) setLocal({ notSaved: false });
    } catch (error) {
      failed(error);
    }
    if (visitGoing === going) visitGoing = null;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await Promise.all([flushOwn(), flushVisit()]);
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  };

  const stopTruth = truthStore.subscribe((now, before) => {
    if (now.workspace === before.workspace) return;
    if (getLocal().visiting !== null) {
      const changes = visitChanges();
      if (changes === null) return;
      if (visit !== null && visit.link !== changes.link) void flushVisit();
      visit = changes;
      return soon();
    }
    // A reload forgets the undo that would bring it back.
    if (now.origin !== origin) void storage.keep(latest, origin).catch(() => {});
    latest = now.workspace;
    origin = now.origin;
    soon();
  });
  const stopLocal = localStore.subscribe((now, before) => {
    if (now.visiting !== null || before.visiting === null) return;
    // What comes next may be that they became own work.
    void flushVisit();
    latest = getWorkspace();
    origin = truthStore.getState().origin;
    soon();
  });
  if (latest !== saved) soon();
  return {
    flush,
    leaving() {
      if (latest !== saved) storage.jot(latest, origin);
      const visited = visit ?? visitGoing;
      if (visited !== null) visits.jot(visited.link, visited.changed);
      return flush();
    },
    isAtRisk: () => warned && latest !== saved,
    stop() {
      clearTimeout(timer);
      stopTruth();
      stopLocal();
    },
  };
}
