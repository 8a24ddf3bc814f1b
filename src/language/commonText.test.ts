import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonText } from './commonText.ts';
import { globOf, parseGlob } from './wildcard.ts';

const common = (...patterns: string[]): string | null => commonText(patterns.map(parseGlob));

it('finds a text that all patterns match', () => {
  expect(common('dev-*', '*-ci')).toBe('dev-ci');
  expect(common('a*', '*b', '*c*')).toBe('acb');
  expect(common('a?c', '??c')).toBe('aqc');
  expect(common('*', '*')).toBe('');
});

it('says when there is none', () => {
  expect(common('dev-*', 'prod-*')).toBeNull();
  expect(common('a?', 'a')).toBeNull();
});

it('finds one for any two patterns of one text', () => {
  const piece = fc.constantFrom('a', 'b', '?', '*');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), (one, other) => {
      const [a, b] = [one.join(''), other.join('')];
      const found = common(a, b);
      const both = (text: string): boolean => globOf(a)(text) && globOf(b)(text);
      if (found !== null) return both(found);
      const short = [
        '',
        ...['a', 'b'].flatMap((x) => ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'].map((y) => x + y)),
      ];
      return !short.some(both);
    }),
  );
});
