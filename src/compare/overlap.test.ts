import fc from 'fast-check';
import { expect, it } from 'vitest';
import { globOf } from '#language/wildcard.ts';
import { isAbout, overlap } from './overlap.ts';

it.each([
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:*Object', true],
  ['s3:Get*', 's3:Put*', false],
  ['s3:?et*', 's3:Get', true],
  ['*', '', true],
  ['a*b', 'a*c', false],
  ['a?', 'a', false],
])('%s and %s: %s', (a, b, expected) => {
  expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected]);
});

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });

it('a text that fits both is enough, and a text is a pattern that only it fits', () => {
  fc.assert(
    fc.property(pattern, pattern, text, (a, b, word) => {
      if (globOf(a)(word) && globOf(b)(word)) expect(overlap(a, b)).toBe(true);
      expect(overlap(a, word)).toBe(globOf(a)(word));
      expect(overlap(b, a)).toBe(overlap(a, b));
    }),
    { numRuns: 500 },
  );
});

const orders = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::orders/*'] };

it.each([
  [{ Action: 'S3:*', Resource: '*' }, true],
  [{ Action: 'sqs:*', Resource: '*' }, false],
  [{ Action: 's3:*', Resource: 'arn:aws:s3:::orders/secret/*' }, true],
  [{ Action: 's3:*', Resource: 'arn:aws:s3:::other/*' }, false],
  [{ NotAction: ['iam:*', 's3:Get*'], Resource: '*' }, false],
  [{ NotAction: 'iam:*', Resource: '*' }, true],
  [{ Action: 's3:*', NotResource: 'arn:aws:s3:::orders/*' }, false],
  [{ Action: 's3:*', NotResource: 'arn:aws:s3:::other/*' }, true],
])('%j', (statement, expected) => {
  expect(isAbout(statement, orders)).toBe(expected);
});
