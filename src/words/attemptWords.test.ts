import { expect, test } from 'vitest';
import { chainWords, claimWords, outcomeWords, suspectWords, whenWords } from './attemptWords.ts';

test('how often and when', () => {
  expect(outcomeWords({ outcome: 'allowed', count: 12 })).toBe('Used 12 times');
  expect(outcomeWords({ outcome: 'denied', count: 1 })).toBe('Denied');
  expect(outcomeWords({ outcome: 'planned', count: 2 })).toBe('Planned');
  expect(whenWords({})).toBe('');
  expect(whenWords({ time: '2026-03-02T10:00:31Z' })).toBe('2026-03-02 10:00 UTC');
  expect(whenWords({ time: '2026-03-02T10:00:31Z', until: 'later' })).toBe('2026-03-02 10:00 UTC to later');
});

test('policies that can have refused, and claims', () => {
  expect(suspectWords({ gate: 'trust', policy: 'trust policy of the role', answer: 'no', named: true })).toBe(
    'trust policy of the role: says no; AWS names it',
  );
  const row = {
    claim: 'sub',
    wanted: 'x',
    mark: 'no',
    place: { document: 'd', piece: 0, path: [] },
  } as const;
  expect(claimWords({ ...row, actual: 'repo:a/b' })).toBe('repo:a/b');
  expect(claimWords({ ...row, actual: null })).toContain('not in it');
  expect(claimWords(row)).toBe('sub is not known');
});

test('a chain in one sentence', () => {
  const hop = (verdict: 'valid' | 'invalid' | 'conditional' | null, from: string | null = 'A') => ({
    name: 'p',
    from,
    to: 'B',
    verdict,
  });
  const words = (...chain: ReturnType<typeof hop>[]) => chainWords(chain, (arn) => arn);
  expect(words(hop(null, null), hop('invalid'))).toBe(
    'A chain of 2 profiles: 1. somebody who is not named to B, not judged; 2. A to B, invalid. It fails at hop 2.',
  );
  expect(words(hop('valid'), hop('valid'))).toMatch(/It works\.$/);
  expect(words(hop('valid'), hop('conditional'))).toMatch(/under conditions\.$/);
  expect(words(hop(null, null), hop('valid'))).toMatch(/Not every hop/);
  expect(words()).toBe('');
});
