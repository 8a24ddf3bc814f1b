// Work that takes long enough to be seen: which phase, how far, and how to end it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Phase = 'unpacking' | 'reading' | 'deciding' | 'drawing';

export interface Work {
  readonly phase: Phase;
  /** 0 to 1; null: nobody knows. */
  readonly share: number | null;
  /** `1,200 of 5,300 pairs`; empty when there is nothing to count. */
  readonly counted: string;
  /** Ends it; what was there before comes back. */
  cancel(): void;
}

/** What takes less is not worth a word. */
const SEEN_AFTER_MS = 300;

interface State {
  readonly work: Work | null;
  /** It has taken so long that people want to know. */
  readonly seen: boolean;
}

export const workStore = createStore<State>()(() => ({ work: null, seen: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says how far the work is; null: it is done. */
export function setWork(work: Work | null): void {
  if (work === null) {
    clearTimeout(timer);
    timer = undefined;
    if (workStore.getState().work !== null) workStore.setState({ work: null, seen: false });
    return;
  }
  timer ??= setTimeout(() => workStore.setState({ seen: true }), SEEN_AFTER_MS);
  workStore.setState({ work });
}

/** What is going on, as soon as it has taken a while. */
export const useWork = (): Work | null => useStore(workStore, ({ seen, work }) => (seen ? work : null));
