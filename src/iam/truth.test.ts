import { expect, it } from 'vitest';
import { all, any, not, type Truth } from './truth.ts';

const TRUTHS: readonly Truth[] = ['yes', 'no', 'depends'];

it('agrees with two-valued logic in every completion', () => {
  const completions = (truth: Truth): boolean[] => (truth === 'depends' ? [true, false] : [truth === 'yes']);
  for (const a of TRUTHS) {
    for (const b of TRUTHS) {
      const worlds = completions(a).flatMap((x) => completions(b).map((y) => [x, y] as const));
      const fold = (values: readonly boolean[]): Truth =>
        values.every(Boolean) ? 'yes' : values.some(Boolean) ? 'depends' : 'no';
      expect(all([a, b])).toBe(fold(worlds.map(([x, y]) => x && y)));
      expect(any([a, b])).toBe(fold(worlds.map(([x, y]) => x || y)));
    }
    expect(not(not(a))).toBe(a);
  }
});

it('starts from the neutral element', () => {
  expect(all([])).toBe('yes');
  expect(any([])).toBe('no');
});
