// Of hundreds of thousands of edges a few speak for the rest: what is wrong with one stands at one of its ends.
import type { AssumeWord } from '#assume/assumeWords.ts';

type Ends = Pick<AssumeWord, 'source' | 'target'>;

/**
 * The first `few` edges of each source and of each target, in the same order; everything when there are no more than
 * `many`. No end is left out altogether.
 */
export function fewOfEachEnd<E extends Ends>(edges: readonly E[], few: number, many: number): readonly E[] {
  if (edges.length <= many) return edges;
  const counts = { source: new Map<string, number>(), target: new Map<string, number>() };
  const isFew = (end: 'source' | 'target', id: string): boolean => {
    const count = counts[end].get(id) ?? 0;
    counts[end].set(id, count + 1);
    return count < few;
  };
  return edges.filter(({ source, target }) => {
    const [bySource, byTarget] = [isFew('source', source), isFew('target', target)];
    return bySource || byTarget;
  });
}
