// An edge whose verdict is not told yet: who learns guesses it first. Nothing of the verdict is left on it.
import type { AccessGraph, EdgeWord, VerdictCounts } from './accessGraph.ts';

const NOTHING = { answer: 'not-needed', statements: [] } as const;
const GATES = {
  trust: NOTHING,
  permission: NOTHING,
  boundary: NOTHING,
  session: NOTHING,
  scp: NOTHING,
  rcp: NOTHING,
};
const TOLD = {
  label: 'guess first',
  gates: GATES,
  reasons: [],
  requires: [],
  ways: [],
  missing: [],
  assumptions: [],
  rule: { id: '', text: '', page: '' },
  latent: undefined,
} as const;

/** Of an ARN the name; of anything else itself. */
const tail = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);

const question = ({ source, target }: EdgeWord): string =>
  `Guess first: can ${tail(source)} become ${tail(target)}?`;

export function veiled<E extends EdgeWord>(edge: E): E {
  const told = 'gates' in edge ? { ...TOLD, text: question(edge) } : {};
  return { ...edge, ...told, tries: undefined, verdict: 'unknown', veiled: true };
}

/** A line for many says how many, and no more. */
function veiledBundle<E extends EdgeWord>(edge: E, counts: VerdictCounts): E {
  const { unknown = 0, ...others } = counts;
  const hidden = Object.values(others).reduce((sum, count) => sum + count, 0);
  if (hidden === 0) return edge;
  const count = unknown + hidden;
  return { ...veiled(edge), counts: { unknown: count }, ...('label' in edge && { label: `${count} edges` }) };
}

/** What hides edges until they are guessed. */
export type Veil = <E extends EdgeWord>(edge: E) => E;

/** Hides what could be guessed, as far as `open` does not know it; what a missing document leaves open is no guess. */
export const veilBut =
  (open: (edge: EdgeWord) => boolean): Veil =>
  (edge) => {
    if (edge.kind !== 'assume') return edge;
    if ('counts' in edge && edge.counts !== undefined)
      return veiledBundle(edge, edge.counts as VerdictCounts);
    return edge.verdict === 'unknown' || open(edge) ? edge : veiled(edge);
  };

export const underVeil = <E extends EdgeWord>(graph: AccessGraph<E>, veil: Veil): AccessGraph<E> => ({
  ...graph,
  edges: graph.edges.map((edge) => veil(edge)),
});
