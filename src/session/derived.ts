// What the engine made of the truth: replaced whole, never saved.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { Explanation } from '#assume/explanation.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { wholeOf, type Analysis } from '#engine/analysis.ts';
import type { Veil } from '#graph/veiled.ts';

export interface Derived {
  /** As it may be seen: under the veil, where there is one. Nothing that shows anything reads another. */
  readonly analysis: Analysis | null;
  /** Hides verdicts that are to be guessed first; null: none. */
  readonly veil: Veil | null;
  /** How many edges are still to be guessed; 0: everything is told. */
  readonly guessing: number;
  readonly busy: boolean;
  /** The picture is of the last text that could be read. */
  readonly stale: boolean;
  /** The engine gave up on the newest text; the picture is older. */
  readonly failure: string | null;
  /** How many edges the last change made, took away or gave another verdict. */
  readonly changed: number;
}

/** What is left of an analysis for somebody who guesses first. */
export interface Seen {
  readonly analysis: Analysis;
  readonly guessing: number;
}

type See = (raw: Analysis, veil: Veil) => Seen;

interface State extends Derived {
  /** As the engine gave it. */
  readonly raw: Analysis | null;
  /** Explanations of this analysis by edge id; null: asked for. */
  readonly explanations: Readonly<Record<string, Explanation | null>>;
}

const atFirst: State = {
  raw: null,
  analysis: null,
  veil: null,
  guessing: 0,
  busy: false,
  stale: false,
  failure: null,
  changed: 0,
  explanations: {},
};

export const derivedStore = createStore<State>()(() => atFirst);

/** Comes with the veil: few ever guess. */
let see: See | null = null;

const seen = (raw: Analysis | null, veil: Veil | null): Pick<Derived, 'analysis' | 'guessing'> =>
  raw === null || veil === null || see === null ? { analysis: raw, guessing: 0 } : see(raw, veil);

/** The engine's newest. */
export function setAnalysis(
  raw: Analysis,
  rest: Partial<Omit<State, 'raw' | 'veil' | 'analysis'>> = {},
): void {
  derivedStore.setState(({ veil }) => ({ ...rest, raw, ...seen(raw, veil) }));
}

/** Null: everything is told. `by` leaves of an analysis what may be seen under it. */
export function setVeil(veil: Veil | null, by: See): void {
  see = by;
  derivedStore.setState(({ raw }) => ({ veil, ...seen(raw, veil) }));
}

/** What came out, for whoever has guessed; null: there is no such edge. */
export function verdictOf(id: string): VerdictWord | null {
  const { raw } = derivedStore.getState();
  return raw === null ? null : (wholeOf(raw).edges.find((edge) => edge.id === id)?.verdict ?? null);
}

let ask: (edgeId: string) => void = () => {};

/** The wiring says who answers. */
export function setExplainer(explainer: (edgeId: string) => void): void {
  ask = explainer;
}

/** Re-renders when the selected part changes (compared shallowly). */
export function useDerived<T>(selector: (d: Derived) => T): T {
  return useStore(derivedStore, useShallow(selector));
}

/** The full trace of one assume edge; null until the engine has answered. Asked for when first needed. */
export function useExplanation(edgeId: string | null): Explanation | null {
  const known = useStore(derivedStore, (d) => (edgeId === null ? null : d.explanations[edgeId]));
  if (edgeId !== null && known === undefined) queueMicrotask(() => ask(edgeId));
  return known ?? null;
}
