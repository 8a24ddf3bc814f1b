// A store that this browser remembers, for what is only comfort. Storage may be refused or full; then it is forgotten.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SmallStorage } from '#session/remembered.ts';

export type Kept<T> = StoreApi<{ readonly value: T }>;

/** `parse` takes whatever stands there, null for nothing, and never throws. `open` may throw. */
export function kept<T>(
  key: string,
  parse: (text: string | null) => T,
  open: () => SmallStorage = () => window.localStorage,
): Kept<T> {
  const read = (): string | null => {
    try {
      return open().getItem(key);
    } catch {
      return null;
    }
  };
  const store = createStore<{ readonly value: T }>()(() => ({ value: parse(read()) }));
  store.subscribe(({ value }) => {
    try {
      open().setItem(key, JSON.stringify(value));
    } catch {
      // Full or refused.
    }
  });
  return store;
}
