import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPaste, replacement } from './replacement.ts';

const apply = (before: string, after: string) => {
  const change = replacement(before, after);
  return change ? before.slice(0, change.from) + change.text + before.slice(change.to) : before;
};

it('gives the new text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁') });
  fc.assert(fc.property(text, text, (before, after) => apply(before, after) === after));
});

it('touches only what differs', () => {
  expect(replacement('"Allow"', '"Deny"')).toEqual({ from: 1, to: 6, text: 'Deny' });
  expect(replacement('aa', 'aaa')).toEqual({ from: 2, to: 2, text: 'a' });
  expect(replacement('same', 'same')).toBeNull();
});

it('does not cut a character in two', () => {
  expect(replacement('x😀y', 'x😁y')).toEqual({ from: 1, to: 3, text: '😁' });
});

it('what comes at once is a paste, also over a longer text; a key is none', () => {
  expect(isPaste('', 'password = x')).toBe(true);
  expect(isPaste('a long text that is replaced', 'a secret that is pasted')).toBe(true);
  expect(isPaste('password = hunter', 'password = hunter2')).toBe(false);
  expect(isPaste('a text that is deleted', '')).toBe(false);
});
