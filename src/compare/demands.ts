// What an edge asks of a request and of documents that are missing, as text: the same for edges that ask the same.
import type { AssumeEdge, Requirement } from '#decision/verdict.ts';

function demand({ key, mustNot, operator, values }: Requirement): string {
  return JSON.stringify([key.toLowerCase(), operator.toLowerCase(), mustNot, values.toSorted()]);
}

type Demanding = Pick<AssumeEdge, 'missing' | 'requires'> & Partial<Pick<AssumeEdge, 'ways'>>;

/** However it is spread over statements. */
export const demandsOf = ({ missing, requires, ways = [] }: Demanding): string =>
  JSON.stringify([
    [...new Set(requires.map(demand))].sort(),
    [...new Set(ways.map((way) => JSON.stringify([...new Set(way.map(demand))].sort())))].sort(),
    missing.map(({ of, what }) => `${what} ${of}`).sort(),
  ]);
