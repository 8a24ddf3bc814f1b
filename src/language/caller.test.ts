import { expect, it } from 'vitest';
import { callerKind } from './caller.ts';

it.each([
  ['arn:aws:iam::111111111111:user/alice', 'user'],
  ['arn:aws:iam::ACCOUNT_B_ID:role/x', 'role'],
  ['arn:aws:sts::111111111111:assumed-role/App/s', 'session'],
  ['111111111111', 'account'],
  ['ACCOUNT_A_ID', 'account'],
  ['arn:aws:iam::111111111111:root', 'root'],
  ['arn:aws:sts::111111111111:federated-user/bob', 'federatedUser'],
  ['ec2.amazonaws.com', 'service'],
  ['ec2.amazonaws.com.cn', 'service'],
  ['arn:aws:iam::111111111111:saml-provider/Corp', 'saml'],
  ['arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com', 'oidc'],
  ['cognito-identity.amazonaws.com', 'oidc'],
  ['accounts.google.com', 'oidc'],
  ['*', 'anyone'],
  ['arn:aws:iam::111111111111:group/ops', null],
  ['arn:aws:s3:::bucket', null],
  ['alice', null],
])('%s is %s', (source, kind) => {
  expect(callerKind(source)).toBe(kind);
});

it.each(['AROAEXAMPLE1234567890', 'ALICE', 'arn:aws:iam::111111111111:policy/x'])(
  '%s is no source',
  (source) => {
    expect(callerKind(source)).toBeNull();
  },
);
