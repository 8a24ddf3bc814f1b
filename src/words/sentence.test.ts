import { expect, it } from 'vitest';
import type { VerdictWord } from '#decision/verdict.ts';
import { quoted, sentence, together } from './sentence.ts';

const told = (text: string, verdict: VerdictWord) =>
  sentence(text, verdict)
    .filter((run) => run.as === 'verdict')
    .map((run) => run.text);

it.each<[string, VerdictWord, string]>([
  ['A can assume B.', 'valid', 'can'],
  ['A can assume B only if the request passes ExternalId "x".', 'conditional', 'only if'],
  ['A cannot assume B: its permissions do not allow it.', 'invalid', 'cannot'],
  ['Whether A can assume B is not known: its policies were not given.', 'unknown', 'is not known'],
  [
    'Whether A can assume B depends on a document that was not given: its policies.',
    'unknown',
    'depends on a document that was not given',
  ],
])('%s', (text, verdict, words) => {
  expect(told(text, verdict)).toEqual([words]);
});

it('does not take a part of a name for the verdict', () => {
  expect(told('Canary can assume B.', 'valid')).toEqual(['can']);
});

it('sets values as code and loses nothing else', () => {
  expect(quoted('passes ExternalId "x-42" and `y`.')).toEqual([
    { text: 'passes ExternalId ', as: 'plain' },
    { text: 'x-42', as: 'code' },
    { text: ' and ', as: 'plain' },
    { text: 'y', as: 'code' },
    { text: '.', as: 'plain' },
  ]);
});

it('stays plain without a telling word', () => {
  expect(sentence('Nothing to say.', 'valid')).toEqual([{ text: 'Nothing to say.', as: 'plain' }]);
});

it('keeps marks with the value that they touch, and loses nothing', () => {
  const parts = together(quoted('refuses it (`1111` has four); between `a`, `b`.'));
  expect(parts.map(({ after, before, text }) => [before, text, after])).toEqual([
    ['', 'refuses it ', ''],
    ['(', '1111', ''],
    ['', ' has four); between ', ''],
    ['', 'a', ','],
    ['', ' ', ''],
    ['', 'b', '.'],
    ['', '', ''],
  ]);
});
