// Guess first: while it is on, the verdict of an edge is hidden until somebody has said what they expect, and how sure
// they are. Kept in this browser; of the edge only a number is kept.
import { useStore } from 'zustand';
import type { VerdictWord } from '#decision/verdict.ts';
import { veilBut, type Veil } from '#graph/veiled.ts';
import { setVeil } from '#session/derived.ts';
import { GUESSES } from '#session/remembered.ts';
import { truthStore } from '#session/truth.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { GUESSABLE, SURE, type Guess, type Guessable } from './calibration.ts';
import { fingerprint } from './fingerprint.ts';
import { kept } from './kept.ts';
import { asSeen } from './seen.ts';

interface Guesses {
  readonly on: boolean;
  /** The last ones, oldest first. */
  readonly guesses: readonly Guess[];
}

const MOST = 300;

const isGuessable = (word: unknown): word is Guessable => GUESSABLE.some((one) => one === word);

function asGuess(data: unknown): readonly Guess[] {
  if (typeof data !== 'object' || data === null) return [];
  const { key, said, sure, was } = data as Partial<Record<keyof Guess, unknown>>;
  const level = SURE.find(({ percent }) => percent === sure);
  if (typeof key !== 'number' || !isGuessable(said) || !isGuessable(was) || level === undefined) return [];
  return [{ key, said, sure: level.percent, was }];
}

/** Everything that is not as it should be is left out. */
export function parseGuesses(text: string | null): Guesses {
  try {
    const data = JSON.parse(text ?? '{}') as Partial<Record<keyof Guesses, unknown>> | null;
    const list = Array.isArray(data?.guesses) ? data.guesses : [];
    return { on: data?.on === true, guesses: list.flatMap(asGuess).slice(-MOST) };
  } catch {
    return { on: false, guesses: [] };
  }
}

export const guessStore = kept(GUESSES, parseGuesses);

/** The same roles occur in many lessons; each asks anew. */
function scopeOf({ lesson, name }: Pick<Workspace, 'lesson' | 'name'>): string {
  if (lesson === undefined) return name;
  return 'id' in lesson ? `#${lesson.id}` : lesson.authored.title;
}

export const guessKey = (edge: string, verdict: VerdictWord): number =>
  fingerprint(`${scopeOf(truthStore.getState().workspace)} ${edge} ${verdict}`);

/** What hides edges that nobody has guessed as they are now; null: nothing is hidden. */
export function veilOf({ on, guesses }: Guesses): Veil | null {
  if (!on || isWriting()) return null;
  const known = new Set(guesses.map(({ key }) => key));
  return veilBut(({ id, verdict }) => known.has(guessKey(id, verdict)));
}

/** Who writes a lesson sets verdicts, and has to see them. */
function isWriting(): boolean {
  const { lesson } = truthStore.getState().workspace;
  return lesson !== undefined && 'authored' in lesson && lesson.authored.draft !== undefined;
}

function spread(): void {
  setVeil(veilOf(guessStore.getState().value), asSeen);
}

/** Whatever shows the graph shows it under the veil, and need not know of guesses. */
spread();
guessStore.subscribe(spread);
truthStore.subscribe(({ workspace }, before) => {
  const { lesson, name } = before.workspace;
  if (workspace.lesson !== lesson || workspace.name !== name) spread();
});

export function guessFirst(on: boolean): void {
  guessStore.setState(({ value }) => ({ value: { ...value, on } }));
}

export function recordGuess(guess: Guess): void {
  guessStore.setState(({ value }) => ({
    value: { ...value, guesses: [...value.guesses, guess].slice(-MOST) },
  }));
}

export function forgetGuesses(): void {
  guessStore.setState(({ value }) => ({ value: { ...value, guesses: [] } }));
}

export const useGuesses = (): Guesses => useStore(guessStore, ({ value }) => value);
