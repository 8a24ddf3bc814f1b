// What was learned in this browser: which lessons are solved, and how. Exercises and lessons that somebody wrote are
// without number, so only the last ones are remembered.
import { useStore } from 'zustand';
import type { AuthoredLesson } from '#workspace/workspace.ts';
import { fingerprint } from './fingerprint.ts';
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

const EXERCISE = 'exercise-';
const WRITTEN = 'written-';

/** How many of each kind are remembered. */
const MOST = 200;

/**
 * What a lesson that somebody wrote goes by: what it says, asks and begins with. Of that only a number is kept, for names
 * of other people's roles have no place here.
 */
export const writtenId = ({ goals, start, story, title }: AuthoredLesson): string =>
  `${WRITTEN}${fingerprint(JSON.stringify([title, story, goals, start]))}`;

/** Without the oldest of each kind that there is no end of. */
function remembered(results: Progress): Progress {
  const ids = Object.keys(results);
  const gone = new Set(
    [EXERCISE, WRITTEN].flatMap((kind) => ids.filter((id) => id.startsWith(kind)).slice(0, -MOST)),
  );
  return gone.size === 0
    ? results
    : Object.fromEntries(Object.entries(results).filter(([id]) => !gone.has(id)));
}

/** How many exercises and lessons that somebody wrote are solved here. */
export function solvedBeside(results: Progress): { readonly exercises: number; readonly written: number } {
  const count = (kind: string) => Object.keys(results).filter((id) => id.startsWith(kind)).length;
  return { exercises: count(EXERCISE), written: count(WRITTEN) };
}

/** The best result of a lesson counts. */
export function recordResult(id: string, result: LessonResult): void {
  const results = progressStore.getState().value;
  const best = better(results[id], result);
  if (best !== results[id]) progressStore.setState({ value: remembered({ ...results, [id]: best }) });
}

export const useProgress = (): Progress => useStore(progressStore, ({ value }) => value);
