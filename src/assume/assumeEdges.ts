// Every edge that is drawn.
import { assumeVerdict, possibleEdge } from './assumeVerdict.ts';
import type { Model } from '#decision/model.ts';
import { pairsOf } from '#decision/pairs.ts';
import type { AssumeEdge } from '#decision/verdict.ts';

export interface AssumeEdges {
  readonly edges: readonly AssumeEdge[];
  /** Pairs that only a bare `*` (or, in a very large estate, a very wide pattern) would draw: counted, not drawn. */
  readonly bareWildcardPairs: number;
}

/** By role in reading order; deterministic. */
export function assumeEdges(model: Model): AssumeEdges {
  const { isSweeping, pairs, sweepingCount } = pairsOf(model);
  const edges = pairs.flatMap(({ named, source, target }) => {
    const edge = named ? assumeVerdict(model, source, target) : possibleEdge(model, source, target);
    return edge === null ? [] : [edge];
  });
  const drawn = edges.filter((e) => isSweeping(e.source, e.target)).length;
  return { edges, bareWildcardPairs: Math.max(0, sweepingCount - drawn) };
}
