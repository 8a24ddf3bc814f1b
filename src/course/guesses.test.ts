import { afterEach, expect, test } from 'vitest';
import type { EdgeWord } from '#graph/accessGraph.ts';
import { derivedStore } from '#session/derived.ts';
import { edit, resetWorkspace } from '#session/truth.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { forgetGuesses, guessFirst, guessKey, parseGuesses, recordGuess } from './guesses.ts';

const edge = (verdict: EdgeWord['verdict'], kind: EdgeWord['kind'] = 'assume'): EdgeWord => ({
  id: `a→b|${kind}`,
  kind,
  source: 'a',
  target: 'b',
  action: 'sts:AssumeRole',
  verdict,
});
const seen = (one: EdgeWord) => derivedStore.getState().veil?.(one).verdict ?? one.verdict;

afterEach(() => {
  guessFirst(false);
  forgetGuesses();
  resetWorkspace(emptyWorkspace);
});

test('verdicts are hidden until they are guessed, and again when they change or the lesson does', () => {
  expect(derivedStore.getState().veil).toBeNull();
  guessFirst(true);
  expect(['valid', 'conditional', 'invalid'].map((word) => seen(edge(word as 'valid')))).toEqual(
    Array(3).fill('unknown'),
  );
  expect(derivedStore.getState().veil?.(edge('valid'))).toMatchObject({ veiled: true, source: 'a' });
  recordGuess({ key: guessKey(edge('valid').id, 'valid'), said: 'invalid', sure: 60, was: 'valid' });
  expect(seen(edge('valid'))).toBe('valid');
  expect(seen(edge('invalid'))).toBe('unknown');
  edit((w) => ({ ...w, lesson: { id: 'other' } }));
  expect(seen(edge('valid'))).toBe('unknown');
});

test('what a missing document leaves open is never hidden; what may be used is, with the verdicts', () => {
  guessFirst(true);
  expect(derivedStore.getState().veil?.(edge('unknown'))).toEqual(edge('unknown'));
  expect(seen(edge('valid', 'access'))).toBe('unknown');
});

test('what is kept is read with care, and only the last ones', () => {
  expect(parseGuesses(null)).toEqual({ on: false, guesses: [] });
  expect(parseGuesses('nonsense')).toEqual({ on: false, guesses: [] });
  const good = { key: 1, said: 'valid', sure: 80, was: 'invalid' };
  const bad = [null, 7, { ...good, sure: 81 }, { ...good, said: 'unknown' }, { ...good, key: 'x' }];
  expect(parseGuesses(JSON.stringify({ on: true, guesses: [...bad, good] }))).toEqual({
    on: true,
    guesses: [good],
  });
  const many = Array.from({ length: 400 }, (_, key) => ({ ...good, key }));
  expect(parseGuesses(JSON.stringify({ guesses: many })).guesses.map(({ key }) => key)[0]).toBe(100);
});
