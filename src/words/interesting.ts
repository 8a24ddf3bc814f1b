// What to look at when nothing is selected. Pure.
import type { EdgeWord, GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import type { TellEdge } from '#graph/tellGraph.ts';

/** So many blocked edges are looked at for those that lack one piece only; the first ones are as good as any. */
const MOST_LOOKED_AT = 200;

const missing = (edge: GraphEdge): number =>
  Object.values(edge.gates).filter((gate) => gate.answer === 'no').length;

/** Lower is more interesting: one piece short, then what the request decides, then what nobody gave. */
function rank({ id, verdict }: EdgeWord, tell: TellEdge | null): number {
  if (verdict === 'conditional') return 1;
  if (verdict === 'unknown') return 2;
  if (verdict === 'valid') return 4;
  const edge = tell?.(id) ?? null;
  return edge !== null && missing(edge) === 1 ? 0 : 3;
}

/** One edge of each rank first, so that three invalid ones do not hide the conditional one. */
export function interestingEdges(
  { edges }: Pick<LightGraph, 'edges'>,
  tell: TellEdge,
  count = 3,
): readonly EdgeWord[] {
  let looked = 0;
  const ranked = edges
    .filter((edge) => edge.kind === 'assume')
    .map((edge) => {
      const isFar = edge.verdict === 'invalid' && ++looked > MOST_LOOKED_AT;
      return { edge, at: rank(edge, isFar ? null : tell) };
    })
    .toSorted((a, b) => a.at - b.at);
  const seen = new Set<number>();
  const firsts = ranked.filter(({ at }) => !seen.has(at) && seen.add(at));
  return [...firsts, ...ranked.filter((one) => !firsts.includes(one))]
    .slice(0, count)
    .map(({ edge }) => edge);
}
