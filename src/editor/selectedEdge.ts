import type { GraphEdge } from '#graph/accessGraph.ts';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';

/** The edge that is selected, if it is one and the picture has it. */
export function useSelectedEdge(): GraphEdge | null {
  const selection = useWorkspace((w) => w.view.selection);
  return useDerived(
    ({ analysis }) =>
      (analysis?.whole ?? analysis?.graph)?.edges.find((edge) => edge.id === selection) ?? null,
  );
}
