import { expect, it } from 'vitest';
import { inOrder } from './befores.ts';

it.each([
  ['a.json', 'b.json', 'a.json'],
  ['after.json', 'before.json', 'before.json'],
  ['estate-new.json', 'estate-old.json', 'estate-old.json'],
  ['head', 'base', 'base'],
  ['plan.json', 'prior.json', 'prior.json'],
  ['2026-02.json', '2026-01.json', '2026-01.json'],
  ['v9.json', 'v10.json', 'v9.json'],
  ['newest-plan.json', 'state.json', 'newest-plan.json'],
  ['renewal.json', 'x.json', 'renewal.json'],
])('of %s and %s, %s is the state before', (first, second, before) => {
  expect(inOrder([first, second])[0]).toBe(before);
});
