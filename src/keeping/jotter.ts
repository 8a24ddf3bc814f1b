// What is written down while the page is being left, in the browser's small storage: that does not wait.
import type { Jotter } from '#storage/journal.ts';
import { JOTTED, JOTTED_VISIT, type SmallStorage } from '#session/remembered.ts';

/** Storage that lists what it holds. */
export interface ListedStorage extends SmallStorage {
  readonly length: number;
  key(index: number): string | null;
  removeItem(key: string): void;
}

const PREFIXES = { own: JOTTED, visit: JOTTED_VISIT } as const;

/** `open` may throw; then nothing is written down. Own work and changes to shared graphs stand apart. */
export function createJotter(
  open: () => ListedStorage,
  tab: string,
  of: keyof typeof PREFIXES = 'own',
): Jotter {
  const prefix = PREFIXES[of];
  const quietly = <T>(work: (storage: ListedStorage) => T, otherwise: T): T => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  const remove = (whose: string) => quietly((storage) => storage.removeItem(prefix + whose), undefined);
  return {
    all: () =>
      quietly((storage) => {
        const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
        return keys.flatMap((key) => {
          const text = key.startsWith(prefix) ? storage.getItem(key) : null;
          return text === null ? [] : [[key.slice(prefix.length), text] as const];
        });
      }, []),
    write(text) {
      if (text === null) return remove(tab);
      // An older one is worse than none: it would come back in the place of what was saved after it.
      remove(tab);
      quietly((storage) => storage.setItem(prefix + tab, text), undefined);
    },
    remove,
  };
}
