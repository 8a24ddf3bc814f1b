// What was learned in this browser: which lessons are solved, and how. Storage may be refused; then it is forgotten.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SmallStorage } from './remembered.ts';

export interface LessonResult {
  /** Null: the solution was looked at. */
  readonly stars: 1 | 2 | 3 | null;
}

export type Progress = Readonly<Record<string, LessonResult>>;

const KEY = 'rolegraph-lessons';

export const progressStore = createStore<{ readonly results: Progress }>()(() => ({ results: {} }));

const isStars = (value: unknown): value is LessonResult['stars'] =>
  value === null || value === 1 || value === 2 || value === 3;

/** Everything that is not as it should be is left out. */
export function parseProgress(text: string | null): Progress {
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    if (typeof data !== 'object' || data === null) return {};
    const results = Object.entries(data).flatMap(([id, result]: [string, unknown]) =>
      typeof result === 'object' && result !== null && 'stars' in result && isStars(result.stars)
        ? [[id, { stars: result.stars }] as const]
        : [],
    );
    return Object.fromEntries(results);
  } catch {
    return {};
  }
}

const better = (a: LessonResult | undefined, b: LessonResult): LessonResult =>
  (a?.stars ?? 0) >= (b.stars ?? 0) && a !== undefined ? a : b;

/** The best result of a lesson counts. */
export function recordResult(id: string, result: LessonResult): void {
  const { results } = progressStore.getState();
  const best = better(results[id], result);
  if (best !== results[id]) progressStore.setState({ results: { ...results, [id]: best } });
}

/** Restores, then remembers every change. `open` may throw (storage refused). */
export function rememberProgress(open: () => SmallStorage): () => void {
  try {
    progressStore.setState({ results: parseProgress(open().getItem(KEY)) });
  } catch {
    return () => {};
  }
  return progressStore.subscribe(({ results }) => {
    try {
      open().setItem(KEY, JSON.stringify(results));
    } catch {
      // Full or refused: this is only comfort.
    }
  });
}

export const useProgress = (): Progress => useStore(progressStore, ({ results }) => results);
