// How strongly a line is drawn among so many that they cross everywhere: by how many get through on it.
import type { GraphEdge } from './accessGraph.ts';
import { VERDICT_ORDER } from './look.ts';

/** Up to so many lines on which somebody may get through each is drawn in full: it can still be followed. */
const FEW = 120;
const FULL = 0.9;
/** On a map lines on which nobody gets through step back: all of them, beside so many. */
const BACK = { most: 0.55, least: 0.1, lines: 12 } as const;
/** Of many: from a line on which everything is blocked to the one on which most get through. */
const FAINT = 0.08;
const STRONG = 0.65;

/** There are so few lines on which somebody may get through that each can be followed. */
export function isFollowed(edges: readonly Pick<GraphEdge, 'verdict'>[]): boolean {
  let count = 0;
  for (const { verdict } of edges) if (verdict !== 'invalid') count += 1;
  return count <= FEW;
}

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

/** All lines in the order in which they are painted, what is open above what is blocked; `isMap`: they run across each other. */
export function strokes(edges: readonly GraphEdge[], isMap: boolean): readonly Stroke[] {
  const most = edges.reduce((sum, edge) => Math.max(sum, open(edge)), 1);
  const isFew = isFollowed(edges);
  const blocked = edges.filter(({ verdict }) => verdict === 'invalid').length;
  const back = isMap ? Math.max(BACK.least, BACK.most * Math.min(1, (BACK.lines / blocked) ** 0.6)) : FULL;
  const strengthOf = (edge: GraphEdge): number => {
    if (!isFew) return FAINT + (STRONG - FAINT) * (open(edge) / most) ** 1.5;
    return edge.verdict === 'invalid' ? back : FULL;
  };
  return edges
    .map((edge) => ({ edge, isFew, strength: strengthOf(edge) }))
    .toSorted((a, b) => {
      const order = VERDICT_ORDER.indexOf(a.edge.verdict) - VERDICT_ORDER.indexOf(b.edge.verdict);
      return order === 0 ? a.strength - b.strength : order;
    });
}
