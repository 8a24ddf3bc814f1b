import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iamName, isPlaceholderAccount, parseArn } from './arn.ts';

describe('parseArn', () => {
  it('keeps colons and slashes of the resource', () => {
    expect(parseArn('arn:aws:logs:eu-west-1:111111111111:log-group:a/b:*')).toEqual({
      partition: 'aws',
      service: 'logs',
      region: 'eu-west-1',
      account: '111111111111',
      resource: 'log-group:a/b:*',
    });
  });

  it('takes placeholders for the account, also with colons inside braces', () => {
    expect(parseArn('arn:aws:iam::ACCOUNT_A_ID:role/x')?.account).toBe('ACCOUNT_A_ID');
    expect(parseArn('arn:aws:iam::${AWS::AccountId}:role/x')?.account).toBe('${AWS::AccountId}');
    expect(parseArn('arn:aws:iam::<a>:role/x')?.resource).toBe('role/x');
  });

  it('refuses what has too few fields', () => {
    expect(parseArn('arn:aws:iam::111111111111')).toBeNull();
    expect(parseArn('111111111111')).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        iamName(text);
        const arn = parseArn(`arn:${text}`);
        expect(arn === null || typeof arn.resource === 'string').toBe(true);
      }),
    );
  });
});

describe('iamName', () => {
  it.each([
    ['arn:aws:iam::111111111111:user/alice', 'user', '/', 'alice'],
    ['arn:aws:iam::111111111111:role/team/x/Deep', 'role', '/team/x/', 'Deep'],
    ['arn:aws:iam::111111111111:group/ops', 'group', '/', 'ops'],
    ['arn:aws:iam::111111111111:root', 'root', '/', 'root'],
    ['arn:aws:sts::111111111111:assumed-role/App/s-1', 'session', '/', 'App'],
    ['arn:aws:sts::111111111111:federated-user/bob', 'federatedUser', '/', 'bob'],
    ['arn:aws:iam::111111111111:saml-provider/Corp', 'samlProvider', '/', 'Corp'],
    ['arn:aws:iam::111111111111:oidc-provider/host.example/id/AB', 'oidcProvider', '/', 'host.example/id/AB'],
  ])('%s is a %s', (arn, kind, path, name) => {
    expect(iamName(arn)).toMatchObject({ kind, path, name, account: '111111111111' });
  });

  it('tells the session', () => {
    expect(iamName('arn:aws:sts::111111111111:assumed-role/App/me@example.com')?.session).toBe(
      'me@example.com',
    );
  });

  it.each([
    'arn:aws:s3:::bucket',
    'arn:aws:sts::111111111111:assumed-role/App',
    'arn:aws:iam::111111111111:role/',
  ])('%s names nothing of IAM', (arn) => {
    expect(iamName(arn)).toBeNull();
  });
});

describe('isPlaceholderAccount', () => {
  it.each(['ACCOUNT_B_ID', '<account>', '1111111111', '${AWS::AccountId}', 'YOUR-ACCOUNT', '{{account}}'])(
    '%s',
    (text) => {
      expect(isPlaceholderAccount(text)).toBe(true);
    },
  );

  it.each([
    '[ACCOUNT]',
    '[account id]',
    '$ACCOUNT_ID',
    'AccountA',
    'my-account-id',
    '1234-5678-9012',
    'xxxxxxxx',
    '...',
    '…',
    '<>',
    '***',
    '************',
    '1111111111xx',
    '****11111111',
    'my account number',
    'account id',
  ])('also %s', (text) => {
    expect(isPlaceholderAccount(text)).toBe(true);
  });

  it.each(['111111111111', '', '*', '**', 'aws', 'alice', 'alice and bob'])('not %j', (text) => {
    expect(isPlaceholderAccount(text)).toBe(false);
  });
});
