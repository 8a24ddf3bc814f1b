// Keeps the page for offline use, and tells of a new version without ever putting it in place by itself.
import { ownScript } from '#confined/ownScript.ts';
import { getLocal, localStore, setLocal, type Notice } from '#session/local.ts';

/** The first visit has better things to load at first. */
const QUIET_MS = 3000;

/** Somebody pays for each byte and said so to the browser. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/** Runs once no other note is in the way. */
function whenNoNote(run: () => void): void {
  if (getLocal().notice === null) return run();
  const stop = localStore.subscribe(({ notice }) => {
    if (notice !== null) return;
    stop();
    run();
  });
}

/** Leaving the page saves what is not saved yet (keeping/keeping.ts), or asks where that is impossible. */
function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

/** Until somebody takes it or closes it: a note that came over it only delays it. */
function offer(waiting: ServiceWorker): void {
  whenNoNote(() => {
    const mine: Notice = {
      kind: 'info',
      text: 'A new version of Rolegraph is here. Your work stays as it is.',
      choices: [{ label: 'Reload', run: () => takeOver(waiting) }],
    };
    setLocal({ notice: mine });
    const stop = localStore.subscribe(({ notice }) => {
      if (notice === mine) return;
      stop();
      if (notice !== null) offer(waiting);
    });
  });
}

/** A worker that waits is a new version, unless it is the first there ever was. */
function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
}

/** Where the browser refuses (private windows, plain http, files from disk), the page just needs its network. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || savesData()) return;
  if (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, QUIET_MS));
  try {
    watch(await navigator.serviceWorker.register(ownScript('./sw.js'), { updateViaCache: 'none' }));
  } catch {
    return;
  }
}

/** Everything is kept: the page would start without a network. */
export const isKept = (): boolean =>
  'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
