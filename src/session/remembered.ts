// Theme, panes, keys: small things that this browser remembers. Storage may be refused; then they are forgotten.
import type { TabMemory } from '#storage/openWork.ts';
import { getLocal, localStore, setLocal, type Local } from './local.ts';

const KEY = 'rolegraph';

/** The part of localStorage that is needed. */
export interface SmallStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What was guessed first (room course), and whether somebody does at all. */
export const GUESSES = 'rolegraph-guesses';

/** Before any of it is loaded: whether verdicts are to be guessed. `open` may throw; then they are not. */
export function guessesFirst(open: () => Pick<SmallStorage, 'getItem'>): boolean {
  try {
    return open().getItem(GUESSES)?.includes('"on":true') === true;
  } catch {
    return false;
  }
}

const THEMES: readonly Local['theme'][] = ['system', 'light', 'dark', 'paper'];
const BOTTOMS: readonly Local['panes']['bottom'][] = ['closed', 'edges', 'problems'];

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null;

type Remembered = Pick<Local, 'theme' | 'panes' | 'freeKeys'>;

/** Everything that is not as it should be falls back to what is there now. */
export function parseRemembered(text: string | null, now: Remembered): Remembered {
  let data: unknown = null;
  try {
    data = JSON.parse(text ?? 'null');
  } catch {
    return now;
  }
  if (!isRecord(data)) return now;
  const panes = isRecord(data['panes']) ? data['panes'] : {};
  const flag = (value: unknown, fallback: boolean) => (typeof value === 'boolean' ? value : fallback);
  return {
    theme: THEMES.find((theme) => theme === data['theme']) ?? now.theme,
    freeKeys: flag(data['freeKeys'], now.freeKeys),
    panes: {
      documents: flag(panes['documents'], now.panes.documents),
      explanation: flag(panes['explanation'], now.panes.explanation),
      bottom: BOTTOMS.find((bottom) => bottom === panes['bottom']) ?? now.panes.bottom,
    },
  };
}

/** Restores, then remembers every change. `open` may throw (storage refused). */
export function remember(open: () => SmallStorage): () => void {
  try {
    setLocal(parseRemembered(open().getItem(KEY), getLocal()));
  } catch {
    return () => {};
  }
  return localStore.subscribe((now, before) => {
    const { freeKeys, panes, theme } = now;
    if (theme === before.theme && panes === before.panes && freeKeys === before.freeKeys) return;
    try {
      open().setItem(KEY, JSON.stringify({ theme, panes, freeKeys }));
    } catch {
      // Full or refused: this is only comfort.
    }
  });
}

/** Keys of what other tabs, or this one before, wrote down when they were closed. */
export const JOTTED = 'rolegraph-unsaved-';
/** The same for changes to shared graphs. */
export const JOTTED_VISIT = 'rolegraph-visit/';

/** `open` may throw; then there is nothing. */
export function hasJotted(open: () => object): boolean {
  try {
    return Object.keys(open()).some((key) => key.startsWith(JOTTED));
  } catch {
    return false;
  }
}

/** What this tab last saved or opened. `open` gives storage that ends with the tab, and may throw. */
export function tabMemory(open: () => SmallStorage): TabMemory {
  const TAB_KEY = 'rolegraph-tab';
  return {
    read() {
      try {
        return open().getItem(TAB_KEY);
      } catch {
        return null;
      }
    },
    write(stamp) {
      try {
        open().setItem(TAB_KEY, stamp);
      } catch {
        // Then a reload opens what was saved last.
      }
    },
  };
}
