// Terraform as people write it, and what AWS shows once it is applied.

export const MAIN = `terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }
}

provider "aws" {
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::\${var.account_id}:role/terraform"
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  trusted = [for name, id in var.partners : "arn:aws:iam::\${id}:root" if name != "nobody"]
  tags    = merge({ Team = "platform" }, var.env == "prod" ? { Stage = upper(var.env) } : {})
}

data "aws_iam_policy_document" "deploy_trust" {
  statement {
    sid     = "Partners"
    actions = ["sts:AssumeRole", "sts:TagSession"]
    principals {
      type        = "AWS"
      identifiers = local.trusted
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["\${var.env}-secret"]
    }
  }

  dynamic "statement" {
    for_each = toset(["ec2", "lambda"])
    content {
      actions = ["sts:AssumeRole"]
      principals {
        type        = "Service"
        identifiers = ["\${statement.value}.amazonaws.com"]
      }
    }
  }
}

resource "aws_iam_role" "deploy" {
  name                 = format("deploy-%s", var.env)
  path                 = "/ci/"
  assume_role_policy   = data.aws_iam_policy_document.deploy_trust.json
  permissions_boundary = aws_iam_policy.boundary.arn
  tags                 = local.tags
}

resource "aws_iam_role_policy" "deploy_workers" {
  name = "workers"
  role = aws_iam_role.deploy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = [for role in aws_iam_role.worker : role.arn] # every worker
      },
    ]
  })
}

resource "aws_iam_role" "worker" {
  for_each = { blue = "10", green = "20" }
  name     = "worker-\${each.key}"

  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Principal": { "AWS": "\${aws_iam_role.deploy.arn}" },
        "Action": "sts:AssumeRole",
        %{ if each.key == "green" }"Condition": {"Bool": {"aws:SecureTransport": "true"}},%{ endif }
        "Sid": "x$\${literal}"
      }]
    }
  EOT
}

resource "aws_iam_policy" "boundary" {
  name   = "ci-boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:*", Resource = "*" }] })
}
`;

export const VARIABLES = `variable "account_id" {
  type        = string
  description = "Where it runs."
}

variable "env" {
  default = "prod"
}

variable "partners" {
  type = map(string)
  default = {
    acme   = "222222222222"
    nobody = "333333333333"
  }
}
`;

export const USERS = `resource "aws_iam_group" "developers" { name = "developers" }

resource "aws_iam_user" "dev" { name = "dev" }

resource "aws_iam_user_group_membership" "dev" {
  user   = aws_iam_user.dev.name
  groups = [aws_iam_group.developers.name]
}

data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Workers"
    actions   = ["sts:AssumeRole"]
    resources = ["arn:\${data.aws_partition.current.partition}:iam::\${local.account}:role/none"]
  }
}

data "aws_iam_policy_document" "developers" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid       = "Workers"
    actions   = ["sts:AssumeRole"]
    resources = ["arn:aws:iam::\${local.account}:role/worker-*"]
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalTag/user"
      values   = ["&{aws:username}"]
    }
  }
}

resource "aws_iam_policy" "developers" {
  name   = "developers"
  policy = data.aws_iam_policy_document.developers.json
}

resource "aws_iam_group_policy_attachment" "developers" {
  group      = aws_iam_group.developers.name
  policy_arn = aws_iam_policy.developers.arn
}

resource "aws_s3_bucket" "logs" { bucket = "logs" }
`;

const arn = (rest: string): string => `arn:aws:iam::111111111111:${rest}`;
const doc = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const assume = (principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: principal,
  ...more,
});
const worker = (name: string, more: object) => ({
  RoleName: `worker-${name}`,
  Path: '/',
  Arn: arn(`role/worker-${name}`),
  Tags: [],
  AssumeRolePolicyDocument: doc(assume({ AWS: arn('role/ci/deploy-prod') }, { Sid: 'x${literal}', ...more })),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
});
const managed = (name: string, document: unknown) => ({
  PolicyName: name,
  Arn: arn(`policy/${name}`),
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document }],
});

/** What `aws iam get-account-authorization-details` prints afterwards. */
export const APPLIED = {
  UserDetailList: [
    {
      UserName: 'dev',
      Arn: arn('user/dev'),
      Path: '/',
      GroupList: ['developers'],
      UserPolicyList: [],
      AttachedManagedPolicies: [],
      Tags: [],
    },
  ],
  GroupDetailList: [
    {
      GroupName: 'developers',
      Arn: arn('group/developers'),
      GroupPolicyList: [],
      AttachedManagedPolicies: [{ PolicyName: 'developers', PolicyArn: arn('policy/developers') }],
    },
  ],
  RoleDetailList: [
    {
      RoleName: 'deploy-prod',
      Path: '/ci/',
      Arn: arn('role/ci/deploy-prod'),
      Tags: [
        { Key: 'Team', Value: 'platform' },
        { Key: 'Stage', Value: 'PROD' },
      ],
      AssumeRolePolicyDocument: doc(
        {
          Sid: 'Partners',
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Principal: { AWS: 'arn:aws:iam::222222222222:root' },
          Condition: { StringEquals: { 'sts:ExternalId': 'prod-secret' } },
        },
        assume({ Service: 'ec2.amazonaws.com' }),
        assume({ Service: 'lambda.amazonaws.com' }),
      ),
      RolePolicyList: [
        {
          PolicyName: 'workers',
          PolicyDocument: doc({
            Effect: 'Allow',
            Action: ['sts:AssumeRole'],
            Resource: [arn('role/worker-blue'), arn('role/worker-green')],
          }),
        },
      ],
      AttachedManagedPolicies: [],
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: arn('policy/ci-boundary'),
      },
    },
    worker('blue', {}),
    worker('green', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  ],
  Policies: [
    managed('ci-boundary', doc({ Effect: 'Allow', Action: 'sts:*', Resource: '*' })),
    managed(
      'developers',
      doc({
        Sid: 'Workers',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: arn('role/worker-*'),
        Condition: { StringLike: { 'aws:PrincipalTag/user': '${aws:username}' } },
      }),
    ),
  ],
};

interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly key?: string;
  readonly mode?: 'data';
  readonly values: Readonly<Record<string, unknown>>;
}

const trustOf = (name: string): string =>
  JSON.stringify(APPLIED.RoleDetailList.find(({ RoleName }) => RoleName === name)?.AssumeRolePolicyDocument);
const documentOf = (name: string): string =>
  JSON.stringify(
    APPLIED.Policies.find(({ PolicyName }) => PolicyName === name)?.PolicyVersionList[0]?.Document,
  );
const workers = JSON.stringify(APPLIED.RoleDetailList[0]?.RolePolicyList[0]?.PolicyDocument);
const inlineOf = (policy: string) => [{ name: 'workers', policy }];

/** The resources as states and plans list them: with what the provider computes, `inline_policy` included. */
const RESOURCES: readonly StateResource[] = [
  { type: 'aws_caller_identity', name: 'current', mode: 'data', values: { account_id: '111111111111' } },
  {
    type: 'aws_iam_role',
    name: 'deploy',
    values: {
      arn: arn('role/ci/deploy-prod'),
      name: 'deploy-prod',
      path: '/ci/',
      assume_role_policy: trustOf('deploy-prod'),
      inline_policy: inlineOf(workers),
      managed_policy_arns: [],
      permissions_boundary: arn('policy/ci-boundary'),
      tags: { Team: 'platform' },
      tags_all: { Team: 'platform', Stage: 'PROD' },
      max_session_duration: 3600,
    },
  },
  {
    type: 'aws_iam_role_policy',
    name: 'deploy_workers',
    values: { id: 'deploy-prod:workers', name: 'workers', role: 'deploy-prod', policy: workers },
  },
  ...['blue', 'green'].map((key) => ({
    type: 'aws_iam_role',
    name: 'worker',
    key,
    values: {
      arn: arn(`role/worker-${key}`),
      name: `worker-${key}`,
      path: '/',
      assume_role_policy: trustOf(`worker-${key}`),
      inline_policy: [],
      tags: {},
    },
  })),
  ...['ci-boundary', 'developers'].map((name) => ({
    type: 'aws_iam_policy',
    name,
    values: { arn: arn(`policy/${name}`), name, path: '/', policy: documentOf(name) },
  })),
  {
    type: 'aws_iam_group',
    name: 'developers',
    values: { arn: arn('group/developers'), name: 'developers', path: '/' },
  },
  { type: 'aws_iam_user', name: 'dev', values: { arn: arn('user/dev'), name: 'dev', path: '/', tags: null } },
  { type: 'aws_iam_user_group_membership', name: 'dev', values: { user: 'dev', groups: ['developers'] } },
  {
    type: 'aws_iam_group_policy_attachment',
    name: 'developers',
    values: { group: 'developers', policy_arn: arn('policy/developers') },
  },
  { type: 'aws_s3_bucket', name: 'logs', values: { arn: 'arn:aws:s3:::logs', bucket: 'logs' } },
];

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
const addressOf = ({ type, name, key, mode }: StateResource): string =>
  `${mode === 'data' ? 'data.' : ''}${type}.${name}${key === undefined ? '' : `["${key}"]`}`;
const shownResource = (one: StateResource) => ({
  address: addressOf(one),
  mode: one.mode ?? 'managed',
  type: one.type,
  name: one.name,
  ...(one.key === undefined ? {} : { index: one.key }),
  provider_name: PROVIDER,
  schema_version: 0,
  values: one.values,
  sensitive_values: {},
});
const isUser = ({ type }: StateResource): boolean => /user|group/.test(type);
/** Users and groups stand in a module. */
const MODULES = {
  root_module: {
    resources: RESOURCES.filter((one) => !isUser(one)).map(shownResource),
    child_modules: [
      {
        address: 'module.people',
        resources: RESOURCES.filter(isUser).map((one) => ({
          ...shownResource(one),
          address: `module.people.${addressOf(one)}`,
        })),
      },
    ],
  },
};

/** `terraform show -json` of a state. */
export const SHOWN_STATE = { format_version: '1.0', terraform_version: '1.9.5', values: MODULES };

/** `terraform show -json` of a plan that changes nothing. */
export const SHOWN_PLAN = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: MODULES,
  resource_changes: [],
  prior_state: { format_version: '1.0', terraform_version: '1.9.5', values: MODULES },
};

/** `terraform.tfstate`. */
export const RAW_STATE = {
  version: 4,
  terraform_version: '1.9.5',
  serial: 7,
  lineage: '4f3c2b1a-0000-4000-8000-000000000000',
  outputs: {},
  resources: RESOURCES.map((one) => ({
    ...(isUser(one) ? { module: 'module.people' } : {}),
    mode: one.mode ?? 'managed',
    type: one.type,
    name: one.name,
    provider: `provider["${PROVIDER}"]`,
    instances: [
      { ...(one.key === undefined ? {} : { index_key: one.key }), schema_version: 0, attributes: one.values },
    ],
  })),
};

/** A plan that makes two roles in the account of `aws.a`, whose ARNs only applying will tell. */
export const CREATING_PLAN = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_iam_role.front',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'front',
          provider_name: PROVIDER,
          values: {
            name: 'front',
            path: '/',
            assume_role_policy: JSON.stringify(doc(assume({ Service: 'ec2.amazonaws.com' }))),
          },
        },
        {
          address: 'aws_iam_role.back',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'back',
          provider_name: PROVIDER,
          values: { name: 'back', path: '/' },
        },
        {
          address: 'aws_iam_policy.assume',
          mode: 'managed',
          type: 'aws_iam_policy',
          name: 'assume',
          provider_name: PROVIDER,
          values: {
            name: 'assume',
            path: '/',
            policy: JSON.stringify(doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })),
          },
        },
        {
          address: 'aws_iam_role_policy_attachment.front',
          mode: 'managed',
          type: 'aws_iam_role_policy_attachment',
          name: 'front',
          provider_name: PROVIDER,
          values: { role: 'front' },
        },
      ],
    },
  },
  resource_changes: [
    {
      address: 'aws_iam_role.front',
      change: {
        actions: ['update'],
        before: {
          name: 'front',
          path: '/',
          arn: 'arn:aws:iam::444444444444:role/front',
          assume_role_policy: JSON.stringify(doc(assume({ AWS: '*' }))),
        },
        after_unknown: { arn: true, id: true },
      },
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'front',
    },
    {
      address: 'aws_iam_role.back',
      change: { actions: ['create'], before: null, after_unknown: { arn: true, assume_role_policy: true } },
    },
    {
      address: 'aws_iam_policy.assume',
      change: { actions: ['create'], before: null, after_unknown: { arn: true, id: true } },
    },
    {
      address: 'aws_iam_role_policy_attachment.front',
      change: { actions: ['create'], before: null, after_unknown: { id: true, policy_arn: true } },
    },
  ],
  configuration: {
    root_module: {
      resources: [
        { address: 'aws_iam_role.front', provider_config_key: 'aws.a', expressions: {} },
        {
          address: 'aws_iam_role.back',
          provider_config_key: 'aws.a',
          expressions: {
            assume_role_policy: { references: ['aws_iam_role.front.arn', 'aws_iam_role.front'] },
          },
        },
        { address: 'aws_iam_policy.assume', provider_config_key: 'aws.a', expressions: {} },
        {
          address: 'aws_iam_role_policy_attachment.front',
          provider_config_key: 'aws.a',
          expressions: { policy_arn: { references: ['aws_iam_policy.assume.arn', 'aws_iam_policy.assume'] } },
        },
      ],
    },
  },
};
