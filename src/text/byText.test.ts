import { expect, test } from 'vitest';
import { byText } from './byText.ts';

const LONG = 'x'.repeat(200_000);

test.each([
  ['a short text', 'a', 'b'],
  ['a text of many characters', `${LONG}a`, `${LONG}b`],
])('%s is found by what it says, and another is not', (_, one, other) => {
  const things = byText<number>();
  things.set(one, 1);
  expect(things.get(one.split('').join(''))).toBe(1);
  expect(things.get(other)).toBeUndefined();
  things.set(one, 2);
  things.set(other, 3);
  expect([things.get(one), things.get(other)]).toEqual([2, 3]);
  things.delete(one);
  expect([things.get(one), things.get(other)]).toEqual([undefined, 3]);
  things.clear();
  expect(things.get(other)).toBeUndefined();
});
