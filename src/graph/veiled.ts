// An edge whose verdict is not told yet: who learns guesses it first. Nothing of the verdict is left on it, nor on what a
// role may do with resources, which the same policies decide.
import type { AccessGraph, EdgeWord, LightGraph, VerdictCounts } from './accessGraph.ts';
import { VEIL_WORD } from './look.ts';

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
  const text = edge.kind === 'access' ? 'Told when every edge is guessed.' : question(edge);
  const told = 'gates' in edge ? { ...TOLD, label: VEIL_WORD[edge.kind], text } : {};
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

/**
 * Hides what could be guessed, as far as `open` does not know it; what a missing document leaves open is no guess. Of what
 * may be used everything is hidden: it is for as long as anything is to be guessed.
 */
export const veilBut =
  (open: (edge: EdgeWord) => boolean): Veil =>
  (edge) => {
    if ('counts' in edge && edge.counts !== undefined)
      return veiledBundle(edge, edge.counts as VerdictCounts);
    if (edge.kind === 'access') return veiled(edge);
    return edge.verdict === 'unknown' || open(edge) ? edge : veiled(edge);
  };

export const underVeil = <E extends EdgeWord>(graph: AccessGraph<E>, veil: Veil): AccessGraph<E> => ({
  ...graph,
  edges: graph.edges.map((edge) => veil(edge)),
});

/** For whoever decides what is drawn, and does not know what was guessed: no verdict counts. */
export const allVeiled = (graph: LightGraph): LightGraph => ({
  ...graph,
  edges: graph.edges.map((edge) => ({ ...edge, veiled: true })),
});

/** For whoever decides where it stands: lines of one verdict are not led together. */
export const verdictsAlike = (graph: AccessGraph): AccessGraph => ({
  ...graph,
  edges: graph.edges.map((edge) => ({ ...edge, verdict: 'unknown' })),
});
