import { expect, test } from 'vitest';
import { pillOf } from './pill.ts';
import { testGraph } from './testGraph.ts';
import { underVeil, veiled } from './veiled.ts';

const told = testGraph(
  [{ id: 'a' }, { id: 'b' }],
  [{ from: 'a', to: 'b', verdict: 'invalid', label: 'no permission', text: 'a cannot.', reasons: ['why'] }],
);

test('nothing of the verdict is left on an edge, on its pill or in its words', () => {
  const { edges } = underVeil(told, veiled);
  expect(JSON.stringify(edges)).not.toMatch(/invalid|cannot|no permission|why|"yes"|"no"/);
  const [edge] = edges;
  if (edge === undefined) throw new Error('no edge');
  expect(pillOf(edge)).toMatchObject({ glyph: '…', words: 'guess first' });
  expect(pillOf(edge).marks.every(({ answer }) => answer === 'not-needed')).toBe(true);
});

test('without a veil the graph is the same object', () => {
  expect(underVeil(told, null)).toBe(told);
});
