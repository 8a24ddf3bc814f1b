// What was learned in this browser: which lessons are solved, and how.
import { useStore } from 'zustand';
import { kept } from './kept.ts';

export interface LessonResult {
  /** Null: the solution was looked at. */
  readonly stars: 1 | 2 | 3 | null;
}

export type Progress = Readonly<Record<string, LessonResult>>;

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

export const progressStore = kept('rolegraph-lessons', parseProgress);

const better = (a: LessonResult | undefined, b: LessonResult): LessonResult =>
  (a?.stars ?? 0) >= (b.stars ?? 0) && a !== undefined ? a : b;

/** The best result of a lesson counts. */
export function recordResult(id: string, result: LessonResult): void {
  const results = progressStore.getState().value;
  const best = better(results[id], result);
  if (best !== results[id]) progressStore.setState({ value: { ...results, [id]: best } });
}

export const useProgress = (): Progress => useStore(progressStore, ({ value }) => value);
