import { expect, test } from 'vitest';
import type { Problem } from '#text/problem.ts';
import { placeAt, SOURCE, TARGET } from './exampleEdge.ts';
import { nodeProblems } from './nodeProblems.ts';

const problem = (code: string, rest: Partial<Problem>): Problem => ({
  code,
  severity: 'warning',
  message: code,
  document: 'd1',
  ...rest,
});

test('in its documents or about its edges, the worst first, nothing that is only worth knowing', () => {
  const documents = [{ name: 'Trust policy', place: placeAt('d1', 'trust') }];
  const problems = [
    problem('mine', { place: placeAt('d1', 'trust', 'Statement', 0) }),
    problem('other place', { place: placeAt('d1', 'policies') }),
    problem('other document', { place: placeAt('d2', 'trust') }),
    problem('edge', { edge: { source: SOURCE, target: TARGET }, severity: 'error' }),
    problem('other edge', { edge: { source: 'a', target: 'b' } }),
    problem('info', { place: placeAt('d1', 'trust'), severity: 'info' }),
  ];
  expect(nodeProblems(problems, TARGET, documents).map(({ code }) => code)).toEqual(['edge', 'mine']);
});
