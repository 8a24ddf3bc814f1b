// Who the examples are about, and short ways to write them.
import type { VerdictWord } from '#decision/verdict.ts';
import type { SampleDocument } from '#lessons/samples.ts';
import {
  jsonText,
  mayAssume,
  permissionsOf,
  policy,
  policyText,
  roleArn,
  trustOf,
  trusts,
  userArn,
} from '#lessons/lessonTexts.ts';
import type { Example } from './term.ts';

export const HOME = '111111111111';
export const AWAY = '222222222222';
export const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

export const lina = userArn(HOME, 'lina');
export const caller = roleArn(HOME, 'Caller');
export const role = roleArn(HOME, 'Target');
export const far = roleArn(AWAY, 'Target');
export const auditors = `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Auditors_0a1b2c3d4e5f6789`;
export const ORG = 'o-4x7q2m9k1z';

export const shown = (
  source: string,
  target: string,
  verdict: VerdictWord,
  ...documents: readonly SampleDocument[]
): Example => ({ documents, source, target, verdict });

export const EKS = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF';
export const HUB = 'token.actions.githubusercontent.com';
export const provider = (name: string) => `arn:aws:iam::${HOME}:oidc-provider/${name}`;
export const saml = `arn:aws:iam::${HOME}:saml-provider/CompanyLogin`;

export const web = (name: string, claims: Readonly<Record<string, string>>) =>
  trustOf(
    role,
    trusts(
      { Federated: provider(name) },
      {
        StringEquals: Object.fromEntries(
          Object.entries(claims).map(([key, value]) => [`${name}:${key}`, value]),
        ),
      },
      'sts:AssumeRoleWithWebIdentity',
    ),
  );

export const estateOf = (arn: string, ...policies: readonly object[]): SampleDocument => ({
  name: `${arn.split('/').at(-1)}`,
  text: jsonText({ principals: [{ arn, policies }] }),
});
export const identity = (...statements: readonly Readonly<Record<string, unknown>>[]) => ({
  name: 'permissions',
  kind: 'identity',
  document: policy(...statements),
});

export const scpOf = (...statements: readonly Readonly<Record<string, unknown>>[]): SampleDocument => ({
  name: `SCP of ${HOME}`,
  text: policyText(...statements),
  owner: { owner: HOME, slot: 'scp' },
});

export const both = (condition?: Parameters<typeof trusts>[1]) => [
  permissionsOf(caller, mayAssume(far)),
  trustOf(far, trusts({ AWS: caller }, condition)),
];
