import { expect, it } from 'vitest';
import { culprits } from './culprits.ts';

const document = (id: string, text: string) => ({ id, name: `${id}.json`, text });
const A = document('a', '{}');

it('names what is new or changed since it last went well, the longest first', () => {
  expect(culprits([A], null)).toBe('“a.json”');
  expect(culprits([A, document('b', '[[[[')], [A])).toBe('“b.json”');
  expect(culprits([document('a', '{ }'), document('b', '[[[[')], [A])).toBe('“b.json” and 1 other document');
  expect(
    culprits(
      ['b', 'c', 'd'].map((id) => document(id, id)),
      [A],
    ),
  ).toBe('“b.json” and 2 other documents');
});

it('names nobody when the texts are those that went well', () => {
  expect(culprits([A], [A])).toBeNull();
  expect(culprits([], [A])).toBeNull();
});
