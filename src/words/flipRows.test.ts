import { expect, test } from 'vitest';
import { exampleEdge, exampleGraph, SOURCE, TARGET } from './exampleEdge.ts';
import { flipRows, flipSentence } from './flipRows.ts';

test('how many, and which from what to what', () => {
  expect([0, 1, 2].map(flipSentence)).toEqual(['No edge flips.', '1 edge flips.', '2 edges flip.']);
  const graph = exampleGraph(exampleEdge());
  const pair = { source: SOURCE, target: TARGET, action: 'sts:AssumeRole' };
  expect(
    flipRows(graph, [
      { ...pair, before: 'valid', after: 'invalid' },
      { ...pair, before: null, after: 'conditional' },
    ]).map(({ change, name }) => `${name}: ${change}`),
  ).toEqual(['Caller → Callee: valid → invalid', 'Caller → Callee: no edge → conditional']);
});
