import { expect, it } from 'vitest';
import { placeAt } from '#words/exampleEdge.ts';
import { isLit } from './places.ts';

const statement = placeAt('d1', 'Statement', 0);
const principal = placeAt('d1', 'Statement', 0, 'Principal', 'AWS');

it('lights the row of a statement for anything in it, but not the other way', () => {
  expect(isLit([statement], [principal])).toBe(true);
  expect(isLit([principal], [principal])).toBe(true);
  expect(isLit([principal], [statement])).toBe(false);
});

it('keeps statements, pieces and documents apart', () => {
  expect(isLit([placeAt('d1', 'Statement', 1)], [principal])).toBe(false);
  expect(isLit([{ ...statement, piece: 1 }], [principal])).toBe(false);
  expect(isLit([placeAt('d2', 'Statement', 0)], [principal])).toBe(false);
  expect(isLit([statement], null)).toBe(false);
});
