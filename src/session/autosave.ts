// Saves own work shortly after each change; never while visiting somebody else's graph.
import { getLocal, localStore, setLocal } from './local.ts';
import type { Storage } from './storage.ts';
import { getWorkspace, truthStore } from './truth.ts';

const QUIET_MS = 400;

export interface Autosave {
  /** Saves now what still waits. */
  flush(): Promise<void>;
  stop(): void;
}

export function startAutosave(storage: Storage): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = getWorkspace();
  /** Own work as it was last seen; a visit does not touch it. */
  let latest = saved;
  let warned = false;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const workspace = latest;
    if (workspace === saved) return;
    try {
      const { savedAt, foreign } = await storage.save(workspace);
      saved = workspace;
      warned = false;
      setLocal({ savedAt });
      if (foreign) {
        const text = 'This graph is open in another tab too. The tab that saves last wins.';
        setLocal({ notice: { kind: 'info', text } });
      }
    } catch (error) {
      if (warned) return;
      warned = true;
      const why = error instanceof Error ? error.message : String(error);
      const text = `This browser did not save your work (${why}). Save it as a file before you leave.`;
      setLocal({ notice: { kind: 'error', text }, savedAt: null });
    }
  }

  const soon = () => {
    if (getLocal().visiting !== null) return;
    latest = getWorkspace();
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  };
  const stopTruth = truthStore.subscribe((now, before) => {
    if (now.workspace !== before.workspace) soon();
  });
  // Back home from a visit: the workspace changed while nothing was saved.
  const stopLocal = localStore.subscribe((now, before) => {
    if (now.visiting === null && before.visiting !== null) soon();
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
