// The small world that random requests live in: few names, so that policies and requests meet often.
export const HOME = '111111111111';
export const AWAY = '222222222222';

const iam = (account, rest) => `arn:aws:iam::${account}:${rest}`;

/** Callers by kind. `principalArn`: aws:PrincipalArn; sessions have that of their role. */
export const CALLERS = [HOME, AWAY].flatMap((account) => [
  { kind: 'user', arn: iam(account, 'user/alice'), account, name: 'alice' },
  { kind: 'user', arn: iam(account, 'user/dev/bob'), account, name: 'bob' },
  { kind: 'role', arn: iam(account, 'role/App'), account },
  { kind: 'role', arn: iam(account, 'role/team/Job'), account },
  {
    kind: 'session',
    arn: `arn:aws:sts::${account}:assumed-role/App/nightly`,
    account,
    role: iam(account, 'role/App'),
  },
  {
    kind: 'session',
    arn: `arn:aws:sts::${account}:assumed-role/App/alice`,
    account,
    role: iam(account, 'role/App'),
  },
  {
    kind: 'session',
    arn: `arn:aws:sts::${account}:assumed-role/Job/run`,
    account,
    role: iam(account, 'role/team/Job'),
  },
]);

export const SERVICE_LINKED = {
  kind: 'role',
  arn: iam(HOME, 'role/aws-service-role/ops.amazonaws.com/AWSServiceRoleForOps'),
  account: HOME,
  serviceLinked: true,
};
export const ROOT = { kind: 'root', arn: iam(HOME, 'root'), account: HOME };
export const FEDERATED_USER = {
  kind: 'federatedUser',
  arn: `arn:aws:sts::${HOME}:federated-user/alice`,
  account: HOME,
};
export const ANONYMOUS = { kind: 'anyone', arn: '*', account: null };
export const SERVICES = ['lambda.amazonaws.com', 'ec2.amazonaws.com'].map((arn) => ({
  kind: 'service',
  arn,
  account: null,
}));
export const PROVIDERS = [
  {
    kind: 'oidc',
    arn: iam(HOME, 'oidc-provider/token.example.com'),
    account: null,
    action: 'sts:AssumeRoleWithWebIdentity',
  },
  {
    kind: 'oidc',
    arn: iam(AWAY, 'oidc-provider/token.example.com'),
    account: null,
    action: 'sts:AssumeRoleWithWebIdentity',
  },
  { kind: 'saml', arn: iam(HOME, 'saml-provider/Corp'), account: null, action: 'sts:AssumeRoleWithSAML' },
];

const ROLES = ['role/Target', 'role/team/Deep', 'role/App'].map((rest) => iam(HOME, rest));

/** What is asked for. `patterns`: what policies may write for it, matching and not. */
export const TARGETS = [
  ...ROLES.map((resource) => ({
    service: 'sts',
    actions: [
      'sts:AssumeRole',
      'sts:AssumeRole',
      'sts:AssumeRole',
      'sts:TagSession',
      'sts:SetSourceIdentity',
    ],
    resource,
  })),
  {
    service: 's3',
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resource: 'arn:aws:s3:::reports/alice/2026/q1.csv',
  },
  { service: 's3', actions: ['s3:GetObject'], resource: 'arn:aws:s3:::reports/home/team-blue:x' },
  {
    service: 'sqs',
    actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
    resource: `arn:aws:sqs:eu-west-1:${HOME}:orders`,
  },
  {
    service: 'secretsmanager',
    actions: ['secretsmanager:GetSecretValue'],
    resource: `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:db/alice-AbCdEf`,
  },
  {
    service: 'kms',
    actions: ['kms:Decrypt'],
    resource: `arn:aws:kms:eu-west-1:${HOME}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  },
];

export const RESOURCE_PATTERNS = {
  sts: [
    ...ROLES,
    iam(HOME, 'role/*'),
    iam('*', 'role/Target'),
    iam(HOME, 'role/T?rget'),
    iam(HOME, 'role/Deep'),
    iam(HOME, 'role/*/Deep'),
    iam(AWAY, 'role/*'),
    iam(HOME, 'role/${aws:PrincipalTag/team}'),
    iam(HOME, "role/${aws:PrincipalTag/job, 'App'}"),
    iam('${aws:PrincipalAccount}', 'role/Target'),
    iam('${aws:ResourceAccount}', 'role/*'),
  ],
  s3: [
    'arn:aws:s3:::reports/*',
    'arn:aws:s3:::reports/alice/*',
    'arn:aws:s3:::reports/${aws:username}/*',
    "arn:aws:s3:::reports/${aws:username, 'home'}/*",
    'arn:aws:s3:::reports/home/team-${aws:PrincipalTag/team}*',
    'arn:aws:s3:::reports/????e/*',
    'arn:aws:s3:::*/q1.csv',
    'arn:aws:s3:::REPORTS/*',
    'arn:*:s3:::reports/home/*:x',
    'arn:aws:s3:::reports/${*}/*',
  ],
  sqs: [
    `arn:aws:sqs:eu-west-1:${HOME}:orders`,
    `arn:aws:sqs:*:${HOME}:orders`,
    'arn:aws:sqs:eu-*-1:*:o*',
    `arn:aws:sqs:us-east-1:${HOME}:orders`,
    'arn:aws:sqs:${aws:RequestedRegion}:*:orders',
  ],
  secretsmanager: [
    `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:db/alice-??????`,
    `arn:aws:secretsmanager:*:${HOME}:secret:db/*`,
    `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:db/\${aws:username}-*`,
    `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:web/*`,
  ],
  kms: [
    `arn:aws:kms:eu-west-1:${HOME}:key/*`,
    `arn:aws:kms:*:${HOME}:key/1234abcd*`,
    `arn:aws:kms:eu-west-1:${AWAY}:key/*`,
  ],
};

/** ARNs that lack fields; session policies must not have them. */
export const SHORT_ARNS = {
  sts: ['arn:aws:iam', `arn:aws:iam::${HOME}`, `arn:aws:iam::${AWAY}`, 'arn:aws:iam::*'],
  s3: ['arn:aws:s3', 'arn:aws:s3:*', 'arn:aws:s3:eu-west-1'],
  sqs: ['arn:aws:sqs:eu-west-1', 'arn:aws:sqs:*', 'arn:aws:sqs:us-east-1'],
  secretsmanager: ['arn:aws:secretsmanager', `arn:aws:secretsmanager:eu-west-1:${HOME}`],
  kms: ['arn:aws:kms:eu-*', `arn:aws:kms:*:${AWAY}`],
};

export const ACTION_PATTERNS = {
  sts: [
    'sts:AssumeRole',
    'STS:assumerole',
    'sts:Assume*',
    'sts:*',
    'sts:TagSession',
    'sts:Tag*',
    'sts:SetSourceIdentity',
  ],
  s3: ['s3:GetObject', 's3:Get*', 's3:*', 's3:PutObject', 'S3:?etObject', 's3:*Object'],
  sqs: ['sqs:SendMessage', 'sqs:*Message', 'sqs:Get*', 'sqs:*'],
  secretsmanager: ['secretsmanager:GetSecretValue', 'secretsmanager:Get*', 'secretsmanager:Put*'],
  kms: ['kms:Decrypt', 'kms:*', 'kms:Encrypt'],
};
/** A trust policy must name its actions. */
export const TRUST_ACTIONS = ['sts:AssumeRole', 'sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
