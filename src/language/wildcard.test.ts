import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globOf, globTest, lowerParts, parseGlob } from './wildcard.ts';

/** The textbook definition, exponential but short. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && naive(rest, text.slice(1));
}

describe('globOf', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything:at/all', true],
    ['?', '', false],
    ['?', 'a', true],
    ['??', 'a', false],
    ['a*', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*a?c', 'xxabc', true],
    ['role/*', 'role/', true],
    ['role/?*', 'role/', false],
    ['repo:o/*:ref', 'repo:o/r:x:ref', true],
    ['a**b', 'ab', true],
    ['ab*ba', 'aba', false],
  ])('%j against %j is %s', (pattern, text, expected) => {
    expect(globOf(pattern)(text)).toBe(expected);
  });

  it('agrees with the definition', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 9 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(globOf(p)(t)).toBe(naive(p, t));
      }),
      { numRuns: 3000 },
    );
  });

  it('ends where backtracking never would', () => {
    const test = globOf(`${'*a'.repeat(60)}*b`);
    expect(test('a'.repeat(200_000))).toBe(false);
  });
});

describe('globTest', () => {
  it('takes a star inside a literal as text', () => {
    const test = globTest([{ literal: 'team-*' }]);
    expect(test('team-*')).toBe(true);
    expect(test('team-red')).toBe(false);
    expect(globTest([{ literal: '*' }, '*'])('*x')).toBe(true);
    expect(globTest([{ literal: '*' }, '*'])('x')).toBe(false);
  });

  it('keeps wildcards when the literals are lower-cased', () => {
    expect(globTest(lowerParts(parseGlob('STS:Assume*')))('sts:assumerole')).toBe(true);
  });
});
