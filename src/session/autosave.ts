// Saves shortly after each change: own work as such, changes to a shared graph with its link.
import { getLocal, localStore, setLocal } from './local.ts';
import type { Saved, Storage } from './storage.ts';
import { getWorkspace, truthStore } from './truth.ts';
import { visitChanges } from './visit.ts';
import { forgetful, type VisitMemory } from './visitMemory.ts';

const QUIET_MS = 400;

export interface Autosave {
  /** Saves now what still waits. */
  flush(): Promise<void>;
  stop(): void;
}

export interface AutosaveOptions {
  readonly visits?: VisitMemory;
  /** Another tab had saved a different graph in the meantime. */
  onForeign?(saved: Saved): void;
  onSaved?(): void;
}

export function startAutosave(storage: Storage, options: AutosaveOptions = {}): Autosave {
  const visits = options.visits ?? forgetful;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = getWorkspace();
  /** Own work as it was last seen; a visit does not touch it. */
  let latest = saved;
  let origin = truthStore.getState().origin;
  let visit: ReturnType<typeof visitChanges> = null;
  let warned = false;

  function failed(error: unknown): void {
    if (warned) return;
    warned = true;
    const why = error instanceof Error ? error.message : String(error);
    const text = `This browser did not save your work (${why}). Save it as a file before you leave.`;
    setLocal({ notice: { kind: 'error', text }, savedAt: null });
  }

  async function flushOwn(): Promise<void> {
    const workspace = latest;
    if (workspace === saved) return;
    try {
      const done = await storage.save(workspace, origin);
      saved = workspace;
      warned = false;
      setLocal({ savedAt: done.savedAt });
      if (done.foreign) options.onForeign?.(done);
      options.onSaved?.();
    } catch (error) {
      failed(error);
    }
  }

  async function flushVisit(): Promise<void> {
    if (visit === null) return;
    const { link, changed } = visit;
    visit = null;
    await visits.save(link, changed).catch(failed);
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
  return {
    flush,
    stop() {
      clearTimeout(timer);
      stopTruth();
      stopLocal();
    },
  };
}
