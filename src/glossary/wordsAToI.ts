// The words of the field from A to I.
import {
  allow,
  jsonText,
  LOOKS_AROUND,
  mayAssume,
  permissionsOf,
  policyText,
  rootArn,
  trustOf,
  trusts,
} from '#lessons/lessonTexts.ts';
import {
  both,
  auditors,
  caller,
  EKS,
  far,
  guide,
  HOME,
  HUB,
  lina,
  provider,
  role,
  shown,
  web,
} from './exampleTexts.ts';
import type { Term } from './term.ts';

export const wordsAToI: readonly Term[] = [
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
      trustOf(role, trusts({ AWS: caller }, { StringEquals: { 'aws:PrincipalTag/team': 'payments' } })),
      {
        name: 'Caller',
        text: jsonText({ principals: [{ arn: caller, tags: { team: 'payments' }, policies: [] }] }),
      },
    ),
    page: `${guide}/introduction_attribute-based-access-control.html`,
  },
  {
    id: 'account-root',
    word: 'account root',
    also: ['account principal'],
    means:
      '`arn:aws:iam::ACCOUNT:root` in a trust policy means the whole account: everybody in it whose own permissions allow to assume the role. It delegates the decision to the administrators of that account, so that without their policies nobody can say who gets in.',
    example: shown(HOME, far, 'unknown', trustOf(far, trusts({ AWS: rootArn(HOME) }))),
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
    id: 'for-all-values',
    word: 'ForAllValues',
    also: ['ForAnyValue', 'set operator', 'set operators'],
    means:
      'Before an operator, for keys that carry several values: every value of the request has to match, and of no value at all that is true. `ForAnyValue` wants one that matches, and of no value that is false.',
    example: shown(
      caller,
      far,
      'conditional',
      permissionsOf(caller, allow(['sts:AssumeRole', 'sts:TagSession'], far)),
      trustOf(
        far,
        trusts({ AWS: caller }, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, [
          'sts:AssumeRole',
          'sts:TagSession',
        ]),
      ),
    ),
    page: `${guide}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  },
  {
    id: 'identity-center',
    word: 'Identity Center',
    also: ['IAM Identity Center', 'permission set', 'permission sets'],
    means:
      'AWS’s sign-in for people. Each permission set that somebody gets in an account is a role there, under the path `/aws-reserved/sso.amazonaws.com/`, with an end of its name that AWS makes: a trust policy had better not write it down.',
    example: shown(
      auditors,
      far,
      'valid',
      {
        name: 'Auditors permissions',
        text: policyText(mayAssume(far)),
        owner: { owner: auditors, slot: 'identity' },
      },
      trustOf(far, trusts({ AWS: auditors })),
    ),
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html',
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
    id: 'if-exists',
    word: 'IfExists',
    also: ['BoolIfExists', 'StringEqualsIfExists'],
    means:
      'After an operator: the comparison is also true when the request does not carry the key. In a Deny that closes a hole; in an Allow it opens one, for here a bare access key passes as well.',
    example: shown(
      lina,
      role,
      'conditional',
      trustOf(role, trusts({ AWS: lina }, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } })),
      permissionsOf(lina, LOOKS_AROUND),
    ),
    page: `${guide}/reference_policies_elements_condition_operators.html`,
  },
  {
    id: 'implicit-deny',
    word: 'implicit deny',
    also: ['implicitly denied', 'implicitly denies'],
    means:
      'What no statement allows is denied, without any statement that says so. An Allow in the right place ends it; against an explicit deny it would not help.',
    example: shown(
      caller,
      far,
      'invalid',
      permissionsOf(caller, LOOKS_AROUND),
      trustOf(far, trusts({ AWS: caller })),
    ),
    page: `${guide}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  },
  {
    id: 'instance-profile',
    word: 'instance profile',
    also: ['instance profiles'],
    means:
      'What ties a role to an EC2 instance: programs on the instance get credentials of the role, renewed by EC2. The trust policy of the role names the service `ec2.amazonaws.com`, not the instance.',
    example: shown(
      'ec2.amazonaws.com',
      role,
      'valid',
      trustOf(role, trusts({ Service: 'ec2.amazonaws.com' })),
    ),
    page: `${guide}/id_roles_use_switch-role-ec2_instance-profiles.html`,
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
];
