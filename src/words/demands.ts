// What the request decides in a picture, key by key: the fields of the what-if bar. Pure.
import type { Requirement } from '#decision/verdict.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';

export type Need = Pick<Requirement, 'key' | 'operator' | 'values' | 'mustNot'>;

/** One condition key that decides something. */
export interface Demand {
  /** As first written. */
  readonly key: string;
  /** Edges that wait for it. */
  readonly waiting: number;
  /** What is asked of it, each once and in the order of the edges, up to a few. */
  readonly needs: readonly Need[];
}

const MOST_NEEDS = 40;

/** The keys that most requirements name come first. */
export function demandsOf(edges: readonly GraphEdge[]): readonly Demand[] {
  const found = new Map<string, { key: string; uses: number; waiting: number; needs: Map<string, Need> }>();
  for (const { requires } of edges) {
    const here = new Set<string>();
    for (const { key, mustNot, operator, values } of requires) {
      const folded = key.toLowerCase();
      const entry = found.get(folded) ?? { key, uses: 0, waiting: 0, needs: new Map<string, Need>() };
      found.set(folded, entry);
      entry.uses += 1;
      if (!here.has(folded)) entry.waiting += 1;
      here.add(folded);
      const need = { key, operator, values, mustNot };
      if (entry.needs.size < MOST_NEEDS) entry.needs.set(JSON.stringify(need), need);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.uses - a.uses)
    .map(({ key, needs, waiting }) => ({ key, waiting, needs: [...needs.values()] }));
}
