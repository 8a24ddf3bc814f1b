import { useMemo } from 'react';
import type { LightGraph } from '#graph/accessGraph.ts';
import { wholeOf } from '#engine/analysis.ts';
import { underVeil } from '#graph/veiled.ts';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';

/** Everything, also what the view hides: tables and explanations keep nothing from anybody but what is to be guessed. */
export function useWholeGraph(): LightGraph | null {
  const graph = useDerived(({ analysis }) => analysis && wholeOf(analysis));
  const veil = useLocal((local) => local.veil);
  return useMemo(() => graph && underVeil(graph, veil), [graph, veil]);
}
