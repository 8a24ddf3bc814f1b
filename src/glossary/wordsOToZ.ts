// The words of the field from O to Z.
import {
  allow,
  LOOKS_AROUND,
  mayAssume,
  permissionsOf,
  policy,
  policyText,
  trustOf,
  trusts,
} from '#lessons/lessonTexts.ts';
import {
  HOME,
  AWAY,
  guide,
  lina,
  caller,
  role,
  far,
  shown,
  HUB,
  provider,
  saml,
  web,
  estateOf,
  identity,
  scpOf,
  both,
} from './exampleTexts.ts';
import type { Term } from './term.ts';

export const wordsOToZ: readonly Term[] = [
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
];
