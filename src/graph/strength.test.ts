import { expect, test } from 'vitest';
import { testGraph } from './testGraph.ts';
import { strokes } from './strength.ts';

const edge = (verdict: 'valid' | 'invalid', counts?: Record<string, number>) => ({
  ...testGraph([{ id: 'a' }, { id: 'b' }], [{ from: 'a', to: 'b', verdict }]).edges[0]!,
  ...(counts && { counts }),
});

test('few lines are all painted in full, what is open last', () => {
  const painted = strokes([edge('valid'), edge('invalid')], false);
  expect(painted.map((one) => one.edge.verdict)).toEqual(['invalid', 'valid']);
  expect(new Set(painted.map(({ strength }) => strength)).size).toBe(1);
});

test('of very many lines the strongest is the one on which most get through', () => {
  const many = Array.from({ length: 200 }, (_, i) => edge(i < 50 ? 'invalid' : 'valid', { invalid: 90 }));
  const painted = strokes(
    [...many, edge('valid', { valid: 9 }), edge('valid', { valid: 1, invalid: 50 })],
    true,
  );
  const strengths = painted.map(({ strength }) => strength);
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
  expect(painted.at(-1)!.edge.counts).toEqual({ valid: 9 });
  expect(strengths[0]).toBeGreaterThan(0);
});

test('on a map that can be followed blocked lines step back, the further the more of them there are', () => {
  const strengths = (blocked: number) =>
    strokes([...Array.from({ length: blocked }, () => edge('invalid')), edge('valid')], true).map(
      ({ isFew, strength }) => [isFew, strength] as const,
    );
  const [few, many] = [strengths(4), strengths(300)];
  expect(new Set([...few, ...many].map(([isFew]) => isFew))).toEqual(new Set([true]));
  expect(few.at(-1)).toEqual(many.at(-1));
  expect(few[0]![1]).toBeLessThan(few.at(-1)![1]);
  expect(many[0]![1]).toBeLessThan(few[0]![1]);
  expect(many[0]![1]).toBeGreaterThan(0.05);
});
