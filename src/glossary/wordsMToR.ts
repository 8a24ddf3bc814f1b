// The words of the field from M to R.
import {
  allow,
  jsonText,
  LOOKS_AROUND,
  mayAssume,
  permissionsOf,
  policy,
  policyText,
  trustOf,
  trusts,
} from '#lessons/lessonTexts.ts';
import {
  both,
  AWAY,
  caller,
  estateOf,
  far,
  guide,
  HOME,
  HUB,
  identity,
  lina,
  ORG,
  provider,
  role,
  shown,
  web,
} from './exampleTexts.ts';
import type { Term } from './term.ts';

export const wordsMToR: readonly Term[] = [
  {
    id: 'mfa',
    word: 'MFA',
    also: ['multi-factor authentication', 'aws:MultiFactorAuthPresent'],
    means:
      'Multi-factor authentication. A trust policy can ask for it by `aws:MultiFactorAuthPresent`. Calls with a long-term access key do not carry the key at all.',
    example: shown(
      lina,
      role,
      'conditional',
      trustOf(role, trusts({ AWS: lina }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
      permissionsOf(lina, LOOKS_AROUND),
    ),
    page: `${guide}/id_credentials_mfa_configure-api-require.html`,
  },
  {
    id: 'oidc',
    word: 'OIDC',
    also: ['OpenID Connect', 'AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithWebIdentity', 'web identity'],
    means:
      'OpenID Connect: a provider signs tokens that say for whom they are (`aud`) and whose they are (`sub`). With one a caller calls AssumeRoleWithWebIdentity. The trust policy should ask for both.',
    example: shown(
      provider(HUB),
      role,
      'conditional',
      web(HUB, { aud: 'sts.amazonaws.com', sub: 'repo:harbor-inc/shop:ref:refs/heads/main' }),
    ),
    page: `${guide}/id_roles_providers_oidc.html`,
  },
  {
    id: 'organization',
    word: 'organization',
    also: ['organizations', 'AWS Organizations', 'aws:PrincipalOrgID'],
    means:
      'Accounts under one management account, in a tree of organizational units. Its policies, SCP and RCP, limit what the accounts can do. `aws:PrincipalOrgID` in a condition tells whether a caller belongs to it.',
    example: shown(
      caller,
      far,
      'valid',
      {
        name: 'the organization',
        text: jsonText({
          accounts: [
            { id: HOME, org: ORG },
            { id: AWAY, org: ORG },
          ],
          principals: [{ arn: caller, policies: [identity(mayAssume(far))] }],
        }),
      },
      trustOf(far, trusts({ AWS: caller }, { StringEquals: { 'aws:PrincipalOrgID': ORG } })),
    ),
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html',
  },
  {
    id: 'pass-role',
    word: 'PassRole',
    also: ['iam:PassRole'],
    means:
      'The permission to hand a role to a service: whoever makes a function or an instance with a role needs `iam:PassRole` on it. It is no call and no arrow of its own; the service then assumes the role, and so gets its permissions.',
    example: shown(
      'lambda.amazonaws.com',
      role,
      'valid',
      trustOf(role, trusts({ Service: 'lambda.amazonaws.com' })),
    ),
    page: `${guide}/id_roles_use_passrole.html`,
  },
  {
    id: 'permissions-boundary',
    word: 'permissions boundary',
    also: ['permissions boundaries', 'boundary'],
    means:
      'A policy that limits what a user or role can be permitted. It grants nothing; what it does not allow is gone. One that names no `sts:AssumeRole` keeps a role from becoming another.',
    example: shown(
      caller,
      far,
      'invalid',
      estateOf(caller, identity(mayAssume(far)), {
        name: 'boundary',
        kind: 'boundary',
        document: policy(allow('s3:*', '*')),
      }),
      trustOf(far, trusts({ AWS: caller })),
    ),
    page: `${guide}/access_policies_boundaries.html`,
  },
  {
    id: 'pod-identity',
    word: 'pod identity',
    also: ['EKS Pod Identity', 'pods.eks.amazonaws.com'],
    means:
      'The newer way of EKS to give pods a role: the service `pods.eks.amazonaws.com` assumes it and attaches tags, so that the trust policy has to allow `sts:TagSession` as well.',
    example: shown(
      'pods.eks.amazonaws.com',
      role,
      'valid',
      trustOf(
        role,
        trusts({ Service: 'pods.eks.amazonaws.com' }, undefined, ['sts:AssumeRole', 'sts:TagSession']),
      ),
    ),
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
  },
  {
    id: 'principal',
    word: 'principal',
    also: ['principals'],
    means:
      'Who makes a request: an account, a user, a role, a session of a role, a service, a federated identity. In a trust policy the element `Principal` says who may become the role.',
    example: shown(
      lina,
      role,
      'valid',
      trustOf(role, trusts({ AWS: lina })),
      permissionsOf(lina, LOOKS_AROUND),
    ),
    page: `${guide}/reference_policies_elements_principal.html`,
  },
  {
    id: 'rcp',
    word: 'RCP',
    also: ['resource control policy', 'resource control policies'],
    means:
      'Resource control policy of AWS Organizations: it limits what may be done to the resources of an account, roles included, whoever asks. It reaches callers from outside, which an SCP does not.',
    example: shown(caller, far, 'invalid', ...both(), {
      name: `RCP of ${AWAY}`,
      text: policyText({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }),
      owner: { owner: AWAY, slot: 'rcp' },
    }),
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  },
  {
    id: 'role',
    word: 'role',
    also: ['roles', 'IAM role'],
    means:
      'An identity without a password of its own. Whoever its trust policy lets in can put it on for a while, and then has its permissions instead of their own.',
    example: shown(caller, far, 'valid', ...both()),
    page: `${guide}/id_roles.html`,
  },
  {
    id: 'role-chaining',
    word: 'role chaining',
    also: ['chain of roles', 'role chain', 'chained'],
    means:
      'A role that assumes another role. Such a session lasts one hour at most, tags go along only when they are transitive, and the second role sees the first as its caller, not the person behind it.',
    example: shown(caller, far, 'valid', ...both()),
    page: `${guide}/id_roles.html#iam-term-role-chaining`,
  },
];
