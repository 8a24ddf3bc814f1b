// The words of the field from S to Z.
import {
  allow,
  LOOKS_AROUND,
  mayAssume,
  permissionsOf,
  policy,
  trustOf,
  trusts,
} from '#lessons/lessonTexts.ts';
import {
  both,
  caller,
  estateOf,
  far,
  guide,
  HOME,
  identity,
  lina,
  role,
  saml,
  scpOf,
  shown,
} from './exampleTexts.ts';
import type { Term } from './term.ts';

export const wordsSToZ: readonly Term[] = [
  {
    id: 'saml',
    word: 'SAML',
    also: ['AssumeRoleWithSAML', 'sts:AssumeRoleWithSAML'],
    means:
      'The older language of company logins. Who comes with an assertion of a SAML provider calls AssumeRoleWithSAML; `SAML:aud` in the trust policy pins it to AWS’s sign-in page.',
    example: shown(
      saml,
      role,
      'conditional',
      trustOf(
        role,
        trusts(
          { Federated: saml },
          { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
          'sts:AssumeRoleWithSAML',
        ),
      ),
    ),
    page: `${guide}/id_roles_providers_saml.html`,
  },
  {
    id: 'scp',
    word: 'SCP',
    also: ['service control policy', 'service control policies', 'SCPs'],
    means:
      'Service control policy of AWS Organizations: the most that the principals of an account can do. It grants nothing, and it does not reach callers from other accounts.',
    example: shown(
      caller,
      far,
      'invalid',
      ...both(),
      scpOf(allow('*', '*'), { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }),
    ),
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  {
    id: 'service-principal',
    word: 'service principal',
    also: ['service role', 'service roles'],
    means:
      'The name under which an AWS service calls, such as `lambda.amazonaws.com`. A trust policy names it under `Service`. A service needs no permission of its own: the trust policy decides alone.',
    example: shown(
      'lambda.amazonaws.com',
      role,
      'valid',
      trustOf(role, trusts({ Service: 'lambda.amazonaws.com' })),
    ),
    page: `${guide}/reference_policies_elements_principal.html#principal-services`,
  },
  {
    id: 'service-linked-role',
    word: 'service-linked role',
    also: ['service-linked roles'],
    means:
      'A role that belongs to a service: AWS makes it, its trust policy cannot be changed, only that service can assume it, and SCPs do not limit it. It stands under the path `/aws-service-role/`.',
    example: shown(
      'autoscaling.amazonaws.com',
      `arn:aws:iam::${HOME}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      'valid',
      trustOf(
        `arn:aws:iam::${HOME}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
        trusts({ Service: 'autoscaling.amazonaws.com' }),
      ),
    ),
    page: `${guide}/id_roles_create-service-linked-role.html`,
  },
  {
    id: 'session',
    word: 'session',
    also: ['sessions', 'role session', 'assumed-role'],
    means:
      'What AssumeRole gives: temporary credentials of a role, under a name that the caller chose. Its ARN, `arn:aws:sts::ACCOUNT:assumed-role/ROLE/NAME`, stands in logs and error messages; in a trust policy it means this one session only.',
    example: shown(
      `arn:aws:sts::${HOME}:assumed-role/Caller/anna`,
      role,
      'valid',
      trustOf(role, trusts({ AWS: `arn:aws:sts::${HOME}:assumed-role/Caller/anna` })),
    ),
    page: `${guide}/reference_policies_elements_principal.html#principal-role-session`,
  },
  {
    id: 'session-policy',
    word: 'session policy',
    also: ['session policies'],
    means:
      'A policy given with the call that starts a session. For that session only what both it and the role allow is left. It stands nowhere in IAM: look for it at whoever starts the session.',
    example: shown(
      caller,
      far,
      'invalid',
      estateOf(caller, identity(mayAssume(far)), {
        name: 'session',
        kind: 'session',
        document: policy(allow('logs:*', '*')),
      }),
      trustOf(far, trusts({ AWS: caller })),
    ),
    page: `${guide}/access_policies.html#policies_session`,
  },
  {
    id: 'session-tags',
    word: 'session tag',
    also: ['session tags', 'sts:TagSession', 'TagSession'],
    means:
      'Tags that are passed along when a role is assumed. That is an action of its own, `sts:TagSession`: where the trust policy does not allow it, the whole call fails.',
    example: shown(
      'pods.eks.amazonaws.com',
      role,
      'invalid',
      trustOf(role, trusts({ Service: 'pods.eks.amazonaws.com' })),
    ),
    page: `${guide}/id_session-tags.html`,
  },
  {
    id: 'source-identity',
    word: 'source identity',
    also: ['sts:SourceIdentity', 'sts:SetSourceIdentity', 'SetSourceIdentity'],
    means:
      'A word that says who is behind a session. It is set once with AssumeRole, goes along through a chain of roles, cannot be changed, and stands in CloudTrail. To set it is an action of its own, `sts:SetSourceIdentity`.',
    example: shown(
      caller,
      far,
      'conditional',
      permissionsOf(caller, allow(['sts:AssumeRole', 'sts:SetSourceIdentity'], far)),
      trustOf(
        far,
        trusts({ AWS: caller }, { StringLike: { 'sts:SourceIdentity': '*' } }, [
          'sts:AssumeRole',
          'sts:SetSourceIdentity',
        ]),
      ),
    ),
    page: `${guide}/id_credentials_temp_control-access_monitor.html`,
  },
  {
    id: 'sts',
    word: 'STS',
    also: ['Security Token Service'],
    means:
      'The Security Token Service: it checks both sides and gives out temporary credentials. Every arrow between a principal and a role is a call to it.',
    example: shown(caller, far, 'valid', ...both()),
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html',
  },
  {
    id: 'trust-policy',
    word: 'trust policy',
    also: ['trust policies', 'AssumeRolePolicyDocument', 'role trust policy'],
    means:
      'The policy of a role that says who may become it. Each role has exactly one. Without it even an administrator stays outside.',
    example: shown(
      lina,
      role,
      'valid',
      trustOf(role, trusts({ AWS: lina })),
      permissionsOf(lina, LOOKS_AROUND),
    ),
    page: `${guide}/id_roles.html#term_trust-policy`,
  },
  {
    id: 'unique-id',
    word: 'unique id',
    also: ['unique ids', 'unique identifier'],
    means:
      'What IAM itself knows a role (`AROA…`) or a user (`AIDA…`) by. A saved trust policy holds it in place of the ARN, so that whoever takes the name of a deleted role does not inherit its trust. Where one is seen in a trust policy, its owner is gone.',
    example: shown(
      caller,
      far,
      'invalid',
      permissionsOf(caller, mayAssume(far)),
      trustOf(far, trusts({ AWS: 'AROAEXAMPLEGHOST00001' })),
    ),
    page: `${guide}/reference_identifiers.html`,
  },
];
