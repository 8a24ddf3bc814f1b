// An edge whose verdict is not told yet: who learns guesses it first. Nothing of the verdict is left on it.
import type { AccessGraph, EdgeWord } from './accessGraph.ts';

const NOTHING = { answer: 'not-needed', statements: [] } as const;
const GATES = {
  trust: NOTHING,
  permission: NOTHING,
  boundary: NOTHING,
  session: NOTHING,
  scp: NOTHING,
  rcp: NOTHING,
};
const WORDS = {
  text: 'Guess first: nobody has said yet what comes out here.',
  label: 'guess first',
} as const;

export function veiled<E extends EdgeWord>(edge: E): E {
  const told = 'gates' in edge ? { ...WORDS, gates: GATES, reasons: [], requires: [], missing: [] } : {};
  return { ...edge, ...told, verdict: 'unknown', veiled: true };
}

/** What hides edges until they are guessed. */
export type Veil = <E extends EdgeWord>(edge: E) => E;

export const underVeil = <E extends EdgeWord>(graph: AccessGraph<E>, veil: Veil | null): AccessGraph<E> =>
  veil === null ? graph : { ...graph, edges: graph.edges.map((edge) => veil(edge)) };
