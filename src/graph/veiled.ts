// An edge whose verdict is not told yet: who learns guesses it first. Nothing of the verdict is left on it, nor on what a
// role may do with resources, which the same policies decide.
import type { AccessGraph, EdgeWord, GraphEdge, LightGraph, VerdictCounts } from './accessGraph.ts';
import { VEIL_WORD } from './look.ts';
import { gateMarks, PILL } from './pill.ts';
import { fitText, textWidth } from './textWidth.ts';
import { triesMark } from './tries.ts';

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

/** The one of the largest size; undefined: there is none. */
const largest = <T>(list: readonly T[], size: (one: T) => number): T | undefined =>
  list.reduce<T | undefined>(
    (best, one) => (best === undefined || size(one) > size(best) ? one : best),
    undefined,
  );

const wordsWidth = ({ counts, label }: GraphEdge): number => {
  const font = counts === undefined ? PILL.font : PILL.bundleFont;
  return textWidth(counts === undefined ? fitText(label, PILL.maxWords, font) : label, font);
};

/**
 * For whoever decides where it stands: lines of one verdict are not led together, and no pill has room of its own
 * measure, since words and gates tell the verdict. Each has the room that the largest will need when all is told.
 */
export function verdictsAlike(graph: AccessGraph): AccessGraph {
  const assumes = graph.edges.filter((edge) => edge.kind === 'assume');
  const single = assumes.filter(({ counts }) => counts === undefined);
  const words = largest(single, wordsWidth)?.label;
  const bundled = largest(
    assumes.filter(({ counts }) => counts !== undefined),
    wordsWidth,
  )?.label;
  const gates = largest(single, (edge) => gateMarks(edge.gates).length)?.gates;
  const tries = largest(single, (edge) =>
    edge.tries === undefined ? 0 : triesMark(edge.tries).length,
  )?.tries;
  const alike = (edge: GraphEdge): GraphEdge => {
    if (edge.kind === 'access') return { ...edge, verdict: 'unknown', label: VEIL_WORD.access };
    const label = edge.counts === undefined ? words : bundled;
    return {
      ...edge,
      verdict: 'unknown',
      label: label ?? edge.label,
      gates: gates ?? edge.gates,
      ...(tries === undefined ? {} : { tries }),
    };
  };
  return { ...graph, edges: graph.edges.map(alike) };
}
