import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isotonic } from './isotonic.ts';

const rows = fc.array(
  fc.record({
    want: fc.double({ min: -1000, max: 1000, noNaN: true }),
    weight: fc.double({ min: 0.1, max: 50, noNaN: true }),
    gap: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);

test('wishes that keep their distance are granted', () => {
  expect(isotonic([0, 10, 30], [1, 1, 1], [0, 10, 20])).toEqual([0, 10, 30]);
});

test('two that want the same place share the way by weight', () => {
  expect(isotonic([0, 0], [1, 1], [0, 10])).toEqual([-5, 5]);
  expect(isotonic([0, 0], [3, 1], [0, 8])).toEqual([-2, 6]);
});

test('order and distances always hold', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const gaps = list.map(({ gap }) => gap);
      const result = isotonic(
        list.map(({ want }) => want),
        list.map(({ weight }) => weight),
        gaps,
      );
      expect(result).toHaveLength(list.length);
      for (let i = 1; i < result.length; i += 1)
        expect(result[i]! - result[i - 1]!).toBeGreaterThanOrEqual(gaps[i]! - 1e-6);
    }),
  );
});

test('shifting the whole row brings it no nearer to its wishes', () => {
  fc.assert(
    fc.property(rows, fc.double({ min: -50, max: 50, noNaN: true }), (list, by) => {
      const wants = list.map(({ want }) => want);
      const weights = list.map(({ weight }) => weight);
      const result = isotonic(
        wants,
        weights,
        list.map(({ gap }) => gap),
      );
      const cost = (shift: number): number =>
        result.reduce((sum, y, i) => sum + weights[i]! * (y + shift - wants[i]!) ** 2, 0);
      expect(cost(0)).toBeLessThanOrEqual(cost(by) * (1 + 1e-9) + 1e-6);
    }),
  );
});
