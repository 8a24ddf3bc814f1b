// The words of the field from A to M.
import {
  jsonText,
  LOOKS_AROUND,
  mayAssume,
  permissionsOf,
  rootArn,
  trustOf,
  trusts,
} from '#lessons/lessonTexts.ts';
import {
  HOME,
  guide,
  lina,
  caller,
  role,
  far,
  shown,
  EKS,
  HUB,
  provider,
  web,
  identity,
  both,
} from './exampleTexts.ts';
import type { Term } from './term.ts';

export const wordsAToM: readonly Term[] = [
  {
    id: 'abac',
    word: 'ABAC',
    also: ['attribute-based access control', 'principal tag'],
    means:
      'Attribute-based access control: a policy asks for a tag instead of a name. The tags of the caller are in the keys `aws:PrincipalTag/…`. Who may set tags then decides who gets in.',
    example: shown(
      caller,
      role,
      'valid',
      trustOf(
        role,
        trusts({ AWS: rootArn(HOME) }, { StringEquals: { 'aws:PrincipalTag/team': 'payments' } }),
      ),
      {
        name: 'Caller',
        text: jsonText({
          principals: [{ arn: caller, tags: { team: 'payments' }, policies: [identity(mayAssume(role))] }],
        }),
      },
    ),
    page: `${guide}/introduction_attribute-based-access-control.html`,
  },
  {
    id: 'account-root',
    word: 'account root',
    also: ['account principal'],
    means:
      '`arn:aws:iam::ACCOUNT:root` in a trust policy means the whole account: everybody in it whose own permissions allow to assume the role. It delegates the decision to the administrators of that account.',
    example: shown(
      caller,
      far,
      'valid',
      permissionsOf(caller, mayAssume(far)),
      trustOf(far, trusts({ AWS: rootArn(HOME) })),
    ),
    page: `${guide}/reference_policies_elements_principal.html#principal-accounts`,
  },
  {
    id: 'assume-role',
    word: 'AssumeRole',
    also: ['sts:AssumeRole', 'assume a role', 'assume'],
    means:
      'The call to STS with which a user or a role becomes another role for a while. It returns temporary credentials. Services use it as well; who comes with a token or an assertion calls a sister of it.',
    example: shown(caller, far, 'valid', ...both()),
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  {
    id: 'condition',
    word: 'condition key',
    also: ['condition', 'conditions', 'condition keys'],
    means:
      'A statement counts only for requests that pass its conditions. Each compares a key of the request, such as `aws:SourceIp`, with values, by an operator. An edge that hangs on one is conditional.',
    example: shown(caller, far, 'conditional', ...both({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })),
    page: `${guide}/reference_policies_condition-keys.html`,
  },
  {
    id: 'confused-deputy',
    word: 'confused deputy',
    means:
      'Somebody who may act for many is talked into acting for the wrong one. A vendor’s role that every customer trusts is the classic case: without an external id one customer can name the role of another.',
    example: shown(caller, far, 'valid', ...both()),
    page: `${guide}/confused-deputy.html`,
  },
  {
    id: 'cross-account',
    word: 'cross-account',
    also: ['across accounts'],
    means:
      'Caller and role stand in different accounts. Then both sides have to say yes: the trust policy of the role, and the permissions of the caller.',
    example: shown(
      caller,
      far,
      'invalid',
      permissionsOf(caller, LOOKS_AROUND),
      trustOf(far, trusts({ AWS: caller })),
    ),
    page: `${guide}/reference_policies_evaluation-logic-cross-account.html`,
  },
  {
    id: 'explicit-deny',
    word: 'explicit deny',
    also: ['explicitly denied', 'explicitly denies', 'explicit Deny'],
    means:
      'A statement with `"Effect": "Deny"` that fits the request. It wins over every Allow, wherever it stands. What nobody allows is denied too, implicitly; that an Allow can change.',
    example: shown(
      caller,
      far,
      'invalid',
      permissionsOf(caller, mayAssume(far), { Effect: 'Deny', Action: 'sts:*', Resource: '*' }),
      trustOf(far, trusts({ AWS: caller })),
    ),
    page: `${guide}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  },
  {
    id: 'external-id',
    word: 'ExternalId',
    also: ['external id', 'sts:ExternalId'],
    means:
      'A word that a vendor sends with AssumeRole, another one for each customer, and that the customer’s trust policy asks for. It is no password: it ties the call to the customer on whose behalf it is made.',
    example: shown(
      caller,
      far,
      'conditional',
      ...both({ StringEquals: { 'sts:ExternalId': 'harbor-7131' } }),
    ),
    page: `${guide}/id_roles_common-scenarios_third-party.html`,
  },
  {
    id: 'federation',
    word: 'federation',
    also: ['federated', 'identity provider', 'federated principal'],
    means:
      'People and machines that another system knows, such as a company login or GitHub, get a role without a user in AWS. The trust policy names their provider under `Federated`.',
    example: shown(
      provider(HUB),
      role,
      'conditional',
      web(HUB, { aud: 'sts.amazonaws.com', sub: 'repo:harbor-inc/shop:ref:refs/heads/main' }),
    ),
    page: `${guide}/id_roles_providers.html`,
  },
  {
    id: 'identity-based-policy',
    word: 'identity-based policy',
    also: [
      'identity-based policies',
      'identity policy',
      'permissions policy',
      'permissions policies',
      'own permissions',
      'permissions',
    ],
    means:
      'A policy attached to a user, group or role: what they may do. To assume a role of another account the caller needs one that allows `sts:AssumeRole` on it.',
    example: shown(caller, far, 'valid', ...both()),
    page: `${guide}/access_policies_identity-vs-resource.html`,
  },
  {
    id: 'irsa',
    word: 'IRSA',
    also: ['IAM roles for service accounts'],
    means:
      'IAM roles for service accounts: pods of an EKS cluster come with a token of the cluster’s own OIDC provider. `sub` in the trust policy says which service account may have the role; without it the whole cluster may.',
    example: shown(
      provider(EKS),
      role,
      'conditional',
      web(EKS, { sub: 'system:serviceaccount:shop:orders', aud: 'sts.amazonaws.com' }),
    ),
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
  },
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
];
