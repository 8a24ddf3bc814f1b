import { expect, test } from 'vitest';
import { rowAfterKey } from './rowAfterKey.ts';

const rows = Array.from({ length: 25 }, (_, i) => ({ id: `r${i}` }));

test.each([
  ['r3', 'ArrowDown', 'r4'],
  ['r3', 'ArrowUp', 'r2'],
  ['r0', 'ArrowUp', 'r0'],
  ['r24', 'ArrowDown', 'r24'],
  ['r3', 'PageDown', 'r13'],
  ['r20', 'PageDown', 'r24'],
  ['r20', 'Home', 'r0'],
  ['r2', 'End', 'r24'],
  ['gone', 'ArrowDown', 'r1'],
] as const)('from %s %s leads to %s', (from, key, to) => {
  expect(rowAfterKey(rows, from, key)).toBe(to);
});

test('other keys lead nowhere, and nothing leads anywhere where there is no row', () => {
  expect(rowAfterKey(rows, 'r1', 'a')).toBeUndefined();
  expect(rowAfterKey([], undefined, 'End')).toBeUndefined();
});
