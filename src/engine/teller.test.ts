import { expect, test } from 'vitest';
import type { EdgeBook } from '#assume/edgeBook.ts';
import { edgeId } from '#graph/edgeId.ts';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { testGraph } from '#graph/testGraph.ts';
import { teller } from './teller.ts';

const action = 'sts:AssumeRole';
const word = (source: string, target: string): EdgeWord => ({
  id: edgeId(source, target, action),
  kind: 'assume',
  source,
  target,
  action,
  verdict: 'valid',
});

/** A book that tells who it was asked about. */
const told: EdgeBook['tell'] = ({ source, target }) => {
  const [edge] = testGraph([], [{ from: source, to: target }]).edges;
  if (edge?.kind !== 'assume') throw new Error('no edge to assume');
  return edge;
};
const book = { tell: told } as EdgeBook;
const graphOf = (...edges: EdgeWord[]): LightGraph => ({
  accounts: [],
  nodes: [],
  edges,
  bareWildcardPairs: 0,
});

test('every edge is found by its id: in a row of its target, after the others, and with an arrow in its name', () => {
  const edges = [
    word('a', 'x'),
    word('b', 'x'),
    word('a', 'y'),
    word('c', 'x'),
    word('a→b', 'y'),
    word('a', 'y→z'),
  ];
  const tell = teller(book, () => [graphOf(...edges)]);
  for (const { id, source, target } of edges) expect(tell(id)).toMatchObject({ id, source, target });
  expect(tell(edgeId('c', 'y', action))).toBeNull();
  expect(tell('no edge at all')).toBeNull();
});

test('an edge is told once, also when another graph has it as well', () => {
  const graphs = [graphOf(word('a', 'x'))];
  const tell = teller(book, () => graphs);
  const { id } = word('a', 'x');
  const first = tell(id);
  expect(tell(edgeId('b', 'x', action))).toBeNull();
  graphs.push(graphOf(word('a', 'x'), word('b', 'x')));
  expect(tell(id)).toBe(first);
  expect(tell(edgeId('b', 'x', action))).toMatchObject({ source: 'b', target: 'x' });
});
