// Short ways to write the documents and goals of lessons.
import type { VerdictWord } from '#decision/verdict.ts';
import type { AwsPage, Goal } from './lesson.ts';
import type { SampleDocument } from './samples.ts';

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Statement = Readonly<Record<string, unknown>>;

export const policy = (...statements: readonly Statement[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const policyText = (...statements: readonly Statement[]): string => pretty(policy(...statements));

export const jsonText = pretty;

export const allow = (
  action: string | readonly string[],
  resource: string | readonly string[],
): Statement => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

export const mayAssume = (role: string | readonly string[]): Statement => allow('sts:AssumeRole', role);

/** A statement of a trust policy. */
export const trusts = (
  principal: unknown,
  condition?: Statement,
  action: string | readonly string[] = 'sts:AssumeRole',
): Statement => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  ...(condition ? { Condition: condition } : {}),
});

export const roleArn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
export const userArn = (account: string, name: string): string => `arn:aws:iam::${account}:user/${name}`;
export const rootArn = (account: string): string => `arn:aws:iam::${account}:root`;

export const nameOf = (arn: string): string => arn.split('/').at(-1) ?? arn;

export const trustName = (arn: string): string => `${nameOf(arn)} trust policy`;
export const permissionsName = (arn: string): string => `${nameOf(arn)} permissions`;

export const trustOf = (arn: string, ...statements: readonly Statement[]): SampleDocument => ({
  name: trustName(arn),
  text: policyText(...statements),
  owner: { owner: arn, slot: 'trust' },
});

export const permissionsOf = (arn: string, ...statements: readonly Statement[]): SampleDocument => ({
  name: permissionsName(arn),
  text: policyText(...statements),
  owner: { owner: arn, slot: 'identity' },
});

/** What a principal has that has nothing to do with roles: its side is known, and says nothing. */
export const LOOKS_AROUND: Statement = allow(['iam:GetUser', 'iam:ListRoles'], '*');

export const goal = (
  source: string,
  target: string,
  verdict: VerdictWord | readonly VerdictWord[],
  says: string,
  rest: Pick<Goal, 'requires' | 'when' | 'keep'> = {},
): Goal => ({ source, target, verdict: typeof verdict === 'string' ? [verdict] : verdict, says, ...rest });

export const can = (source: string, target: string, rest: Pick<Goal, 'when' | 'keep'> = {}): Goal =>
  goal(source, target, 'valid', `${nameOf(source)} can assume ${nameOf(target)}`, rest);

export const cannot = (source: string, target: string, rest: Pick<Goal, 'when' | 'keep'> = {}): Goal =>
  goal(source, target, 'invalid', `${nameOf(source)} cannot assume ${nameOf(target)}`, rest);

/** An account that has nothing to do with any of this. */
const STRANGERS = '909090909090';

/** Nobody of these accounts is written down: whoever opens the door too far lets them in. */
export const noStranger = (target: string): Goal =>
  goal(userArn(STRANGERS, 'stranger'), target, 'invalid', `No other account gets into ${nameOf(target)}`, {
    keep: true,
  });

export const nobodyElse = (target: string, account: string): Goal =>
  goal(
    userArn(account, 'somebody'),
    target,
    'invalid',
    `Nobody else of ${account} can assume ${nameOf(target)}`,
    {
      keep: true,
    },
  );

/** A role that is written down nowhere: whoever permits too much permits this, too. */
export const nothingElse = (source: string, account: string): Goal =>
  goal(source, roleArn(account, 'Other'), 'invalid', `${nameOf(source)} can assume no other role`, {
    keep: true,
  });

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

/** The pages that lessons point to. */
export const PAGES = {
  assumeRole: {
    title: 'AssumeRole',
    url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  principal: { title: 'Principal element', url: `${guide}/reference_policies_elements_principal.html` },
  crossAccount: {
    title: 'Cross-account policy evaluation',
    url: `${guide}/reference_policies_evaluation-logic-cross-account.html`,
  },
  evaluation: {
    title: 'How policies are evaluated',
    url: `${guide}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  },
  denied: { title: 'Access denied messages', url: `${guide}/troubleshoot_access-denied.html` },
  roles: { title: 'Roles: terms and concepts', url: `${guide}/id_roles.html` },
  serviceRoles: { title: 'Roles for services', url: `${guide}/id_roles_create_for-service.html` },
  identifiers: { title: 'Names, paths and unique ids', url: `${guide}/reference_identifiers.html` },
  identityCenter: {
    title: 'Permission sets in trust policies',
    url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html',
  },
  confusedDeputy: { title: 'The confused deputy problem', url: `${guide}/confused-deputy.html` },
  externalId: {
    title: 'Third parties and external ids',
    url: `${guide}/id_roles_common-scenarios_third-party.html`,
  },
  mfa: { title: 'MFA-protected API access', url: `${guide}/id_credentials_mfa_configure-api-require.html` },
  abac: {
    title: 'Attribute-based access control',
    url: `${guide}/introduction_attribute-based-access-control.html`,
  },
  operators: {
    title: 'Condition operators',
    url: `${guide}/reference_policies_elements_condition_operators.html`,
  },
  keys: { title: 'Global condition keys', url: `${guide}/reference_policies_condition-keys.html` },
  setOperators: {
    title: 'Keys with several values',
    url: `${guide}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  },
  sessionTags: { title: 'Session tags', url: `${guide}/id_session-tags.html` },
  instanceProfiles: {
    title: 'Instance profiles',
    url: `${guide}/id_roles_use_switch-role-ec2_instance-profiles.html`,
  },
  lambdaRole: {
    title: 'Lambda execution role',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  },
  irsa: {
    title: 'IAM roles for service accounts',
    url: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
  },
  podIdentity: {
    title: 'EKS Pod Identity role',
    url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
  },
  oidc: { title: 'OIDC federation', url: `${guide}/id_roles_providers_oidc.html` },
  oidcRole: { title: 'A role for OIDC federation', url: `${guide}/id_roles_create_for-idp_oidc.html` },
  saml: { title: 'A role for SAML federation', url: `${guide}/id_roles_create_for-idp_saml.html` },
  boundaries: { title: 'Permissions boundaries', url: `${guide}/access_policies_boundaries.html` },
  sessionPolicies: { title: 'Session policies', url: `${guide}/access_policies.html#policies_session` },
  scps: {
    title: 'Service control policies',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  rcps: {
    title: 'Resource control policies',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  },
  grammar: { title: 'Grammar of policies', url: `${guide}/reference_policies_grammar.html` },
} as const satisfies Readonly<Record<string, AwsPage>>;
