// What to look at when nothing is selected. Pure.
import type { AccessGraph, AssumeGraphEdge } from '#graph/accessGraph.ts';

const missing = (edge: AssumeGraphEdge) =>
  Object.values(edge.gates).filter((gate) => gate.answer === 'no').length;

/** Lower is more interesting: one piece short, then what the request decides, then what nobody gave. */
function rank(edge: AssumeGraphEdge): number {
  if (edge.verdict === 'invalid') return missing(edge) === 1 ? 0 : 3;
  if (edge.verdict === 'conditional') return 1;
  return edge.verdict === 'unknown' ? 2 : 4;
}

/** One edge of each rank first, so that three invalid ones do not hide the conditional one. */
export function interestingEdges({ edges }: AccessGraph, count = 3): readonly AssumeGraphEdge[] {
  const ranked = edges.filter((edge) => edge.kind === 'assume').toSorted((a, b) => rank(a) - rank(b));
  const seen = new Set<number>();
  const firsts = ranked.filter((edge) => !seen.has(rank(edge)) && seen.add(rank(edge)));
  return [...firsts, ...ranked.filter((edge) => !firsts.includes(edge))].slice(0, count);
}
