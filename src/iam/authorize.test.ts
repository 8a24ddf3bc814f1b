import { describe, expect, it } from 'vitest';
import { authorize, type PolicySet } from './authorize.ts';
import { contextOf, known, unknownKey } from './context.ts';
import type { Policy } from '#language/policy.ts';
import {
  ALICE,
  APP,
  APP_SESSION,
  forbids,
  NO_POLICIES,
  permits,
  STRANGER,
  TARGET,
  testCaller,
  testPolicy,
  testRequest,
  trusts,
} from './testRequest.ts';
import type { Truth } from './truth.ts';

const decide = (
  source: string,
  policies: Partial<PolicySet>,
  facts: Parameters<typeof testRequest>[1] = {},
  more: Parameters<typeof testRequest>[2] = {},
): Truth => authorize(testRequest(source, facts, more), { ...NO_POLICIES, ...policies }).decision;

const ACCOUNT = { AWS: 'arn:aws:iam::111111111111:root' };
const SILENT: readonly Policy[] = [
  testPolicy('boundary', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
];

describe('trust in one account', () => {
  // Columns: identity policy, boundary, session policy that is silent about the action; yes: the grant stands.
  it.each([
    ['user ARN', ALICE, { AWS: ALICE }, 'yes', 'yes', 'yes'],
    ['role ARN, the role', APP, { AWS: APP }, 'yes', 'no', 'no'],
    ['role ARN, a session', APP_SESSION, { AWS: APP }, 'yes', 'no', 'no'],
    ['session ARN', APP_SESSION, { AWS: APP_SESSION }, 'yes', 'yes', 'yes'],
    ['everyone', APP, { AWS: '*' }, 'yes', 'yes', 'yes'],
    ['the account', ALICE, ACCOUNT, 'no', 'no', 'no'],
  ])('%s', (_, source, principal, identity, boundary, session) => {
    const resource = [trusts(principal)];
    expect(decide(source, { resource })).toBe(identity);
    expect(decide(source, { resource, identity: [permits()], boundary: SILENT })).toBe(boundary);
    expect(decide(source, { resource, identity: [permits()], session: SILENT })).toBe(session);
    expect(decide(source, { resource, identity: [permits()] })).toBe('yes');
  });

  it('takes the most favourable of several matches', () => {
    const resource = [trusts({ AWS: [APP, ACCOUNT.AWS] }), trusts({ AWS: '*' })];
    expect(decide(APP, { resource, boundary: SILENT })).toBe('yes');
    expect(decide(APP, { resource: [resource[0]!], identity: [permits()], boundary: SILENT })).toBe('no');
  });

  it('cannot be replaced by an identity policy', () => {
    expect(decide(ALICE, { identity: [permits()] })).toBe('no');
  });

  it('needs both sides to hand on a source identity, when the caller is a session', () => {
    const action = 'sts:SetSourceIdentity';
    const set = { resource: [trusts({ AWS: [APP, ALICE] }, { Action: action })] };
    expect(decide(APP, set, {}, { action })).toBe('no');
    expect(decide(APP, { ...set, identity: [permits('identity', { Action: action })] }, {}, { action })).toBe(
      'yes',
    );
    expect(decide(ALICE, set, {}, { action })).toBe('yes');
  });
});

describe('trust across accounts', () => {
  it.each([[{ AWS: STRANGER }], [{ AWS: '222222222222' }], [{ AWS: '*' }]])(
    '%j needs both sides',
    (principal) => {
      const resource = [trusts(principal)];
      expect(decide(STRANGER, { resource })).toBe('no');
      expect(decide(STRANGER, { identity: [permits()] })).toBe('no');
      expect(decide(STRANGER, { resource, identity: [permits()] })).toBe('yes');
      expect(decide(STRANGER, { resource, identity: [permits()], boundary: SILENT })).toBe('no');
    },
  );
});

describe('services and federated callers', () => {
  const GITHUB = 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com';

  it('need trust alone', () => {
    expect(decide('ec2.amazonaws.com', { resource: [trusts({ Service: 'ec2.amazonaws.com' })] })).toBe('yes');
    const action = 'sts:AssumeRoleWithWebIdentity';
    const resource = [trusts({ Federated: GITHUB }, { Action: action })];
    expect(decide(GITHUB, { resource }, {}, { action })).toBe('yes');
    expect(decide(GITHUB, { resource })).toBe('no');
  });

  it('are bound by RCPs but not by SCPs', () => {
    const resource = [trusts({ Service: 'ec2.amazonaws.com' })];
    expect(decide('ec2.amazonaws.com', { resource, scps: [[forbids('scp')]] })).toBe('yes');
    const rcps = [[forbids('rcp', { Principal: '*' })]];
    expect(decide('ec2.amazonaws.com', { resource, rcps })).toBe('no');
  });
});

describe('explicit denies', () => {
  const resource = [trusts({ AWS: ALICE })];
  it.each([
    ['identity', { identity: [forbids()] }],
    ['boundary', { boundary: [permits('boundary'), forbids('boundary')] }],
    ['session policy', { session: [permits('session'), forbids('session')] }],
    ['SCP', { scps: [[permits('scp'), forbids('scp')]] }],
    ['RCP', { rcps: [[forbids('rcp', { Principal: '*' })]] }],
    [
      'trust',
      {
        resource: [...resource, testPolicy('trust', { Effect: 'Deny', Principal: ACCOUNT, Action: 'sts:*' })],
      },
    ],
  ] as const)('in the %s win', (_, policies) => {
    expect(decide(ALICE, { resource, ...policies })).toBe('no');
  });

  it('stay open while their condition is', () => {
    const Condition = { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    const result = authorize(testRequest(ALICE, { 'aws:SourceIp': unknownKey(true) }), {
      ...NO_POLICIES,
      resource,
      identity: [forbids('identity', { Condition })],
    });
    expect(result).toMatchObject({
      decision: 'depends',
      grant: 'yes',
      deny: 'depends',
      identity: { deny: 'depends' },
    });
  });
});

describe('SCPs and RCPs', () => {
  const resource = [trusts({ AWS: APP })];

  it('must allow at every level', () => {
    expect(decide(APP, { resource, scps: [[permits('scp')], [permits('scp')]] })).toBe('yes');
    expect(decide(APP, { resource, scps: [[permits('scp')], []] })).toBe('no');
  });

  it('never deny by silence when they are RCPs', () => {
    expect(decide(APP, { resource, rcps: [[]] })).toBe('yes');
  });

  it('do not bind service-linked roles', () => {
    const caller = testCaller(APP, { serviceLinked: true });
    const policies = { resource, scps: [[]], rcps: [[forbids('rcp', { Principal: '*' })]] };
    expect(decide(APP, policies, {}, { caller })).toBe('yes');
  });

  it('do not bind the trust of service-linked roles', () => {
    const rcps = [[forbids('rcp', { Principal: '*' })]];
    const linked = 'arn:aws:iam::111111111111:role/aws-service-role/ec2.amazonaws.com/X';
    expect(decide(APP, { resource, rcps }, {}, { resource: linked })).toBe('yes');
  });
});

describe('documents that nobody gave', () => {
  it('leave the decision open unless they cannot matter', () => {
    const account = [trusts(ACCOUNT)];
    expect(decide(ALICE, { resource: account, identity: 'unknown' })).toBe('depends');
    expect(decide(ALICE, { resource: [trusts({ AWS: ALICE })], identity: 'unknown' })).toBe('yes');
    expect(decide(ALICE, { resource: [], identity: 'unknown' })).toBe('no');
    expect(decide(STRANGER, { resource: 'unknown', identity: [permits()] })).toBe('depends');
    expect(decide(APP, { resource: [trusts({ AWS: APP })], boundary: 'unknown' })).toBe('depends');
    expect(decide(ALICE, { resource: account, identity: [], identityIncomplete: true })).toBe('depends');
    expect(decide(ALICE, { resource: account, identity: [permits()], identityIncomplete: true })).toBe('yes');
  });

  it('are decided by their pseudo keys', () => {
    const world = (answer: string) => ({ 'identity-policy': known(answer) });
    const policies: Partial<PolicySet> = { resource: [trusts(ACCOUNT)], identity: 'unknown' };
    expect(decide(ALICE, policies, world('true'))).toBe('yes');
    expect(decide(ALICE, policies, world('false'))).toBe('no');
    expect(decide(ALICE, { resource: 'unknown' }, { 'trust-policy': known('true') })).toBe('yes');
  });
});

describe('refused documents', () => {
  const refused = [trusts({ AWS: ALICE }, { Resource: '*' })];
  const run = (resource: readonly Policy[], latent: boolean): Truth =>
    authorize(testRequest(ALICE), { ...NO_POLICIES, resource }, { latent }).decision;

  it('count only as if they were accepted', () => {
    expect(run(refused, false)).toBe('no');
    expect(run(refused, true)).toBe('yes');
  });

  it('name nobody without a Principal and nothing without an Effect', () => {
    expect(run([testPolicy('trust', { Effect: 'Allow', Action: 'sts:AssumeRole' })], true)).toBe('no');
    expect(run([trusts({ AWS: ALICE }, { Effect: 'allow' })], true)).toBe('no');
    expect(
      run([testPolicy('trust', { Effect: 'Allow', NotPrincipal: { AWS: STRANGER }, Action: '*' })], true),
    ).toBe('no');
  });

  it('cover every resource when an identity policy names none', () => {
    const identity = [testPolicy('identity', { Effect: 'Allow', Action: 'sts:AssumeRole' })];
    const set = { ...NO_POLICIES, identity, resource: [trusts(ACCOUNT)] };
    expect(authorize(testRequest(ALICE), set, { latent: true }).decision).toBe('yes');
  });
});

describe('the ordinary rule', () => {
  const more = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: '111111111111' };
  const reads = testPolicy('identity', { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' });
  const bucket = (principal: unknown, change: object = {}): Policy =>
    testPolicy('resource', {
      Effect: 'Allow',
      Principal: principal,
      Action: 's3:*',
      Resource: 'arn:aws:s3:::b/*',
      ...change,
    });

  it('takes either side in one account', () => {
    expect(decide(ALICE, { identity: [reads] }, {}, more)).toBe('yes');
    expect(decide(ALICE, { resource: [bucket({ AWS: ALICE })] }, {}, more)).toBe('yes');
    expect(decide(ALICE, { resource: [bucket(ACCOUNT)] }, {}, more)).toBe('no');
    expect(decide(ALICE, {}, {}, more)).toBe('no');
  });

  it('needs both across two accounts', () => {
    expect(decide(STRANGER, { identity: [reads] }, {}, more)).toBe('no');
    expect(decide(STRANGER, { resource: [bucket('*')] }, {}, more)).toBe('no');
    expect(decide(STRANGER, { identity: [reads], resource: [bucket('*')] }, {}, more)).toBe('yes');
  });

  it('lets anonymous callers in through everyone only', () => {
    expect(decide('*', { resource: [bucket('*')] }, {}, more)).toBe('yes');
    expect(decide('*', { resource: [bucket(ACCOUNT)] }, {}, more)).toBe('no');
  });

  it('spares the one that NotPrincipal names', () => {
    const identity = [reads];
    const deny = testPolicy('resource', {
      Effect: 'Deny',
      NotPrincipal: { AWS: ALICE },
      Action: 's3:*',
      Resource: '*',
    });
    expect(decide(ALICE, { identity, resource: [deny] }, {}, more)).toBe('yes');
    expect(decide(APP, { identity, resource: [deny] }, {}, more)).toBe('no');
  });

  it('lets the root user of the account do what nothing denies', () => {
    const root = 'arn:aws:iam::111111111111:root';
    expect(decide(root, {}, {}, more)).toBe('yes');
    expect(decide(root, { scps: [[]] }, {}, more)).toBe('no');
  });
});

describe('the trace', () => {
  it('says element by element why a statement does or does not apply', () => {
    const identity = [
      permits('identity', {
        Action: ['iam:*', 'sts:Assume*'],
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      permits('identity', { Resource: 'arn:aws:iam::111111111111:role/Other' }),
    ];
    const resource = [trusts({ AWS: [STRANGER, ACCOUNT.AWS] })];
    const request = testRequest(ALICE, { 'aws:MultiFactorAuthPresent': unknownKey(true) });
    const traced = authorize(request, { ...NO_POLICIES, identity, resource }, { trace: 'all' });
    expect(traced.strengths).toMatchObject({ account: 'yes', user: 'no' });
    const [first, second] = traced.identity.matches;
    expect(first).toMatchObject({
      policyIndex: 0,
      truth: 'depends',
      action: 'yes',
      resource: 'yes',
      condition: 'depends',
      actions: [{ text: 'sts:Assume*', path: ['Statement', 0, 'Action', 1] }],
      tests: [{ truth: 'depends', test: { key: 'aws:MultiFactorAuthPresent' } }],
    });
    expect(second).toMatchObject({
      policyIndex: 1,
      truth: 'no',
      action: 'yes',
      resource: 'no',
      resources: [],
    });
    expect(traced.resource.matches[0]).toMatchObject({
      truth: 'yes',
      principals: [
        { strength: 'account', truth: 'yes', entry: { path: ['Statement', 0, 'Principal', 'AWS', 1] } },
      ],
    });
  });

  it('is empty when nobody asks for it', () => {
    const result = authorize(testRequest(ALICE), { ...NO_POLICIES, resource: [trusts({ AWS: ALICE })] });
    expect(result.resource.matches).toEqual([]);
  });
});

it('decides the role of another partition by its own ARN', () => {
  const china = 'arn:aws-cn:iam::111111111111:role/Target';
  expect(decide(ALICE, { identity: [permits()], resource: [trusts(ACCOUNT)] }, {}, { resource: china })).toBe(
    'no',
  );
  expect(TARGET).not.toBe(china);
});

it('asks the context with lower-cased keys', () => {
  const asked: string[] = [];
  const facts = contextOf({});
  const context = { fact: (key: string) => (asked.push(key), facts.fact(key)) };
  const resource = [
    trusts({ AWS: ALICE }, { Condition: { StringEquals: { 'STS:ExternalId': '${aws:UserName}' } } }),
  ];
  authorize(testRequest(ALICE, {}, { context }), { ...NO_POLICIES, resource });
  expect(asked).toEqual(['sts:externalid']);
});

describe('a Deny with NotPrincipal', () => {
  const bucket = 'arn:aws:s3:::b/o';
  const deny = { Effect: 'Deny', NotPrincipal: { AWS: ALICE }, Action: 's3:*', Resource: '*' };
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const ask = (boundary: PolicySet['boundary']): Truth =>
    decide(
      ALICE,
      { identity: [testPolicy('identity', everything)], resource: [testPolicy('resource', deny)], boundary },
      {},
      { action: 's3:GetObject', resource: bucket },
    );

  it('spares whom it excepts, but nobody with a permissions boundary', () => {
    expect(ask(null)).toBe('yes');
    expect(ask([testPolicy('boundary', everything)])).toBe('no');
  });
});

describe('KMS keys', () => {
  const key = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const everything = [testPolicy('identity', { Effect: 'Allow', Action: '*', Resource: '*' })];
  const opens = (principal: object): readonly Policy[] => [
    testPolicy('resource', { Effect: 'Allow', Principal: principal, Action: 'kms:*', Resource: '*' }),
  ];
  const ask = (source: string, policies: Partial<PolicySet>, resource = key): Truth =>
    decide(source, policies, {}, { action: 'kms:Decrypt', resource });
  const ROOT_USER = 'arn:aws:iam::111111111111:root';

  it('open only to whom the key policy opens them', () => {
    const others = opens({ AWS: STRANGER });
    expect(ask(ALICE, { identity: everything, resource: others })).toBe('no');
    expect(ask(ROOT_USER, { resource: others })).toBe('no');
    expect(ask(ALICE, { resource: opens({ AWS: ALICE }) })).toBe('yes');
    expect(ask(STRANGER, { identity: everything, resource: others })).toBe('yes');
  });

  it('leave it to identity policies where the key policy names the account', () => {
    expect(ask(ALICE, { identity: everything, resource: opens(ACCOUNT) })).toBe('yes');
    expect(ask(ALICE, { resource: opens(ACCOUNT) })).toBe('no');
    expect(ask(ROOT_USER, { resource: opens(ACCOUNT) })).toBe('yes');
  });

  it('follow the ordinary rule without a key policy, as aliases do', () => {
    expect(ask(ALICE, { identity: everything })).toBe('yes');
    const alias = 'arn:aws:kms:eu-west-1:111111111111:alias/app';
    expect(ask(ALICE, { identity: everything, resource: opens({ AWS: STRANGER }) }, alias)).toBe('yes');
  });
});
