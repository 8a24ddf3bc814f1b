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

export const arn = (rest: string): string => `arn:aws:iam::111111111111:${rest}`;
export const doc = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
export const assume = (principal: unknown, more: object = {}) => ({
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
