// Start-up: what this browser saved, what the address holds, then the engine, saving and keys.
import { SAMPLES } from '#lessons/samples.ts';
import { repairPath } from '#share/repairPath.ts';
import { address, browserAddress, setAddress } from './address.ts';
import { startAutosave } from './autosave.ts';
import { setEarlier } from './earlier.ts';
import { openMainThread, openWorker } from './engineChannel.ts';
import firstPicture from 'virtual:first-picture';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { listen } from './keyboard.ts';
import { getLocal, setLocal } from './local.ts';
import { browserBell, watchOtherTabs } from './otherTabs.ts';
import { rememberProgress } from './progress.ts';
import { remember, tabMemory } from './remembered.ts';
import { watchLink } from './linkState.ts';
import { browserShelf, createStorage, type Storage } from './storage.ts';
import { resetWorkspace } from './truth.ts';
import { openHash, setVisitMemory } from './visit.ts';
import { createVisitMemory } from './visitMemory.ts';
import { wire } from './wiring.ts';
import { createEngineClient } from './workerClient.ts';

const DEADLINE_MS = 30_000;

/** Own work from storage, else the first sample; says which. */
export async function loadOwnWork(storage: Storage): Promise<'own' | 'sample'> {
  const loaded = await storage.load();
  const [sample] = SAMPLES;
  if (loaded.kind === 'loaded') {
    resetWorkspace(loaded.workspace);
    setLocal({ savedAt: loaded.savedAt });
    return 'own';
  }
  if (sample) resetWorkspace(sampleWorkspace(sample));
  if (loaded.kind === 'failed') {
    const text = `What this browser saved could not be opened. ${loaded.why} It is kept aside, not deleted.`;
    setLocal({ notice: { kind: 'error', text } });
  }
  return 'sample';
}

/** Safe Links turn `#` into `%23`, so that a link arrives as a path: put it back. */
export function repairAddress(): void {
  const bar = address();
  const hash = repairPath(bar.pathname());
  if (hash === null) return;
  const folder = bar.pathname().slice(0, bar.pathname().lastIndexOf('/') + 1);
  bar.replace(`${folder}${hash}`, false);
}

/** Boots the running program in a browser page. Resolves when own work and the link are on their way to the screen. */
export async function start(): Promise<void> {
  setAddress(browserAddress(window));
  remember(() => window.localStorage);
  rememberProgress(() => window.localStorage);
  const shelf = browserShelf();
  const clock = () => Date.now();
  const storage = createStorage(
    shelf,
    clock,
    tabMemory(() => window.sessionStorage),
  );
  const visits = createVisitMemory(shelf, clock);
  setVisitMemory(visits);
  setEarlier(storage);
  const shown = await loadOwnWork(storage);
  repairAddress();
  await openHash(address().hash());
  const bell = browserBell();
  const others = watchOtherTabs(storage, bell);
  const autosave = startAutosave(storage, {
    visits,
    onForeign: (saved) => others.found(saved),
    onSaved: () => bell.ring(),
  });
  void others.check();
  watchLink();
  wire(
    (handlers) =>
      createEngineClient({
        open: openWorker,
        fallback: openMainThread,
        deadline: DEADLINE_MS,
        now: () => performance.now(),
        ...handlers,
      }),
    shown === 'sample' && getLocal().visiting === null ? firstPicture : null,
  );
  listen(document);
  window.addEventListener('hashchange', () => void openHash(address().hash()));
  document.addEventListener('visibilitychange', () => {
    void (document.visibilityState === 'hidden' ? autosave.flush() : others.check());
  });
}
