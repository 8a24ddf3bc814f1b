// Every edge that is drawn.
import { assumeVerdict, possibleEdge } from './assumeVerdict.ts';
import type { Model } from './model.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import type { AssumeEdge } from './verdict.ts';

export interface AssumeEdges {
  readonly edges: readonly AssumeEdge[];
  /** Pairs that only a bare `*` would draw: counted, not drawn. */
  readonly bareWildcardPairs: number;
}

/** Pairs with a bare `*` on either side, both ends declared and different, without those that are drawn. */
function countBare(found: Pairs, drawn: readonly AssumeEdge[]): number {
  const { bareSources, bareTargets, roles, sources } = found;
  const isBare = (source: string, target: string): boolean =>
    (bareSources.has(source) && roles.has(target)) || (bareTargets.has(target) && sources.has(source));
  const all =
    bareSources.size * roles.size + sources.size * bareTargets.size - bareSources.size * bareTargets.size;
  const selves = [...roles].filter((role) => isBare(role, role)).length;
  const shown = drawn.filter((e) => e.source !== e.target && isBare(e.source, e.target)).length;
  return all - selves - shown;
}

/** By role in reading order; deterministic. */
export function assumeEdges(model: Model): AssumeEdges {
  const found = pairsOf(model);
  const edges = found.pairs.flatMap(({ named, source, target }) => {
    const edge = named ? assumeVerdict(model, source, target) : possibleEdge(model, source, target);
    return edge === null ? [] : [edge];
  });
  return { edges, bareWildcardPairs: countBare(found, edges) };
}
