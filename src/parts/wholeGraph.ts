import type { AccessGraph } from '#graph/accessGraph.ts';
import { useDerived } from '#session/derived.ts';

/** Everything, also what the view hides: tables and explanations keep nothing from anybody. */
export function useWholeGraph(): AccessGraph | null {
  return useDerived(({ analysis }) => analysis?.whole ?? analysis?.graph ?? null);
}
