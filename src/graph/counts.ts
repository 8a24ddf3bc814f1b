// How many edges of each verdict one line stands for: as signs on the line, and in words.
import type { EdgeWord, VerdictCounts } from './accessGraph.ts';
import { VERDICT_LOOK, VERDICT_ORDER } from './look.ts';

const told = (counts: VerdictCounts) =>
  VERDICT_ORDER.toReversed().flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    return count === 0 ? [] : [{ count, look: VERDICT_LOOK[verdict] }];
  });

/** `3✓ 1? 2✗`. */
export const countsMark = (counts: VerdictCounts): string =>
  told(counts)
    .map(({ count, look }) => `${count}${look.glyph}`)
    .join(' ');

/** `3 valid, 1 conditional, 2 invalid`. */
export const countsWords = (counts: VerdictCounts): string =>
  told(counts)
    .map(({ count, look }) => `${count} ${look.word}`)
    .join(', ');

/** How many edges of the whole graph stand behind these lines. */
export const standFor = (edges: readonly EdgeWord[]): number =>
  edges.reduce(
    (sum, edge) => sum + ('bundles' in edge && Array.isArray(edge.bundles) ? edge.bundles.length : 1),
    0,
  );
