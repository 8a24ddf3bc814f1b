import { expect, test } from 'vitest';
import type { Analysis } from '#engine/analysis.ts';
import { derivedStore } from '#session/derived.ts';
import { getLocal } from '#session/local.ts';
import { edit } from '#session/truth.ts';
import { stepProblem } from './stepProblem.ts';

const problem = (severity: 'error' | 'warning', message: string, from: number) => ({
  code: 'X',
  severity,
  message,
  document: 'd',
  from,
  to: from + 1,
});

test('problems come one after the other, the worst first, and round; a note says which', () => {
  edit((now) => ({ ...now, documents: [{ id: 'd', name: 'd.json', text: '{ "a": 1 }' }] }));
  const problems = [problem('warning', 'Second.', 2), problem('error', 'First.', 5)];
  derivedStore.setState({ analysis: { problems } as unknown as Analysis });
  const said = (by: 1 | -1) => {
    stepProblem(by);
    return [getLocal().notice?.text, getLocal().reveal];
  };
  const first = ['Problem 1 of 2, error: First.', { document: 'd', from: 5, to: 6 }];
  expect(said(1)).toEqual(first);
  expect(said(1)).toEqual(['Problem 2 of 2, warning: Second.', { document: 'd', from: 2, to: 3 }]);
  expect(said(1)).toEqual(first);
  expect(said(-1)[0]).toMatch(/^Problem 2/);
});

test('without problems it says so', () => {
  derivedStore.setState({ analysis: { problems: [] } as unknown as Analysis });
  stepProblem(1);
  expect(getLocal().notice?.text).toBe('No problems.');
});
