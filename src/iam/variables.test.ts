import { describe, expect, it } from 'vitest';
import { contextOf, known, knownMany, unknownKey } from './context.ts';
import { parseTemplate, resolve, type Resolved } from './variables.ts';
import { globTest } from '#language/wildcard.ts';

const context = contextOf({
  'aws:username': known('alice'),
  'aws:PrincipalTag/team': known('red*'),
  'aws:PrincipalTag/empty': known(''),
  'aws:TagKeys': knownMany(['a']),
  'sts:ExternalId': unknownKey(true),
});

const fill = (text: string, variables = true): Resolved =>
  resolve(parseTemplate(text, variables, true), context);

function matches(text: string, value: string): boolean {
  const resolved = fill(text);
  return resolved.state !== 'none' && globTest(resolved.parts)(value);
}

describe('variables', () => {
  it('substitutes, whatever the case of the key', () => {
    expect(matches('user-${AWS:UserName}', 'user-alice')).toBe(true);
  });

  it('takes a star in a value as text', () => {
    expect(matches('${aws:PrincipalTag/team}', 'red*')).toBe(true);
    expect(matches('${aws:PrincipalTag/team}', 'redder')).toBe(false);
  });

  it('knows the escapes', () => {
    expect(matches('a${*}', 'a*')).toBe(true);
    expect(matches('a${*}', 'ab')).toBe(false);
    expect(matches('${?}${$}', '?$')).toBe(true);
  });

  it('uses the default for a key without a single value', () => {
    expect(matches("t-${aws:PrincipalTag/none, 'common'}", 't-common')).toBe(true);
    expect(matches("t-${aws:TagKeys, 'many'}", 't-many')).toBe(true);
    expect(matches("t-${aws:username, 'x'}", 't-alice')).toBe(true);
  });

  it('has no value for an absent key without default', () => {
    expect(fill('t-${aws:PrincipalTag/none}').state).toBe('none');
  });

  it('takes an empty value for none', () => {
    expect(fill('t-${aws:PrincipalTag/empty}').state).toBe('none');
    expect(matches("t-${aws:PrincipalTag/empty, 'x'}", 't-x')).toBe(true);
  });

  it('stays open for an unknown key', () => {
    expect(fill('t-${sts:ExternalId}').state).toBe('open');
  });

  it('is text in documents of the old version', () => {
    expect(fill('${aws:username}', false)).toEqual({
      state: 'known',
      parts: [{ literal: '${aws:username}' }],
    });
  });

  it('takes an unclosed brace as text', () => {
    expect(matches('${aws:username', '${aws:username')).toBe(true);
  });
});
