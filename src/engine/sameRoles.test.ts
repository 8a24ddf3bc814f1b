// The same roles, written in every way that people write them: one graph.
import { expect, test } from 'vitest';
import { prepareReading } from '#import/textReaders.ts';
import { judge } from './engine.ts';

const A = '111111111111';
const arn = (rest: string) => `arn:aws:iam::${A}:${rest}`;
const doc = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const PARTNER = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: 'arn:aws:iam::222222222222:root' },
  Condition: { StringEquals: { 'sts:ExternalId': 'blue' } },
};
const TRUST = {
  deploy: doc(PARTNER),
  worker: doc(
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arn('role/ci/deploy') } },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
  ),
  guarded: doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: A } }),
};
const HOP = doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn('role/*') });
const LIMIT = doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn('role/worker') });
const READ = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const named = (name: string, path = '/') => ({
  RoleName: name,
  Path: path,
  Arn: arn(`role${path}${name}`),
  Tags: [],
});
const ACCOUNT = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      ...named('deploy', '/ci/'),
      AssumeRolePolicyDocument: TRUST.deploy,
      RolePolicyList: [{ PolicyName: 'hop', PolicyDocument: HOP }],
      AttachedManagedPolicies: [],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn('policy/limit') },
    },
    {
      ...named('worker'),
      AssumeRolePolicyDocument: TRUST.worker,
      RolePolicyList: [],
      AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ }],
    },
    {
      ...named('guarded'),
      AssumeRolePolicyDocument: TRUST.guarded,
      RolePolicyList: [],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [
    {
      PolicyName: 'limit',
      Arn: arn('policy/limit'),
      DefaultVersionId: 'v1',
      PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: LIMIT }],
    },
  ],
};

const planned = (type: string, name: string, values: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: 'registry.terraform.io/hashicorp/aws',
  values,
});
const plannedRole = (name: string, trust: object, more: object = {}) =>
  planned('aws_iam_role', name, {
    name,
    arn: arn(`role/${name}`),
    path: '/',
    tags: {},
    assume_role_policy: JSON.stringify(trust),
    ...more,
  });
const PLAN = {
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        plannedRole('deploy', TRUST.deploy, {
          path: '/ci/',
          arn: arn('role/ci/deploy'),
          permissions_boundary: arn('policy/limit'),
        }),
        plannedRole('worker', TRUST.worker, { managed_policy_arns: [READ] }),
        plannedRole('guarded', TRUST.guarded),
        planned('aws_iam_policy', 'limit', {
          name: 'limit',
          arn: arn('policy/limit'),
          policy: JSON.stringify(LIMIT),
        }),
        planned('aws_iam_role_policy', 'hop', { name: 'hop', role: 'deploy', policy: JSON.stringify(HOP) }),
      ],
    },
  },
  resource_changes: [],
  configuration: { root_module: {} },
};

const HCL = `provider "aws" { allowed_account_ids = ["${A}"] }

data "aws_iam_policy_document" "partner" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::222222222222:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["blue"]
    }
  }
}

resource "aws_iam_role" "deploy" {
  name                 = "deploy"
  path                 = "/ci/"
  assume_role_policy   = data.aws_iam_policy_document.partner.json
  permissions_boundary = aws_iam_policy.limit.arn
}

resource "aws_iam_policy" "limit" {
  name = "limit"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.worker.arn }]
  })
}

resource "aws_iam_role_policy" "hop" {
  name   = "hop"
  role   = aws_iam_role.deploy.name
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::${A}:role/*" }]
    }
  JSON
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${A}:role/ci/deploy" } },
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = "${READ}"
}

resource "aws_iam_role" "guarded" {
  name               = "guarded"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "${A}" } }] })
}
`;

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      Path: /ci/
      PermissionsBoundary: !Ref Limit
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { AWS: 'arn:aws:iam::222222222222:root' }
            Condition: { StringEquals: { 'sts:ExternalId': blue } }
  Hop:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: hop
      Roles: [!Ref Deploy]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*' }]
  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: limit
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: !GetAtt Worker.Arn }]
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      ManagedPolicyArns: ['${READ}']
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !GetAtt Deploy.Arn } }
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ec2.amazonaws.com } }
  Guarded:
    Type: AWS::IAM::Role
    Properties:
      RoleName: guarded
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !Ref AWS::AccountId } }]
`;

async function graphOf(name: string, text: string) {
  const documents = [{ id: 'd', name, text, values: { 'AWS::AccountId': A } }];
  await prepareReading(documents);
  const { findings, graph } = judge({ documents, context: {} });
  expect(findings().problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return graph;
}

/** Where a statement stands is the only thing that may differ. */
const withoutPlaces = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      /^(?:place|places|documents|statements|at)$/.test(key) ? [] : [[key, withoutPlaces(one)]],
    ),
  );
};

const drawn = (edges: Awaited<ReturnType<typeof graphOf>>['edges']) =>
  edges
    .filter(({ kind }) => kind === 'assume')
    .map(({ source, target, verdict }) =>
      [source, '>', `${target}:`, verdict].join(' ').replaceAll(/arn:\S*\//g, ''),
    )
    .toSorted();

test.each([
  ['a Terraform plan', 'plan.json', JSON.stringify(PLAN)],
  ['Terraform', 'main.tf', HCL],
  ['CloudFormation', 'template.yaml', TEMPLATE],
])('%s and the details of the account give the same graph', async (_, name, text) => {
  const expected = await graphOf('account.json', JSON.stringify(ACCOUNT));
  const graph = await graphOf(name, text);
  const byId = (list: readonly { readonly id: string }[]) =>
    withoutPlaces(list.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect(byId(graph.nodes)).toEqual(byId(expected.nodes));
  expect(byId(graph.edges)).toEqual(byId(expected.edges));
  expect(graph.accounts).toEqual(expected.accounts);
  expect(drawn(expected.edges)).toEqual([
    '111111111111 > guarded: unknown',
    '222222222222 > deploy: unknown',
    'deploy > guarded: invalid',
    'deploy > worker: valid',
    'ec2.amazonaws.com > worker: valid',
  ]);
});
