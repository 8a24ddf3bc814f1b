// How strongly a line is drawn among so many that they cross everywhere: by how many get through on it.
import type { GraphEdge } from './accessGraph.ts';
import { VERDICT_ORDER } from './look.ts';

/** Up to so many lines each is drawn in full: it can still be followed. */
const FEW = 150;
const FULL = 0.9;
/** Of many: from a line on which everything is blocked to the one on which most get through. */
const FAINT = 0.08;
const STRONG = 0.65;

/** Edges that a line stands for and that are not blocked. */
function open({ counts, verdict }: GraphEdge): number {
  if (counts === undefined) return verdict === 'invalid' ? 0 : 1;
  return (counts.valid ?? 0) + (counts.conditional ?? 0) + (counts.unknown ?? 0);
}

export interface Stroke {
  readonly edge: GraphEdge;
  /** It can be followed: dashes and ends are worth their time. */
  readonly isFew: boolean;
  /** Opacity. */
  readonly strength: number;
}

/** All lines in the order in which they are painted, what is open above what is blocked. */
export function strokes(edges: readonly GraphEdge[]): readonly Stroke[] {
  const most = edges.reduce((sum, edge) => Math.max(sum, open(edge)), 1);
  const isFew = edges.length <= FEW;
  return edges
    .map((edge) => ({
      edge,
      isFew,
      strength: isFew ? FULL : FAINT + (STRONG - FAINT) * (open(edge) / most) ** 1.5,
    }))
    .toSorted((a, b) => {
      const order = VERDICT_ORDER.indexOf(a.edge.verdict) - VERDICT_ORDER.indexOf(b.edge.verdict);
      return order === 0 ? a.strength - b.strength : order;
    });
}
