// Everything that keeps work, once there is some: saving, other tabs, states to look back to. Loaded after the first picture.
import { createLibrary } from '#storage/library.ts';
import { createVisitMemory } from '#storage/keptVisits.ts';
import type { LargeTexts } from '#storage/openNamed.ts';
import type { Loaded, TabMemory, Work } from '#storage/openWork.ts';
import type { Shelf } from '#storage/shelf.ts';
import { createStorage } from '#storage/storage.ts';
import type { TextBook } from '#storage/textBook.ts';
import type { VisitKeeper } from '#storage/visitMemory.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { startAutosave } from './autosave.ts';
import { setEarlier } from './earlier.ts';
import { createJotter, type ListedStorage } from './jotter.ts';
import { browserBell, watchOtherTabs } from './otherTabs.ts';
import { keepStates } from './states.ts';

export interface KeepingOptions {
  readonly shelf: Shelf;
  readonly book: TextBook;
  readonly large: LargeTexts;
  readonly memory: TabMemory;
  readonly work: Work;
  /** May throw. */
  readonly jotted: () => ListedStorage;
}

export interface Keeping {
  readonly visits: VisitKeeper;
  /** What was not saved in time before takes the place of what was opened. */
  recover(): Promise<Loaded>;
  /** Begins to save; `saved`: what of own work is saved or nobody's, as it was at the start. */
  begin(saved: Workspace): void;
}

export function createKeeping({ book, jotted, large, memory, shelf, work }: KeepingOptions): Keeping {
  const tab = Math.random().toString(36).slice(2, 10);
  const library = createLibrary(shelf, { now: () => Date.now(), book, large, tab });
  const storage = createStorage(library, { memory, work, jotter: createJotter(jotted, tab) });
  const visits = createVisitMemory(library, { jotter: createJotter(jotted, tab, 'visit') });
  setEarlier(storage);

  function begin(saved: Workspace): void {
    const bell = browserBell();
    const others = watchOtherTabs(storage, bell);
    const states = keepStates(library);
    const autosave = startAutosave(storage, {
      saved,
      visits,
      onForeign: (found) => others.found(found),
      onSaved: (workspace, origin) => {
        bell.ring();
        states.note(workspace, origin);
      },
      makeRoom: () => states.makeRoom(),
    });
    void others.check();
    document.addEventListener('visibilitychange', () => {
      void (document.visibilityState === 'hidden' ? autosave.leaving() : others.check());
    });
    window.addEventListener('pagehide', () => void autosave.leaving());
    // Back from another page, as it was: another tab may have gone on.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void others.check();
    });
    window.addEventListener('beforeunload', (event) => {
      if (autosave.isAtRisk()) event.preventDefault();
    });
  }

  return { visits, recover: () => storage.recover(work.loaded), begin };
}

/** What could not be opened, as a file. */
export async function saveRescued(shelf: Shelf): Promise<void> {
  const [{ rescuedText }, { download }] = await Promise.all([
    import('#storage/rescue.ts'),
    import('#commands/download.ts'),
  ]);
  const text = await rescuedText({ shelf });
  if (text !== null) download('kept-aside.rolegraph.json', text);
}
