// Edges that run between the same two nodes of the picture become one line, which counts them.
import { addTries } from '#attempts/tryCounts.ts';
import type { EdgeBundle, EdgeWord } from './accessGraph.ts';
import { countVerdicts } from './counts.ts';
import { VERDICT_ORDER } from './look.ts';

/** `standsFor`: the node of the picture for a node of the graph. Edges inside of one node are not drawn. */
export function bundled<E extends EdgeWord>(
  edges: readonly E[],
  standsFor: (id: string) => string,
): readonly (E | EdgeBundle)[] {
  const groups = new Map<string, E[]>();
  for (const edge of edges) {
    const [source, target] = [standsFor(edge.source), standsFor(edge.target)];
    const moved = source !== edge.source || target !== edge.target;
    if (moved && source === target) continue;
    const key = moved ? `${source}→${target}|all ${edge.kind}` : edge.id;
    const group = groups.get(key);
    const one = moved ? { ...edge, source, target } : edge;
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].flatMap(([id, group]): readonly (E | EdgeBundle)[] => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const { action, kind, source, target } = first;
    const counts = countVerdicts(group);
    // Some get through is what matters about a line for many: it looks like the most open of them, and quotes that first.
    const verdict = VERDICT_ORDER.findLast((each) => counts[each] !== undefined) ?? first.verdict;
    const bundles = group
      .toSorted((a, b) => VERDICT_ORDER.indexOf(b.verdict) - VERDICT_ORDER.indexOf(a.verdict))
      .map((edge) => edge.id);
    const [some, ...more] = group.flatMap((edge) => edge.tries ?? []);
    const sum = some === undefined ? {} : { tries: more.reduce(addTries, some) };
    return [{ id, kind, source, target, action, verdict, bundles, counts, ...sum }];
  });
}
