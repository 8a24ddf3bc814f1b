// The picture and what goes with it as somebody may see it who guesses first.
import { type Analysis, wholeOf } from '#engine/analysis.ts';
import { underVeil, type Veil } from '#graph/veiled.ts';
import type { Seen } from '#session/derived.ts';

/**
 * As long as one edge is to be guessed, nothing tells of any: of problems only texts that cannot be read, and nothing of
 * what a request decides.
 */
export function asSeen(analysis: Analysis, veil: Veil): Seen {
  const whole = underVeil(wholeOf(analysis), veil);
  const guessing = whole.edges.filter(
    (edge) => edge.kind === 'assume' && edge.veiled && !('counts' in edge),
  ).length;
  if (guessing === 0) return { analysis, guessing };
  const broken = new Set(analysis.brokenDocuments);
  return {
    guessing,
    analysis: {
      ...analysis,
      graph: underVeil(analysis.graph, veil),
      ...(analysis.whole && { whole }),
      problems: analysis.problems.filter(
        ({ document, severity }) => severity === 'error' && broken.has(document),
      ),
      demands: [],
    },
  };
}
