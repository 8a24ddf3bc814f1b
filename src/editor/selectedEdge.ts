import type { GraphEdge } from '#graph/accessGraph.ts';
import { useTold } from '#session/told.ts';
import { useWorkspace } from '#session/truth.ts';

/** The edge that is selected, if it is one and the picture has it. */
export function useSelectedEdge(): GraphEdge | null {
  return useTold(useWorkspace((w) => w.view.selection));
}
