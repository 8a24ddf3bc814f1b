// A value that elements of the picture follow without re-rendering the picture itself: pointing at one of 300
// elements must not reconcile the other 299.
import { useSyncExternalStore } from 'react';

export interface Signal<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A value with listeners; setting the same value again tells nobody. */
export function signal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Re-renders only when the selected part changes. */
export function useSignal<T, Part>(source: Signal<T>, select: (value: T) => Part): Part {
  const read = () => select(source.get());
  return useSyncExternalStore(source.subscribe, read, read);
}
