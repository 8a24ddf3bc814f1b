// What the engine made of the truth: replaced whole, never saved.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { Explanation } from '#assume/explanation.ts';
import type { Analysis } from '#engine/analysis.ts';

export interface Derived {
  readonly analysis: Analysis | null;
  readonly busy: boolean;
  /** The picture is of the last text that could be read. */
  readonly stale: boolean;
  /** The engine gave up on the newest text; the picture is older. */
  readonly failure: string | null;
  /** How many edges the last change made, took away or gave another verdict. */
  readonly changed: number;
}

interface State extends Derived {
  /** Explanations of this analysis by edge id; null: asked for. */
  readonly explanations: Readonly<Record<string, Explanation | null>>;
}

const atFirst: State = {
  analysis: null,
  busy: false,
  stale: false,
  failure: null,
  changed: 0,
  explanations: {},
};

export const derivedStore = createStore<State>()(() => atFirst);

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
