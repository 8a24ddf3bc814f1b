// Shared by the tests of this room: short ways to write policies, callers and one request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html
import { iamName } from '#language/arn.ts';
import type { AuthorizeRequest, PolicySet } from './authorize.ts';
import { type Caller, callerKind } from '#language/caller.ts';
import { contextOf, type KeyFact } from './context.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Policy, PolicyType } from '#language/policy.ts';

export const TARGET = 'arn:aws:iam::111111111111:role/Target';
export const ALICE = 'arn:aws:iam::111111111111:user/alice';
export const APP = 'arn:aws:iam::111111111111:role/team/App';
export const APP_SESSION = 'arn:aws:sts::111111111111:assumed-role/App/nightly';
export const STRANGER = 'arn:aws:iam::222222222222:user/bob';

export function testPolicy(type: PolicyType, ...statements: readonly object[]): Policy {
  return parsePolicy({ Version: '2012-10-17', Statement: statements }, type);
}

/** A caller for any source; sessions come from `APP`. */
export function testCaller(source: string, more: Partial<Caller> = {}): Caller {
  const kind = callerKind(source);
  if (kind === null) throw new Error(`no source: ${source}`);
  const name = kind === 'saml' || kind === 'oidc' ? null : iamName(source);
  return {
    kind,
    arn: source,
    account: kind === 'account' ? source : (name?.account ?? null),
    partition: name?.partition ?? null,
    ...(kind === 'session' && { roleArn: APP }),
    serviceLinked: false,
    ...more,
  };
}

export function testRequest(
  source: string,
  facts: Readonly<Record<string, KeyFact>> = {},
  more: Partial<AuthorizeRequest> = {},
): AuthorizeRequest {
  return {
    action: 'sts:AssumeRole',
    resource: TARGET,
    resourceAccount: '111111111111',
    caller: testCaller(source),
    context: contextOf(facts),
    ...more,
  };
}

export const NO_POLICIES: PolicySet = {
  identity: [],
  resource: [],
  boundary: null,
  session: null,
  scps: null,
  rcps: null,
};

/** A trust policy with one Allow for one principal map. */
export const trusts = (principal: object, more: object = {}): Policy =>
  testPolicy('trust', { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more });

/** An identity policy (or another type) that allows the action on the target. */
export const permits = (type: PolicyType = 'identity', more: object = {}): Policy =>
  testPolicy(type, { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: TARGET, ...more });

export const forbids = (type: PolicyType = 'identity', more: object = {}): Policy =>
  testPolicy(type, { Effect: 'Deny', Action: 'sts:*', Resource: '*', ...more });
