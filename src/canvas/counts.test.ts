import { expect, test } from 'vitest';
import { announcement, counts, shownOf } from './counts.ts';
import { testGraph } from './testGraph.ts';

test('only assume edges count as verdicts, and resources are no principals', () => {
  expect(counts(testGraph)).toEqual({
    verdicts: { valid: 1, conditional: 1, unknown: 1, invalid: 1 },
    access: 1,
    principals: 6,
    resources: 1,
    tried: 0,
  });
});

test('what is shown of what there is', () => {
  expect(shownOf(6, 6)).toBe('6 of 6 principals shown');
  expect(shownOf(1, 1)).toBe('1 of 1 principal shown');
});

test('many are told with separators', () => {
  expect(shownOf(12, 1184)).toBe('12 of 1,184 principals shown');
});

test('on a map nothing is said to be missing: all are in the cards', () => {
  expect(shownOf(0, 72, true)).toBe('72 principals in closed accounts');
  expect(shownOf(3, 72, true)).toBe('3 of 72 principals shown');
  expect(shownOf(0, 72)).toBe('0 of 72 principals shown');
});

test('the live region tells results, without zeroes', () => {
  const some = { ...counts(testGraph), verdicts: { valid: 5, conditional: 0, unknown: 0, invalid: 1 } };
  expect(announcement(some, 1)).toBe('Graph updated: 5 valid, 1 invalid; 1 changed.');
  const none = { ...some, verdicts: { valid: 0, conditional: 0, unknown: 0, invalid: 0 } };
  expect(announcement(none, 0)).toBe('Graph updated: no edges.');
});
