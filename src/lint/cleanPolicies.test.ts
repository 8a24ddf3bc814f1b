// Policies that are as they should be: lint has nothing to say that anybody would have to act on.
import { describe, expect, test } from 'vitest';
import { edgeBook } from '#assume/edgeBook.ts';
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import { lint } from './lint.ts';

type Json = Readonly<Record<string, unknown>>;

const HERE = '222222222222';
const NOW = Date.parse('2026-11-01T00:00:00Z') / 1000;
const GITHUB = 'token.actions.githubusercontent.com';
const EKS = 'oidc.eks.eu-west-1.amazonaws.com/id/5D0C7E11AA23';

const document = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });
const roleWith = (statement: Json, identity: readonly Json[] = []): CaseInput => ({
  principals: [
    {
      arn: `arn:aws:iam::${HERE}:role/Checkout`,
      trust: document({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }),
      policies:
        identity.length === 0 ? [] : [{ name: 'own', kind: 'identity', document: document(...identity) }],
    },
  ],
});
const provider = (host: string): Json => ({ Federated: `arn:aws:iam::${HERE}:oidc-provider/${host}` });
const web = 'sts:AssumeRoleWithWebIdentity';
const guardrail = (kind: 'scps' | 'rcps', ...statements: readonly Json[]): CaseInput => ({
  principals: [],
  [kind]: { [HERE]: [{ level: 'root', policies: [document(...statements)] }] },
});

const CLEAN: Readonly<Record<string, CaseInput>> = {
  'GitHub Actions with the immutable subject': roleWith({
    Principal: provider(GITHUB),
    Action: web,
    Condition: {
      StringEquals: {
        [`${GITHUB}:aud`]: 'sts.amazonaws.com',
        [`${GITHUB}:sub`]: 'repo:blue-heron@90210/checkout@55512:environment:production',
      },
    },
  }),
  'session tags with dots and colons in their keys': roleWith({
    Principal: provider('gitlab.com'),
    Action: [web, 'sts:TagSession'],
    Condition: {
      StringEquals: {
        'gitlab.com:aud': 'https://gitlab.com',
        'gitlab.com:sub': 'project_path:blue-heron/checkout:ref_type:branch:ref:main',
        'aws:RequestTag/cost.center:id': '4711',
      },
    },
  }),
  'people of another account, with MFA': roleWith({
    Principal: { AWS: '555566667777' },
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  }),
  'GitLab.com, one project and branch': roleWith({
    Principal: provider('gitlab.com'),
    Action: web,
    Condition: {
      StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' },
      StringLike: { 'gitlab.com:sub': 'project_path:blue-heron/checkout:ref_type:branch:ref:main' },
    },
  }),
  'a service account of an EKS cluster': roleWith({
    Principal: provider(EKS),
    Action: web,
    Condition: {
      StringEquals: {
        [`${EKS}:aud`]: 'sts.amazonaws.com',
        [`${EKS}:sub`]: 'system:serviceaccount:shop:checkout',
      },
    },
  }),
  'EKS Pod Identity': roleWith({
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  }),
  'a pool of Cognito users who signed in': roleWith({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: web,
    Condition: {
      StringEquals: {
        'cognito-identity.amazonaws.com:aud': 'eu-west-1:0a1b2c3d-aaaa-4bbb-8ccc-0123456789ab',
      },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    },
  }),
  'a SAML provider with session tags': roleWith({
    Principal: { Federated: `arn:aws:iam::${HERE}:saml-provider/Corporate` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  }),
  'a third party with an ExternalId of its own making': roleWith({
    Principal: { AWS: 'arn:aws:iam::555566667777:root' },
    Condition: { StringEquals: { 'sts:ExternalId': '9f8c1d7e-3b52-4a60-b0c4-6d2f17e85a91' } },
  }),
  'a role of the third party, named': roleWith({
    Principal: { AWS: 'arn:aws:iam::555566667777:role/Collector' },
    Condition: { StringEquals: { 'sts:ExternalId': '9f8c1d7e-3b52-4a60-b0c4-6d2f17e85a91' } },
  }),
  'a schedule of the own account': roleWith({
    Principal: { Service: 'scheduler.amazonaws.com' },
    Condition: {
      StringEquals: { 'aws:SourceAccount': HERE },
      ArnLike: { 'aws:SourceArn': `arn:aws:scheduler:eu-west-1:${HERE}:schedule-group/nightly` },
    },
  }),
  'EC2, Lambda and ECS tasks': roleWith({
    Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
  }),
  'IAM Roles Anywhere with one trust anchor': roleWith({
    Principal: { Service: 'rolesanywhere.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    Condition: {
      ArnEquals: { 'aws:SourceArn': `arn:aws:rolesanywhere:eu-west-1:${HERE}:trust-anchor/7c1e` },
      StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'ci.example.net' },
    },
  }),
  'an Identity Center permission set': roleWith({
    Principal: { AWS: `arn:aws:iam::${HERE}:root` },
    Condition: {
      ArnLike: {
        'aws:PrincipalArn': `arn:aws:iam::${HERE}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Operator_*`,
      },
    },
  }),
  'everybody of the organization, by name': roleWith({
    Principal: { AWS: '*' },
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': 'o-4fj2k9qwer' },
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci/deployer' },
    },
  }),
  'an organizational unit': roleWith({
    Principal: { AWS: '*' },
    Condition: {
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-4fj2k9qwer/r-ab12/ou-ab12-11111111/*' },
    },
  }),
  'a person with MFA': roleWith({
    Principal: { AWS: `arn:aws:iam::${HERE}:user/ines` },
    Condition: {
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
    },
  }),
  'the own account by convention': roleWith({ Principal: { AWS: HERE } }),
  'a role of the same account, and its permissions': {
    principals: [
      {
        arn: `arn:aws:iam::${HERE}:role/Web`,
        trust: document({
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        policies: [
          {
            name: 'own',
            kind: 'identity',
            document: document(
              {
                Sid: 'ReadImages',
                Effect: 'Allow',
                Action: ['s3:GetObject', 's3:ListBucket'],
                Resource: ['arn:aws:s3:::shop-images', 'arn:aws:s3:::shop-images/*'],
              },
              {
                Sid: 'BecomeCheckout',
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Resource: `arn:aws:iam::${HERE}:role/Checkout`,
              },
              {
                Sid: 'HandOver',
                Effect: 'Allow',
                Action: 'iam:PassRole',
                Resource: `arn:aws:iam::${HERE}:role/worker/*`,
                Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
              },
              {
                Sid: 'OwnObjects',
                Effect: 'Allow',
                Action: 's3:*',
                Resource: 'arn:aws:s3:::homes/${aws:PrincipalTag/team}/*',
                Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
              },
            ),
          },
        ],
      },
      ...(roleWith({ Principal: { AWS: `arn:aws:iam::${HERE}:role/Web` } }).principals ?? []),
    ],
  },
  'two accounts that name each other’s roles': {
    principals: [
      {
        arn: 'arn:aws:iam::111111111111:role/Pipeline',
        policies: [
          {
            name: 'deploy',
            kind: 'identity',
            document: document({
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: ['arn:aws:iam::*:role/deploy/*', `arn:aws:iam::${HERE}:role/Checkout`],
            }),
          },
        ],
      },
      ...(roleWith({ Principal: { AWS: 'arn:aws:iam::111111111111:role/Pipeline' } }).principals ?? []),
    ],
  },
  'a permissions boundary': {
    principals: [
      {
        arn: `arn:aws:iam::${HERE}:user/ines`,
        policies: [
          {
            name: 'fence',
            kind: 'boundary',
            document: document(
              { Effect: 'Allow', Action: '*', Resource: '*' },
              { Effect: 'Deny', Action: ['iam:*', 'organizations:*'], Resource: '*' },
            ),
          },
        ],
      },
    ],
  },
  'a Deny without MFA': {
    principals: [
      {
        arn: `arn:aws:iam::${HERE}:user/ines`,
        policies: [
          {
            name: 'mfa',
            kind: 'identity',
            document: document({
              Sid: 'OnlyWithMfa',
              Effect: 'Deny',
              NotAction: ['iam:ListMFADevices', 'iam:EnableMFADevice', 'sts:GetSessionToken'],
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            }),
          },
        ],
      },
    ],
  },
  'SCPs for Regions, networks and protected roles': guardrail(
    'scps',
    { Sid: 'FullAccess', Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*', 'organizations:*', 'support:*'],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/landing-zone/*' },
      },
    },
    {
      Sid: 'Perimeter',
      Effect: 'Deny',
      Action: 'sts:AssumeRole',
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:ResourceOrgID': 'o-4fj2k9qwer' } },
    },
    {
      Sid: 'Networks',
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: {
        NotIpAddressIfExists: { 'aws:SourceIp': '198.51.100.0/24' },
        StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-0a1b2c3d' },
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
      },
    },
    {
      Sid: 'Tags',
      Effect: 'Deny',
      Action: 'ec2:CreateTags',
      Resource: '*',
      Condition: { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team', 'stage'] } },
    },
  ),
  'RCPs for the organization, services and tokens': guardrail(
    'rcps',
    {
      Sid: 'OnlyOurPeople',
      Effect: 'Deny',
      Principal: '*',
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-4fj2k9qwer' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
    {
      Sid: 'OnlyForUs',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*', 'sqs:*', 'sts:*'],
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-4fj2k9qwer' },
        Null: { 'aws:SourceAccount': 'false' },
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
      },
    },
    {
      Sid: 'OnlyOurRepositories',
      Effect: 'Deny',
      Principal: '*',
      Action: web,
      Resource: '*',
      Condition: {
        StringNotLikeIfExists: { [`${GITHUB}:sub`]: 'repo:blue-heron@90210/*' },
        Null: { [`${GITHUB}:sub`]: 'false' },
      },
    },
    {
      Sid: 'OnlyTls',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: {
        BoolIfExists: { 'aws:SecureTransport': 'false' },
        NumericLessThan: { 's3:TlsVersion': '1.2' },
      },
    },
  ),
};

describe('clean policies', () => {
  test.each(Object.entries(CLEAN))('%s', (_, input) => {
    const model = prepare(estateInventory(input));
    const loud = lint(edgeBook(model), { now: NOW }).filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ rule, place, message }) => `${rule} ${place.path.join('.')} ${message}`)).toEqual([]);
  });
});
