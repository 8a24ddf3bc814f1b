import type { LightGraph } from '#graph/accessGraph.ts';
import { wholeOf } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';

/** Everything, also what the view hides: tables and explanations keep nothing from anybody but what is to be guessed. */
export const useWholeGraph = (): LightGraph | null =>
  useDerived(({ analysis }) => analysis && wholeOf(analysis));
