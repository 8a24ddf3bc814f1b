// The documents of the samples, as a person would paste them.
import type { SampleDocument } from './samples.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const assume = (target: string) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: target });

const trustOf = (principal: object, condition?: object, action = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  ...(condition ? { Condition: condition } : {}),
});

/** What `aws iam get-role` prints, as far as it matters here. */
const getRole = (arn: string, trust: object) =>
  pretty({
    Role: {
      Path: '/',
      RoleName: arn.split('/').at(-1),
      Arn: arn,
      AssumeRolePolicyDocument: trust,
      MaxSessionDuration: 3600,
    },
  });

const principal = (arn: string, rest: object) => ({ arn, ...rest });
const identity = (name: string, document: object) => ({ name, kind: 'identity', document });

const build = 'arn:aws:iam::111111111111:role/Build';
const deploy = 'arn:aws:iam::222222222222:role/Deploy';
const audit = 'arn:aws:iam::222222222222:role/Audit';

const alice = 'arn:aws:iam::111111111111:user/alice';

const trust = (role: string, ...statements: readonly object[]): SampleDocument => ({
  name: `${role.split('/').at(-1)} trust policy`,
  text: pretty(policy(...statements)),
  owner: { owner: role, slot: 'trust' },
});

const permissions = (arn: string, ...statements: readonly object[]): SampleDocument => ({
  name: `${arn.split('/').at(-1)} permissions`,
  text: pretty(policy(...statements)),
  owner: { owner: arn, slot: 'identity' },
});

export const acrossAccounts: readonly SampleDocument[] = [
  trust(build, trustOf({ Service: 'codebuild.amazonaws.com' })),
  permissions(build, assume(deploy)),
  trust(deploy, trustOf({ AWS: build }, { StringEquals: { 'sts:ExternalId': 'blue-harbor-42' } })),
  permissions(deploy, {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: 'arn:aws:s3:::release-artifacts/*',
  }),
  permissions(alice, { Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' }),
  { name: 'get-role Audit', text: getRole(audit, policy(trustOf({ AWS: alice }))) },
];

const reports = 'arn:aws:iam::333333333333:role/Reports';
const oncall = 'arn:aws:iam::333333333333:role/OnCall';

export const delegatedAccount: readonly SampleDocument[] = [
  {
    name: 'account 333333333333',
    text: pretty({
      principals: [
        principal('arn:aws:iam::333333333333:user/dora', {
          policies: [identity('typo', policy(assume('arn:aws:iam::333333333333:role/Report')))],
        }),
        principal('arn:aws:iam::333333333333:user/erik', {
          policies: [identity('reports', policy(assume(reports)))],
        }),
        principal(reports, {
          policies: [],
          trust: policy(trustOf({ AWS: 'arn:aws:iam::333333333333:root' })),
        }),
        principal(oncall, {
          policies: [],
          trust: policy(trustOf({ AWS: 'arn:aws:iam::333333333333:user/dora' })),
        }),
      ],
    }),
  },
];

const github = 'arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com';
const release = 'arn:aws:iam::444444444444:role/Release';
const worker = 'arn:aws:iam::444444444444:role/Worker';
const archive = 'arn:aws:iam::555555555555:role/Archive';

export const federatedDeploy: readonly SampleDocument[] = [
  {
    name: 'get-role Release',
    text: getRole(
      release,
      policy(
        trustOf(
          { Federated: github },
          {
            StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
            StringLike: {
              'token.actions.githubusercontent.com:sub':
                'repo:example-org@4810012/shop@731905512:ref:refs/heads/main',
            },
          },
          'sts:AssumeRoleWithWebIdentity',
        ),
      ),
    ),
  },
  {
    name: 'Worker and Archive',
    text: pretty({
      principals: [
        principal(worker, {
          policies: [identity('archive', policy(assume(archive)))],
          trust: policy(trustOf({ Service: 'lambda.amazonaws.com' })),
        }),
        principal(archive, { policies: [], trust: policy(trustOf({ AWS: worker })) }),
      ],
    }),
  },
];

const ops = 'arn:aws:iam::666666666666:role/Ops';
const target = (name: string) => `arn:aws:iam::777777777777:role/${name}`;
const trustsOps = policy(trustOf({ AWS: ops }));

export const guardrails: readonly SampleDocument[] = [
  {
    name: 'estate.json',
    text: pretty({
      accounts: [
        { id: '666666666666', org: 'o-a1b2c3d4e5' },
        { id: '777777777777', org: 'o-a1b2c3d4e5' },
      ],
      principals: [
        principal(ops, {
          policies: [
            identity('operate', policy(assume('arn:aws:iam::777777777777:role/*'))),
            {
              name: 'ops-boundary',
              kind: 'boundary',
              document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: target('Billing') }),
            },
          ],
          trust: policy(trustOf({ AWS: 'arn:aws:iam::666666666666:root' })),
        }),
        principal(target('Restart'), { policies: [], trust: trustsOps }),
        principal(target('Billing'), { policies: [], trust: trustsOps }),
        principal(target('Keys'), { policies: [], trust: trustsOps }),
        principal(target('Vault'), {
          policies: [],
          trust: policy(trustOf({ AWS: ops }), {
            Effect: 'Deny',
            Principal: { AWS: ops },
            Action: 'sts:AssumeRole',
          }),
        }),
      ],
      scps: {
        '666666666666': [
          { level: 'root', policies: [policy({ Effect: 'Allow', Action: '*', Resource: '*' })] },
          {
            level: 'account',
            policies: [
              policy(
                { Effect: 'Allow', Action: '*', Resource: '*' },
                { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: target('Keys') },
              ),
            ],
          },
        ],
      },
    }),
  },
];
