// What is written down while the page is being left, in the browser's small storage: that does not wait.
import type { Jotter } from '#storage/journal.ts';
import { JOTTED, type SmallStorage } from './remembered.ts';

/** Storage that lists what it holds. */
export interface ListedStorage extends SmallStorage {
  readonly length: number;
  key(index: number): string | null;
  removeItem(key: string): void;
}

/** `open` may throw; then nothing is written down. */
export function createJotter(open: () => ListedStorage, tab: string): Jotter {
  const quietly = <T>(work: (storage: ListedStorage) => T, otherwise: T): T => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  const remove = (of: string) => quietly((storage) => storage.removeItem(JOTTED + of), undefined);
  return {
    all: () =>
      quietly((storage) => {
        const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
        return keys.flatMap((key) => {
          const text = key.startsWith(JOTTED) ? storage.getItem(key) : null;
          return text === null ? [] : [[key.slice(JOTTED.length), text] as const];
        });
      }, []),
    write(text) {
      if (text === null) return remove(tab);
      // An older one is worse than none: it would come back in the place of what was saved after it.
      remove(tab);
      quietly((storage) => storage.setItem(JOTTED + tab, text), undefined);
    },
    remove,
  };
}
