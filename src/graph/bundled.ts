// Edges that run between the same two nodes of the picture become one line, which counts them.
import { addTries } from '#attempts/tryCounts.ts';
import type { EdgeBundle, EdgeWord, VerdictCounts } from './accessGraph.ts';
import { VERDICT_ORDER } from './look.ts';

/** Edges for which one line stands; its ends are nodes of the picture. */
interface Line<E> {
  readonly source: string;
  readonly target: string;
  readonly edges: E[];
}

/** Lines by their ends and kind: joining names of tens of thousands of edges would cost more than looking three times. */
type Lines<E> = Map<string, Map<string, Map<EdgeWord['kind'], Line<E>>>>;

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = new Map<L, V>();
  map.set(key, made);
  return made;
}

/** The most open verdict first, and within one in the order of the edges. */
function byVerdict(edges: readonly EdgeWord[]): {
  readonly ids: readonly string[];
  readonly counts: VerdictCounts;
} {
  const ids = new Map<EdgeWord['verdict'], string[]>();
  for (const { id, verdict } of edges) {
    const known = ids.get(verdict);
    if (known === undefined) ids.set(verdict, [id]);
    else known.push(id);
  }
  return {
    ids: VERDICT_ORDER.toReversed().flatMap((verdict) => ids.get(verdict) ?? []),
    counts: Object.fromEntries([...ids].map(([verdict, { length }]) => [verdict, length])),
  };
}

function lineOf<E extends EdgeWord>({ edges, source, target }: Line<E>): readonly (E | EdgeBundle)[] {
  const [first] = edges;
  if (first === undefined) return [];
  if (edges.length === 1) return [{ ...first, source, target }];
  const { action, kind } = first;
  const { counts, ids } = byVerdict(edges);
  // Some get through is what matters about a line for many: it looks like the most open of them, and quotes that first.
  const verdict = VERDICT_ORDER.findLast((each) => counts[each] !== undefined) ?? first.verdict;
  let sum: EdgeWord['tries'];
  for (const { tries } of edges)
    if (tries !== undefined) sum = sum === undefined ? tries : addTries(sum, tries);
  const id = `${source}→${target}|all ${kind}`;
  const line = { id, kind, source, target, action, verdict, bundles: ids, counts };
  return [sum === undefined ? line : { ...line, tries: sum }];
}

/** `standsFor`: the node of the picture for a node of the graph. Edges inside of one node are not drawn. */
export function bundled<E extends EdgeWord>(
  edges: readonly E[],
  standsFor: (id: string) => string,
): readonly (E | EdgeBundle)[] {
  const lines: Lines<E> = new Map();
  /** In the order of coming. */
  const drawn: (E | Line<E>)[] = [];
  for (const edge of edges) {
    const [source, target] = [standsFor(edge.source), standsFor(edge.target)];
    if (source === edge.source && target === edge.target) {
      drawn.push(edge);
      continue;
    }
    if (source === target) continue;
    const kinds = inner(inner(lines, source), target);
    const known = kinds.get(edge.kind);
    if (known !== undefined) {
      known.edges.push(edge);
      continue;
    }
    const line = { source, target, edges: [edge] };
    kinds.set(edge.kind, line);
    drawn.push(line);
  }
  return drawn.flatMap((one) => ('edges' in one ? lineOf(one) : [one]));
}
