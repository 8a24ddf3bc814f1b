import { expect, test } from 'vitest';
import { difference, documentsOf } from './stateWords.ts';

test('documents are named as far as there is room', () => {
  expect(documentsOf({ documents: [] })).toBe('no documents');
  expect(documentsOf({ documents: ['a', 'b'] })).toBe('a, b');
  expect(documentsOf({ documents: ['a', 'b', 'c', 'd'] })).toBe('a, b and 2 more');
});

test('numbers are compared with those of now, where there are any', () => {
  expect([difference(3, 1), difference(1, 3001), difference(2, 2), difference(2, undefined)]).toEqual([
    '2 more than now',
    '3,000 fewer than now',
    '',
    '',
  ]);
});
