import { expect, it } from 'vitest';
import { compileActions, matchAction } from './action.ts';
import type { PatternMatch } from './authorization.ts';

const list = (negated: boolean, ...texts: string[]) =>
  compileActions({ negated, patterns: texts.map((text, i) => ({ text, path: ['Action', i] })) });

it.each([
  ['sts:AssumeRole', 'yes'],
  ['STS:assumerole', 'yes'],
  ['sts:Assume*', 'yes'],
  ['sts:Assume????', 'yes'],
  ['*', 'yes'],
  ['s*:*Role', 'yes'],
  ['sts:AssumeRoleWithSAML', 'no'],
  ['iam:*', 'no'],
  ['sts', 'no'],
])('%s: %s', (pattern, expected) => {
  expect(matchAction(list(false, pattern), 'sts:assumerole', null)).toBe(expected);
});

it('turns the list round for NotAction', () => {
  expect(matchAction(list(true, 'iam:*', 'sts:Get*'), 'sts:assumerole', null)).toBe('yes');
  expect(matchAction(list(true, 'iam:*', 'sts:*'), 'sts:assumerole', null)).toBe('no');
});

it('tells every pattern that matches', () => {
  const found: PatternMatch[] = [];
  matchAction(list(false, 'sts:*', 'iam:*', '*'), 'sts:assumerole', found);
  expect(found.map(({ text, path }) => [text, path[1]])).toEqual([
    ['sts:*', 0],
    ['*', 2],
  ]);
});
