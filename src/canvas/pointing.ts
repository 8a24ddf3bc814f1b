// What the pointer and the keyboard are at: neighbours of the pointed-at element stay, the rest steps back.
import { signal, useSignal } from './signal.ts';

/** Ids that stay in full when something is pointed at; null: nothing is. */
const near = signal<ReadonlySet<string> | null>(null);
/** Id of the item where the keyboard stands, while the canvas has the focus visibly. */
const current = signal<string | null>(null);

export const pointAt = (ids: ReadonlySet<string> | null): void => near.set(ids);
export const standAt = (id: string | null): void => current.set(id);

export const useFaded = (id: string): boolean => useSignal(near, (ids) => ids !== null && !ids.has(id));
/** Pointed at, or next to what is. */
export const useNear = (id: string): boolean => useSignal(near, (ids) => ids !== null && ids.has(id));
/** All that is pointed at; followed only while somebody needs it. */
export const usePointed = (follow: boolean): ReadonlySet<string> | null =>
  useSignal(near, (ids) => (follow ? ids : null));
export const useStoodAt = (id: string): boolean => useSignal(current, (at) => at === id);
