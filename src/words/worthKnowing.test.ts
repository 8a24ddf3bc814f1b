import { expect, it } from 'vitest';
import type { Problem } from '#text/problem.ts';
import { exampleEdge, gateOf, placeAt, SOURCE, statementAt, TARGET } from './exampleEdge.ts';
import { worthKnowing } from './worthKnowing.ts';

const statement = placeAt('d1', 'Statement', 0);
const edge = exampleEdge({ gates: { trust: gateOf('yes', statementAt(statement)) } });
const finding = (code: string, rest: Partial<Problem> = {}): Problem => ({
  code,
  severity: 'warning',
  message: 'm',
  document: 'd1',
  place: placeAt('d1', 'Statement', 0, 'Principal'),
  why: 'because',
  ...rest,
});
const codes = (...problems: Problem[]) => worthKnowing(problems, edge).map(({ code }) => code);

it('tells what is about this edge and no other', () => {
  const elsewhere = placeAt('d9');
  expect(
    codes(
      finding('mine', { edge: { source: SOURCE, target: TARGET }, place: elsewhere, severity: 'info' }),
      finding('other', { edge: { source: TARGET, target: SOURCE } }),
    ),
  ).toEqual(['mine']);
});

it('tells what is wrong in a deciding statement, the worst first, and no small talk', () => {
  expect(
    codes(
      finding('late'),
      finding('first', { severity: 'security' }),
      finding('quiet', { severity: 'info' }),
      finding('beside', { place: placeAt('d1', 'Statement', 1) }),
    ),
  ).toEqual(['first', 'late']);
});

it('leaves to the explanation what it says itself, and to the list what only reading said', () => {
  const twice = finding('L-NEARMISS-CASE', { edge: { source: SOURCE, target: TARGET } });
  const { why: _, ...reading } = finding('L-JSON');
  expect(worthKnowing([twice, reading], edge, ['L-NEARMISS-CASE'])).toEqual([]);
});
