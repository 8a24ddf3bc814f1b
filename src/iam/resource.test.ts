import { describe, expect, it } from 'vitest';
import { type Context, contextOf, known, unknownKey } from './context.ts';
import { compileResources, matchResource } from './resource.ts';
import type { Truth } from './truth.ts';

function match(pattern: string, resource: string, context: Context = contextOf({}), negated = false): Truth {
  const list = { negated, patterns: [{ text: pattern, path: ['Resource'] }] };
  return matchResource(compileResources(list, true), resource, context, null);
}

const DEEP = 'arn:aws:iam::111111111111:role/team/x/Deep';

describe('resource patterns', () => {
  it.each([
    ['*', DEEP, 'yes'],
    [DEEP, DEEP, 'yes'],
    ['arn:aws:iam::111111111111:role/Deep', DEEP, 'no'],
    ['arn:aws:iam::111111111111:role/*/Deep', DEEP, 'yes'],
    ['arn:aws:iam::*:role/team/*', DEEP, 'yes'],
    ['arn:*:iam::111111111111:role/team/?/Deep', DEEP, 'yes'],
    ['arn:aws:iam::111111111111:role/team/x/deep', DEEP, 'no'],
    ['arn:aws:iam', DEEP, 'yes'],
    ['arn:aws:s3', DEEP, 'no'],
    ['arn:aws:*:role/team/x/Deep', DEEP, 'no'],
    ['arn:aws:logs:*:111111111111:log-group:*', 'arn:aws:logs:eu-west-1:111111111111:log-group:a:b', 'yes'],
    ['arn:aws:iam::1111*:role/team/x/Deep', DEEP, 'yes'],
    ['role/team/x/Deep', DEEP, 'no'],
  ])('%s against %s: %s', (pattern, resource, expected) => {
    expect(match(pattern, resource)).toBe(expected);
  });

  it('fills in variables', () => {
    const pattern = 'arn:aws:iam::111111111111:role/user-${aws:username}';
    const resource = 'arn:aws:iam::111111111111:role/user-alice';
    expect(match(pattern, resource, contextOf({ 'aws:username': known('alice') }))).toBe('yes');
    expect(match(pattern, resource, contextOf({ 'aws:username': known('bob') }))).toBe('no');
    expect(match(pattern, resource)).toBe('no');
    expect(match(pattern, resource, contextOf({ 'aws:username': unknownKey(false) }))).toBe('depends');
    expect(match(pattern, DEEP, contextOf({ 'aws:username': unknownKey(false) }))).toBe('no');
  });

  it('takes variables before the fifth colon for text', () => {
    const context = contextOf({ 'aws:PrincipalAccount': known('111111111111') });
    for (const text of [
      'arn:aws:iam::${aws:PrincipalAccount}:role/team/x/Deep',
      "arn:aws:iam::${aws:PrincipalAccount, '1'}:role/*",
      'arn:aws:iam:${aws:PrincipalAccount}',
    ]) {
      expect(match(text, DEEP, context)).toBe('no');
      expect(match(text, DEEP, context, true)).toBe('yes');
      expect(match(text, DEEP, contextOf({ 'aws:PrincipalAccount': unknownKey(false) }))).toBe('no');
    }
  });

  it('turns the list round for NotResource', () => {
    expect(match(DEEP, DEEP, contextOf({}), true)).toBe('no');
    expect(match('arn:aws:s3:::*', DEEP, contextOf({}), true)).toBe('yes');
  });

  it('keeps a variable with a colon in its field', () => {
    const pattern = 'arn:aws:iam::111111111111:role/${aws:PrincipalTag/a:b}';
    const context = contextOf({ 'aws:PrincipalTag/a:b': known('x') });
    expect(match(pattern, 'arn:aws:iam::111111111111:role/x', context)).toBe('yes');
  });
});
