import { wholeOf } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import { pairOf } from '#words/pair.ts';

/** One of two ends that are asked about although no edge is drawn between them: no line can show which they are. */
export function useAsked(id: string): boolean {
  const pair = useWorkspace(({ view: { selection } }) => {
    const ends = selection === undefined ? null : pairOf(selection);
    return ends !== null && (ends.source === id || ends.target === id) ? selection : undefined;
  });
  return useDerived(
    ({ analysis }) =>
      pair !== undefined && analysis !== null && !wholeOf(analysis).edges.some((edge) => edge.id === pair),
  );
}
