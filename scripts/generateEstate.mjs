// A generated organization, for the bench and for load tests: as an estate file, or as what
// `aws iam get-account-authorization-details` prints for each account. The same seed gives the same bytes.

import { ACCOUNT, MIXED } from './organizationMix.mjs';

/** mulberry32: a small seeded generator, so that runs can be compared. */
export function randomFrom(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEAMS = [
  'billing',
  'orders',
  'search',
  'audit',
  'reports',
  'ingest',
  'media',
  'export',
  'metrics',
  'backup',
  'lake',
  'edge',
];
const PARTS = ['api', 'worker', 'deploy', 'readonly', 'pipeline', 'cron', 'admin', 'exec'];
const SERVICES = ['ec2', 'lambda', 'ecs-tasks', 'codebuild', 'states', 'glue'];
const ORG = 'o-bench12345';
const VENDORS = ['900000000004', '900000000001', '900000000002', '900000000003'];

const policy = (...Statement) => ({ Version: '2012-10-17', Statement });
const allow = (Action, Resource, Condition) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});

/** What roles of applications usually hold besides: nothing of it has to do with assuming roles. */
const BULK = [
  (r) =>
    allow(
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      `arn:aws:logs:eu-central-1:${r.account}:log-group:/aws/${r.team}/${r.part}:*`,
    ),
  (r) =>
    allow(
      [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'dynamodb:BatchGetItem',
      ],
      [
        `arn:aws:dynamodb:eu-central-1:${r.account}:table/${r.team}-${r.part}`,
        `arn:aws:dynamodb:eu-central-1:${r.account}:table/${r.team}-${r.part}/index/*`,
      ],
    ),
  (r) =>
    allow(
      ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      `arn:aws:kms:eu-central-1:${r.account}:key/${r.team}-1f0c-4d5e-${r.part}`,
      {
        StringEquals: {
          'kms:ViaService': ['s3.eu-central-1.amazonaws.com', 'sqs.eu-central-1.amazonaws.com'],
        },
      },
    ),
  (r) =>
    allow(
      ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      `arn:aws:sqs:eu-central-1:${r.account}:${r.team}-${r.part}-queue`,
    ),
  () =>
    allow(
      [
        'ec2:DescribeInstances',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'cloudwatch:PutMetricData',
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
      ],
      '*',
    ),
  (r) =>
    allow(
      ['secretsmanager:GetSecretValue', 'ssm:GetParameter', 'ssm:GetParametersByPath'],
      [
        `arn:aws:secretsmanager:eu-central-1:${r.account}:secret:${r.team}/${r.part}-*`,
        `arn:aws:ssm:eu-central-1:${r.account}:parameter/${r.team}/${r.part}/*`,
      ],
    ),
];

/** Calls of the seeded generator in one order for both shapes. */
function organization(roles, { seed, accounts, mix = MIXED }) {
  const random = randomFrom(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const ids = Array.from({ length: accounts }, () => String(100000000000 + below(899999999999)));
  // Accounts of vendors and tooling are outside of what is exported.
  const others = mix === ACCOUNT ? VENDORS : ids;
  const arns = Array.from({ length: roles }, (_, i) => {
    const account = pick(ids);
    return random() < mix.sso
      ? `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_${pick(TEAMS)}_${i.toString(16).padStart(16, '0')}`
      : `arn:aws:iam::${account}:role/${pick(TEAMS)}-${pick(PARTS)}-${i}`;
  });
  const lastOf = (arn) => arn.slice(arn.lastIndexOf('/') + 1);

  const trustOf = (arn) => {
    const account = arn.split(':')[4];
    const from = (principal, Condition, Action = 'sts:AssumeRole') =>
      policy({ Effect: 'Allow', Principal: principal, Action, ...(Condition ? { Condition } : {}) });
    if (arn.includes('/aws-reserved/')) {
      const provider = `arn:aws:iam::${account}:saml-provider/AWSSSO_bench_DO_NOT_DELETE`;
      const aud = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
      return from({ Federated: provider }, aud, ['sts:AssumeRoleWithSAML', 'sts:TagSession']);
    }
    let kind = random();
    const is = (share) => (kind -= share) < 0;
    if (is(mix.service)) {
      const service = pick(SERVICES);
      const confused = { StringEquals: { 'aws:SourceAccount': account } };
      return from({ Service: `${service}.amazonaws.com` }, service === 'states' ? confused : undefined);
    }
    if (is(mix.ownRoot)) return from({ AWS: `arn:aws:iam::${account}:root` });
    if (is(mix.accountRoot)) {
      const external = { StringEquals: { 'sts:ExternalId': `x-${below(1e6)}` } };
      return from({ AWS: `arn:aws:iam::${pick(others)}:root` }, random() < 0.5 ? external : undefined);
    }
    if (is(mix.named)) {
      const chance = random();
      const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
      const org = { StringEquals: { 'aws:PrincipalOrgID': ORG } };
      return from({ AWS: [pick(arns), pick(arns)] }, chance < 0.2 ? mfa : chance < 0.3 ? org : undefined);
    }
    if (is(mix.session)) {
      const role = pick(arns);
      return from({ AWS: `arn:aws:sts::${role.split(':')[4]}:assumed-role/${lastOf(role)}/deploy` });
    }
    const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
    const claims = {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': `repo:example/${pick(TEAMS)}:*` },
    };
    return from({ Federated: provider }, claims, 'sts:AssumeRoleWithWebIdentity');
  };

  const statementsOf = (account) => {
    const statements = [
      allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::${pick(TEAMS)}-${pick(PARTS)}/*`),
    ];
    if (random() < mix.assuming)
      statements.push(
        allow('sts:AssumeRole', [
          pick(arns),
          `arn:aws:iam::${pick(ids)}:role/${pick(TEAMS)}-${pick(PARTS)}-1*`,
        ]),
      );
    if (random() < mix.admin) statements.push(allow('*', '*'));
    const about = { account, team: pick(TEAMS), part: pick(PARTS) };
    const first = below(BULK.length);
    const bulk = Array.from({ length: 1 + below(3) }, (_, i) => BULK[(first + i) % BULK.length](about));
    return { statements, bulk };
  };

  const principals = [];
  for (const arn of arns) principals.push({ arn, ...statementsOf(arn.split(':')[4]), trust: trustOf(arn) });
  for (let i = 0; i < roles * mix.users; i++) {
    const account = pick(ids);
    principals.push({ arn: `arn:aws:iam::${account}:user/${pick(TEAMS)}-${i}`, ...statementsOf(account) });
  }
  return { ids, principals };
}

const FULL_ACCESS = policy(allow('*', '*'));
const NO_LEAVING = policy({ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' });
const REGIONS = policy({
  Effect: 'Deny',
  NotAction: ['iam:*', 'sts:*', 'organizations:*', 'support:*', 'cloudfront:*', 'route53:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
});

function scpsOf(ids) {
  const levels = (i) => [
    { level: 'root', policies: [FULL_ACCESS, NO_LEAVING] },
    { level: i % 3 === 0 ? 'ou-sandbox' : 'ou-workloads', policies: [FULL_ACCESS, REGIONS] },
    { level: 'account', policies: [FULL_ACCESS] },
  ];
  return Object.fromEntries(ids.map((id, i) => [id, levels(i)]));
}

const defaults = (
  roles,
  { seed = 7, accounts = Math.max(2, Math.round(Math.sqrt(roles) / 2)), mix = MIXED } = {},
) => ({ seed, accounts, mix });

/** One estate file: accounts of one organization, SCPs of every account, roles, and a tenth as many users. */
export function generateEstate(roles, options) {
  const { ids, principals } = organization(roles, defaults(roles, options));
  return {
    accounts: ids.map((id) => ({ id, org: ORG })),
    scps: scpsOf(ids),
    // JSON leaves out the trust that users do not have
    principals: principals.map(({ arn, statements, bulk, trust }) => ({
      arn,
      policies: [{ name: 'main', kind: 'identity', document: policy(...statements, ...bulk) }],
      trust,
    })),
  };
}

/** A managed policy as long as those that AWS maintains. */
function managedPolicy(id, n) {
  const name = `${TEAMS[n % TEAMS.length]}-baseline-${n}`;
  const actions = [
    'ec2',
    's3',
    'rds',
    'elasticloadbalancing',
    'autoscaling',
    'cloudwatch',
    'sns',
    'tag',
  ].flatMap((service) =>
    ['Describe*', 'List*', `Get${TEAMS[n % TEAMS.length]}*`].map((action) => `${service}:${action}`),
  );
  const part = { account: id, team: TEAMS[n % TEAMS.length], part: PARTS[n % PARTS.length] };
  return {
    PolicyName: name,
    PolicyId: `ANPA${String(n).padStart(17, '0')}`,
    Arn: `arn:aws:iam::${id}:policy/${name}`,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 3,
    IsAttachable: true,
    PolicyVersionList: [
      {
        Document: policy(allow(actions, '*'), ...BULK.map((make) => make(part))),
        VersionId: 'v1',
        IsDefaultVersion: true,
        CreateDate: '2024-03-01T10:00:00+00:00',
      },
    ],
  };
}

/** By account id what `aws iam get-account-authorization-details` prints there. */
export function generateAccountDetails(roles, options) {
  const { ids, principals } = organization(roles, defaults(roles, options));
  const uniqueIds = new Map(principals.map(({ arn }, i) => [arn, String(i).padStart(17, '0')]));
  return ids.map((id) => {
    const managed = Array.from({ length: 12 }, (_, n) => managedPolicy(id, n));
    const own = principals.filter(({ arn }) => arn.split(':')[4] === id);
    const detail = (kind) => (principal, i) => {
      const { arn, statements, bulk, trust } = principal;
      const name = arn.slice(arn.lastIndexOf('/') + 1);
      const attached = [managed[i % 12], managed[(i * 5 + 1) % 12]];
      const inline = [
        { PolicyName: 'main', PolicyDocument: policy(...statements) },
        { PolicyName: 'application', PolicyDocument: policy(...bulk) },
      ];
      return {
        Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
        [`${kind}Name`]: name,
        [`${kind}Id`]: `${kind === 'Role' ? 'AROA' : 'AIDA'}${uniqueIds.get(arn)}`,
        Arn: arn,
        CreateDate: '2024-03-01T10:00:00+00:00',
        ...(trust ? { AssumeRolePolicyDocument: trust, InstanceProfileList: [] } : { GroupList: [] }),
        [`${kind}PolicyList`]: inline,
        AttachedManagedPolicies: attached.map(({ PolicyName, Arn }) => ({ PolicyName, PolicyArn: Arn })),
        ...(trust
          ? { RoleLastUsed: { LastUsedDate: '2025-01-07T08:00:00+00:00', Region: 'eu-central-1' } }
          : {}),
        Tags: [{ Key: 'team', Value: TEAMS[i % TEAMS.length] }],
      };
    };
    const details = {
      UserDetailList: own.filter((p) => !p.trust).map(detail('User')),
      GroupDetailList: [],
      RoleDetailList: own.filter((p) => p.trust).map(detail('Role')),
      Policies: managed,
    };
    return { id, details };
  });
}

/** One account of its own: what the command prints there (see `ACCOUNT`). */
export function generateAccount(roles, { seed = 7 } = {}) {
  const [{ details }] = generateAccountDetails(roles, { seed, accounts: 1, mix: ACCOUNT });
  return details;
}

if (process.argv[1]?.endsWith('generateEstate.mjs')) {
  const roles = Number(process.argv[2] ?? 100);
  const made = process.argv[3] === 'details' ? generateAccountDetails(roles) : generateEstate(roles);
  process.stdout.write(`${JSON.stringify(made, null, 1)}\n`);
}
