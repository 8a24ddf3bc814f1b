// Work that takes long enough to be seen: which phase, how far, and how to end it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { without } from './without.ts';

export interface Work {
  /** For people, without a full stop. */
  readonly doing: string;
  /** 0 to 1; null: nobody knows. */
  readonly share: number | null;
  /** `1,200 of 5,300 pairs`; empty when there is nothing to count. */
  readonly counted: string;
  /** Ends it; what was there before comes back. */
  cancel(): void;
}

/** What takes less is not worth a word. */
export const SEEN_AFTER_MS = 300;

interface State {
  /** By who does it; the one that began first comes first. */
  readonly works: Readonly<Record<string, Work>>;
  /** Those that have taken so long that people want to know. */
  readonly seen: Readonly<Record<string, true>>;
}

export const workStore = createStore<State>()(() => ({ works: {}, seen: {} }));

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Says how far a work of this name is; null: it is done. */
export function setWork(name: string, work: Work | null): void {
  const { seen, works } = workStore.getState();
  if (work === null) {
    clearTimeout(timers.get(name));
    timers.delete(name);
    if (works[name] !== undefined)
      workStore.setState({ works: without(works, name), seen: without(seen, name) });
    return;
  }
  if (!timers.has(name)) {
    const see = () => workStore.setState((now) => ({ seen: { ...now.seen, [name]: true } }));
    timers.set(name, setTimeout(see, SEEN_AFTER_MS));
  }
  workStore.setState({ works: { ...works, [name]: work } });
}

/** What is going on, as soon as it has taken a while. */
export const useWork = (): Work | null =>
  useStore(workStore, ({ seen, works }) => Object.entries(works).find(([name]) => seen[name])?.[1] ?? null);
