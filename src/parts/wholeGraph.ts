import type { LightGraph } from '#graph/accessGraph.ts';
import { wholeOf } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';

/** Everything, also what the view hides: tables and explanations keep nothing from anybody. */
export function useWholeGraph(): LightGraph | null {
  return useDerived(({ analysis }) => analysis && wholeOf(analysis));
}
