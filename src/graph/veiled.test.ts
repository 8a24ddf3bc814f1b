import { expect, test } from 'vitest';
import { pillOf } from './pill.ts';
import { testGraph } from './testGraph.ts';
import { underVeil, veilBut, verdictsAlike } from './veiled.ts';

const veilAll = veilBut(() => false);

const told = testGraph(
  [{ id: 'a' }, { id: 'b' }],
  [{ from: 'a', to: 'b', verdict: 'invalid', label: 'no permission', text: 'a cannot.', reasons: ['why'] }],
);

test('nothing of the verdict is left on an edge, on its pill or in its words', () => {
  const { edges } = underVeil(told, veilAll);
  expect(JSON.stringify(edges)).not.toMatch(/invalid|cannot|no permission|why|"yes"|"no"/);
  const [edge] = edges;
  if (edge === undefined) throw new Error('no edge');
  expect(pillOf(edge)).toMatchObject({ glyph: '…', words: 'guess first' });
  expect(pillOf(edge).marks).toEqual([]);
});

test('a line for many says how many, not of which verdict', () => {
  const [edge] = told.edges;
  if (edge === undefined) throw new Error('no edge');
  const many = { ...edge, counts: { valid: 3, unknown: 1, invalid: 2 }, label: '3 valid' };
  expect(veilAll(many)).toMatchObject({ counts: { unknown: 6 }, label: '6 edges', verdict: 'unknown' });
  const open = { ...many, counts: { unknown: 2 } };
  expect(veilAll(open)).toBe(open);
});

test('what is known stays as it is', () => {
  expect(
    underVeil(
      told,
      veilBut(() => true),
    ).edges,
  ).toEqual(told.edges);
});

test('where pills stand says nothing either: all have the room of the largest', () => {
  const graph = testGraph(
    [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    [
      { from: 'a', to: 'b', verdict: 'valid', label: 'allowed' },
      { from: 'b', to: 'c', verdict: 'conditional', label: 'if ExternalId', gates: { scp: 'yes' } },
      { from: 'a', to: 'c', verdict: 'invalid', label: 'blocked' },
    ],
  );
  for (const terse of [false, true]) {
    const wanted = Math.max(...graph.edges.map((edge) => pillOf(edge, terse).width));
    const widths = verdictsAlike(graph).edges.map((edge) => pillOf(edge, terse).width);
    expect(widths).toEqual([wanted, wanted, wanted]);
  }
});
