// Start-up: what this browser saved, what the address holds, then the engine, saving and keys.
import { SAMPLES } from '#lessons/samples.ts';
import { address, browserAddress, repairAddress, setAddress } from '#commands/address.ts';
import firstPicture from 'virtual:first-picture';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { listen } from '#commands/keyboard.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { hasJotted, remember, tabMemory } from '#session/remembered.ts';
import { watchLink } from '#commands/linkState.ts';
import type { LargeTexts } from '#storage/openNamed.ts';
import { openWork, type Loaded } from '#storage/openWork.ts';
import { browserShelf, type Shelf } from '#storage/shelf.ts';
import { createTextBook } from '#storage/textBook.ts';
import { say } from '#session/said.ts';
import { getWorkspace, onTravel, resetWorkspace } from '#session/truth.ts';
import { openHash, setVisitMemory } from '#commands/visit.ts';
import { wire } from '#session/wiring.ts';
import { pageEngine } from '#workers/pageEngine.ts';

function tellNotOpened(kind: 'failed' | 'refused', why: string, rescue: (() => void) | null): void {
  if (kind === 'refused') {
    const text = `This browser lets the page keep nothing (${why}). Save your work as a file before you leave.`;
    return setLocal({ notice: { kind: 'error', text } });
  }
  const text = `What this browser saved could not be opened. ${why} It is kept aside, not deleted.`;
  const choices = rescue === null ? {} : { choices: [{ label: 'Save it as a file', run: rescue }] };
  setLocal({ notice: { kind: 'error', text, ...choices } });
}

/** Own work, else the first sample; says which. `rescue` hands over what could not be opened. */
export function showOwnWork(loaded: Loaded, rescue: (() => void) | null = null): 'own' | 'sample' {
  const [sample] = SAMPLES;
  if (loaded.kind === 'loaded') {
    resetWorkspace(loaded.workspace);
    setLocal({ savedAt: loaded.savedAt });
    if (loaded.lost.length > 0)
      tellNotOpened('failed', `These documents could not be read: ${loaded.lost.join(', ')}.`, rescue);
    return 'own';
  }
  if (sample) resetWorkspace(sampleWorkspace(sample));
  if (loaded.kind !== 'none') tellNotOpened(loaded.kind, loaded.why, rescue);
  return 'sample';
}

/** Once is enough, unless it fails. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

const largeTexts = once(async () =>
  (await import('#workers/largeTexts.ts')).createLargeTexts(browserShelf()),
);

const large: LargeTexts = {
  keep: async (text) => (await largeTexts()).keep(text),
  get: async (key) => (await largeTexts()).get(key),
};

const saveRescued = async (shelf: Shelf): Promise<void> => (await import('./keeping.ts')).saveRescued(shelf);

/** Undo and redo may change what is not on the screen: their steps are told by name. */
function tellSteps(): void {
  onTravel((way, from, to) => {
    const tell = ({ travelWords }: typeof import('#words/stepWords.ts')) => say(travelWords(way, from, to));
    import('#words/stepWords.ts').then(tell, () => undefined);
  });
}

/** Boots the running program in a browser page. Resolves when own work and the link are on their way to the screen. */
export async function start(): Promise<void> {
  setAddress(browserAddress(window));
  remember(() => window.localStorage);
  tellSteps();
  const shelf = browserShelf();
  const book = createTextBook();
  const memory = tabMemory(() => window.sessionStorage);
  const work = await openWork({ shelf, book, large }, memory);
  // It is there with the first picture, and needed sooner only where there is a link or something to recover.
  const keeping = once(async () => {
    const { createKeeping } = await import('./keeping.ts');
    return createKeeping({ shelf, book, large, memory, work, jotted: () => window.localStorage });
  });
  const jotted = hasJotted(() => window.localStorage);
  const loaded = jotted
    ? await keeping().then(
        (keeps) => keeps.recover(),
        () => work.loaded,
      )
    : work.loaded;
  const shown = showOwnWork(loaded, () => void saveRescued(shelf).catch(() => {}));
  const own = getWorkspace();
  setVisitMemory({
    find: async (link) => (await keeping()).visits.find(link),
    save: async (link, changed) => (await keeping()).visits.save(link, changed),
  });
  repairAddress();
  await openHash(address().hash());
  keeping().then(
    (keeps) => keeps.begin(own),
    () => tellNotOpened('refused', 'a part of it could not be loaded', null),
  );
  watchLink();
  wire(pageEngine, shown === 'sample' && getLocal().visiting === null ? firstPicture : null);
  listen(document);
  window.addEventListener('hashchange', () => void openHash(address().hash()));
}
