import { expect, test } from 'vitest';
import { testGraph } from './testGraph.ts';
import { strokes } from './strength.ts';

const edge = (verdict: 'valid' | 'invalid', counts?: Record<string, number>) => ({
  ...testGraph([{ id: 'a' }, { id: 'b' }], [{ from: 'a', to: 'b', verdict }]).edges[0]!,
  ...(counts && { counts }),
});

test('few lines are all painted in full, what is open last', () => {
  const painted = strokes([edge('valid'), edge('invalid')]);
  expect(painted.map((one) => one.edge.verdict)).toEqual(['invalid', 'valid']);
  expect(new Set(painted.map(({ strength }) => strength)).size).toBe(1);
});

test('of very many lines the strongest is the one on which most get through', () => {
  const many = Array.from({ length: 200 }, () => edge('invalid', { invalid: 90 }));
  const painted = strokes([...many, edge('valid', { valid: 9 }), edge('valid', { valid: 1, invalid: 50 })]);
  const strengths = painted.map(({ strength }) => strength);
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
  expect(painted.at(-1)!.edge.counts).toEqual({ valid: 9 });
  expect(strengths[0]).toBeGreaterThan(0);
});
