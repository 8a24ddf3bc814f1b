import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLIND, brier, calibrationOf, GUESSABLE, SURE, type Guess } from './calibration.ts';

const guess = fc.record({
  key: fc.nat(),
  said: fc.constantFrom(...GUESSABLE),
  sure: fc.constantFrom(...SURE.map(({ percent }) => percent)),
  was: fc.constantFrom(...GUESSABLE),
});

test('the score runs from certain and right to certain and wrong; no idea is in between', () => {
  expect(brier({ said: 'valid', sure: 100, was: 'valid' })).toBe(0);
  expect(brier({ said: 'valid', sure: 100, was: 'invalid' })).toBe(2);
  expect(brier({ said: 'valid', sure: 100 / 3, was: 'invalid' })).toBeCloseTo(BLIND);
  expect(brier({ said: 'conditional', sure: 80, was: 'conditional' })).toBeCloseTo(0.06);
  expect(brier({ said: 'conditional', sure: 80, was: 'valid' })).toBeCloseTo(1.46);
});

test('to say what one believes is what scores best', () => {
  // Somebody is right in `chance` of all cases: no other number than that one does better on average.
  for (const chance of SURE.map(({ percent }) => percent)) {
    const expected = (sure: number) =>
      (chance / 100) * brier({ said: 'valid', sure, was: 'valid' }) +
      (1 - chance / 100) * brier({ said: 'valid', sure, was: 'invalid' });
    const best = SURE.map(({ percent }) => percent).sort((a, b) => expected(a) - expected(b))[0];
    expect(best).toBe(chance);
  }
});

test('levels add up, the score stays within its limits', () => {
  fc.assert(
    fc.property(fc.array(guess, { maxLength: 30 }), (guesses) => {
      const { count, levels, right, score } = calibrationOf(guesses);
      expect(levels.reduce((sum, level) => sum + level.count, 0)).toBe(count);
      expect(levels.reduce((sum, level) => sum + level.right, 0)).toBe(right);
      expect(score === null ? 0 : score).toBeGreaterThanOrEqual(0);
      expect(score === null ? 0 : score).toBeLessThanOrEqual(2);
    }),
  );
});

test('words come with enough guesses, and say which way to lean', () => {
  const many = (right: number, sure: number): Guess[] =>
    Array.from({ length: 10 }, (_, i) => ({
      key: i,
      said: 'valid',
      sure,
      was: i < right ? 'valid' : 'invalid',
    }));
  expect(calibrationOf(many(10, 97).slice(0, 7)).advice).toBe('');
  expect(calibrationOf(many(5, 97)).advice).toContain('surer than you are right');
  expect(calibrationOf(many(10, 60)).advice).toContain('more than you think');
  expect(calibrationOf(many(8, 80)).advice).toBe(
    'On average you said 80 %, and 80 % came out right. You know how much you know.',
  );
});
