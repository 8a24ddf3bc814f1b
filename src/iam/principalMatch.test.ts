import { describe, expect, it } from 'vitest';
import { type Context, contextOf, known, unknownKey } from './context.ts';
import { compileEntry } from './principalMatch.ts';
import { ALICE, APP, APP_SESSION, STRANGER, testCaller } from './testRequest.ts';

function name(key: string, value: string, source: string, context: Context = contextOf({})): string {
  const { strength, match } = compileEntry({ key, value, path: [] });
  const truth = match(testCaller(source), context);
  return truth === 'no' ? 'no' : `${truth} ${strength}`;
}

describe('AWS entries', () => {
  it.each([
    ['111111111111', ALICE, 'yes account'],
    ['arn:aws:iam::111111111111:root', ALICE, 'yes account'],
    ['arn:aws:iam::111111111111:root', APP_SESSION, 'yes account'],
    ['arn:aws:iam::111111111111:root', '111111111111', 'yes account'],
    ['arn:aws-cn:iam::111111111111:root', ALICE, 'no'],
    ['arn:aws:iam::111111111111:root', STRANGER, 'no'],
    [ALICE, ALICE, 'yes user'],
    [ALICE, STRANGER, 'no'],
    ['arn:aws:iam::111111111111:user/Alice', ALICE, 'no'],
    [APP, APP, 'yes role'],
    [APP, APP_SESSION, 'yes role'],
    ['arn:aws:iam::111111111111:role/App', APP, 'no'],
    [APP_SESSION, APP_SESSION, 'yes session'],
    ['arn:aws:sts::111111111111:assumed-role/App/other', APP_SESSION, 'no'],
    ['*', ALICE, 'yes wildcard'],
    ['*', 'ec2.amazonaws.com', 'yes wildcard'],
    ['*', '*', 'yes wildcard'],
    [ALICE, '*', 'no'],
    ['arn:aws:iam::111111111111:user/*', ALICE, 'no'],
    ['arn:aws:iam::111111111111:saml-provider/Corp', 'arn:aws:iam::111111111111:saml-provider/Corp', 'no'],
    ['arn:aws:iam::ACCOUNT_B_ID:role/x', 'arn:aws:iam::ACCOUNT_B_ID:role/x', 'yes role'],
    ['arn:aws:iam::ACCOUNT_B_ID:role/x', 'arn:aws:iam::222222222222:role/x', 'no'],
  ])('%s for %s: %s', (value, source, expected) => {
    expect(name('AWS', value, source)).toBe(expected);
  });

  it('knows unique ids', () => {
    const { strength, match } = compileEntry({ key: 'AWS', value: 'AROAEXAMPLE1234567890', path: [] });
    expect(strength).toBe('role');
    expect(match(testCaller(APP, { uniqueId: 'AROAEXAMPLE1234567890' }), contextOf({}))).toBe('yes');
    expect(match(testCaller(APP), contextOf({}))).toBe('no');
  });

  it('leaves a named session of a role to the session name', () => {
    const key = 'source:SessionName';
    expect(name('AWS', APP_SESSION, APP, contextOf({ [key]: unknownKey(false) }))).toBe('depends session');
    expect(name('AWS', APP_SESSION, APP, contextOf({ [key]: known('nightly') }))).toBe('yes session');
    expect(name('AWS', APP_SESSION, APP, contextOf({ [key]: known('daily') }))).toBe('no');
  });

  it('finds the role of a session whose role is not loaded', () => {
    const { match } = compileEntry({ key: 'AWS', value: 'arn:aws:iam::333333333333:role/Ops', path: [] });
    const session = testCaller('arn:aws:sts::333333333333:assumed-role/Ops/x');
    const { roleArn: _, ...unloaded } = session;
    expect(match(unloaded, contextOf({}))).toBe('yes');
  });
});

describe('other entries', () => {
  it.each([
    ['*', '*', ALICE, 'yes wildcard'],
    ['Service', 'ec2.amazonaws.com', 'ec2.amazonaws.com', 'yes service'],
    ['Service', 'ec2.amazonaws.com', 'lambda.amazonaws.com', 'no'],
    ['Federated', 'accounts.google.com', 'accounts.google.com', 'yes federated'],
    ['aws', ALICE, ALICE, 'no'],
    ['CanonicalUser', 'ab12', ALICE, 'no'],
  ])('%s %s for %s: %s', (key, value, source, expected) => {
    expect(name(key, value, source)).toBe(expected);
  });
});
