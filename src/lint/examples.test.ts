// Every rule with a document that it speaks of, where it points, and one that it leaves alone.
import { describe, expect, test } from 'vitest';
import { edgeBook } from '#assume/edgeBook.ts';
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import type { Finding } from './finding.ts';
import { lint } from './lint.ts';
import { RULES } from './rules.ts';

type Json = Readonly<Record<string, unknown>>;

const OWN = '222222222222';
const ROLE = `arn:aws:iam::${OWN}:role/Target`;
const NOW = Date.parse('2026-11-01T00:00:00Z') / 1000;

const version = { Version: '2012-10-17' };
const document = (...statements: readonly Json[]): Json => ({ ...version, Statement: statements });

const role = (arn: string, trust: unknown, identity?: unknown, more: Json = {}) => ({
  arn,
  policies: identity === undefined ? [] : [{ name: 'own', kind: 'identity' as const, document: identity }],
  ...(trust === undefined ? {} : { trust }),
  ...more,
});

const trustDocument = (trust: unknown): CaseInput => ({ principals: [role(ROLE, trust)] });
const trust = (statement: Json): CaseInput =>
  trustDocument(document({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }));
const permissionDocument = (policy: unknown): CaseInput => ({
  principals: [
    {
      arn: 'arn:aws:iam::111111111111:user/nora',
      policies: [{ name: 'own', kind: 'identity', document: policy }],
    },
  ],
});
const permission = (statement: Json): CaseInput =>
  permissionDocument(document({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }));
const rcp = (statement: Json): CaseInput => ({
  principals: [],
  rcps: {
    [OWN]: [
      {
        level: 'root',
        policies: [
          document({ Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*', ...statement }),
        ],
      },
    ],
  },
});

const PARTNER = { AWS: 'arn:aws:iam::333333333333:role/Partner' };
const GITHUB = 'token.actions.githubusercontent.com';
const oidc = (host: string): Json => ({ Federated: `arn:aws:iam::${OWN}:oidc-provider/${host}` });
const SAML = { Federated: `arn:aws:iam::${OWN}:saml-provider/Corp` };
const web = (host: string, condition: Json): CaseInput =>
  trust({ Principal: oidc(host), Action: 'sts:AssumeRoleWithWebIdentity', Condition: condition });
const when = (condition: Json): CaseInput => trust({ Principal: PARTNER, Condition: condition });
const permitted = (condition: Json): CaseInput => permission({ Condition: condition });

/** Caller in account 1111 with this permission, and the target role with this trust. */
const pair = (
  callerArn: string,
  identity: Json | undefined,
  trusted: Json,
  more: CaseInput = {},
): CaseInput => ({
  ...more,
  principals: [
    role(callerArn, undefined, identity === undefined ? undefined : document(identity)),
    role(ROLE, document({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trusted })),
    ...(more.principals ?? []),
  ],
});
const may = (resource: string, more: Json = {}): Json => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Resource: resource,
  ...more,
});
const builder = 'arn:aws:iam::111111111111:role/Builder';
const neighbour = `arn:aws:iam::${OWN}:user/nora`;

interface Example {
  readonly rule: string;
  /** End of the path that the finding points at. */
  readonly at: string;
  readonly fires: CaseInput;
  readonly quiet: CaseInput;
}

const S = 'Statement.0';
const C = `${S}.Condition`;
const good = trust({ Principal: PARTNER });
const goodPermission = permission({});

const EXAMPLES: readonly Example[] = [
  { rule: 'L-JSON', at: 'trust', fires: trustDocument('hello'), quiet: good },
  { rule: 'L-NO-STATEMENT', at: 'Statement', fires: trustDocument(document()), quiet: good },
  {
    rule: 'L-UNKNOWN-ELEMENT',
    at: `${S}.Actions`,
    fires: permission({ Actions: 's3:*' }),
    quiet: goodPermission,
  },
  {
    rule: 'L-VERSION-INVALID',
    at: 'Version',
    fires: trustDocument({ ...document(), Version: '2024-01-01' }),
    quiet: good,
  },
  { rule: 'L-EFFECT', at: `${S}.Effect`, fires: permission({ Effect: 'allow' }), quiet: goodPermission },
  {
    rule: 'L-ELEMENT-COMBINATION',
    at: `${S}.NotResource`,
    fires: permission({ NotResource: '*' }),
    quiet: goodPermission,
  },
  {
    rule: 'L-MISSING-ACTION',
    at: S,
    fires: permissionDocument(document({ Effect: 'Allow', Resource: '*' })),
    quiet: goodPermission,
  },
  {
    rule: 'L-ACTION-FORMAT',
    at: `${S}.Action`,
    fires: trust({ Principal: PARTNER, Action: 'AssumeRole' }),
    quiet: good,
  },
  {
    rule: 'L-SID-CHARS',
    at: `${S}.Sid`,
    fires: permission({ Sid: 'read it' }),
    quiet: permission({ Sid: 'ReadIt' }),
  },
  {
    rule: 'L-SID-DUP',
    at: 'Statement.1.Sid',
    fires: permissionDocument(
      document(
        { Sid: 'A', Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
        { Sid: 'A', Effect: 'Allow', Action: 's3:List*', Resource: '*' },
      ),
    ),
    quiet: permission({ Sid: 'A' }),
  },
  {
    rule: 'L-ID-IN-IDENTITY',
    at: 'Id',
    fires: permissionDocument({ ...document(may(ROLE)), Id: 'mine' }),
    quiet: trustDocument({
      ...document({ Effect: 'Allow', Principal: PARTNER, Action: 'sts:AssumeRole' }),
      Id: 'x',
    }),
  },
  {
    rule: 'L-MISSING-RESOURCE',
    at: S,
    fires: permissionDocument(document({ Effect: 'Allow', Action: 's3:*' })),
    quiet: goodPermission,
  },
  {
    rule: 'L-RESOURCE-FORMAT',
    at: `${S}.Resource`,
    fires: permission({ Resource: 'my bucket' }),
    quiet: goodPermission,
  },
  {
    rule: 'L-TRUST-RESOURCE',
    at: `${S}.Resource`,
    fires: trust({ Principal: PARTNER, Resource: '*' }),
    quiet: good,
  },
  { rule: 'L-TRUST-NO-PRINCIPAL', at: S, fires: trust({}), quiet: good },
  {
    rule: 'L-IDENTITY-PRINCIPAL',
    at: `${S}.Principal`,
    fires: permission({ Principal: PARTNER }),
    quiet: goodPermission,
  },
  { rule: 'L-NOTPRINCIPAL', at: `${S}.NotPrincipal`, fires: trust({ NotPrincipal: PARTNER }), quiet: good },
  {
    rule: 'L-TRUST-ACTION-WILDCARD',
    at: `${S}.Action`,
    fires: trust({ Principal: PARTNER, Action: 'sts:Assume*' }),
    quiet: good,
  },
  {
    rule: 'L-NOTACTION-TRUST',
    at: `${S}.NotAction`,
    fires: trustDocument(document({ Effect: 'Allow', Principal: PARTNER, NotAction: 'sts:TagSession' })),
    quiet: good,
  },
  {
    rule: 'L-CONDITION-SHAPE',
    at: C,
    fires: trust({ Principal: PARTNER, Condition: 'always' }),
    quiet: good,
  },
  {
    rule: 'L-UNKNOWN-OPERATOR',
    at: `${C}.StringEqual`,
    fires: when({ StringEqual: { 'sts:ExternalId': 'f3-71-0c-2d' } }),
    quiet: when({ StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } }),
  },
  { rule: 'L-SCP-RCP-SYNTAX', at: `${S}.Effect`, fires: rcp({ Effect: 'Allow' }), quiet: rcp({}) },
  { rule: 'L-STAR-STRING', at: `${S}.Principal`, fires: trust({ Principal: '*' }), quiet: good },
  {
    rule: 'L-PRINCIPAL-WILDCARD-ARN',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: 'arn:aws:iam::333333333333:role/build-*' } }),
    quiet: good,
  },
  {
    rule: 'L-PRINCIPAL-KEY',
    at: `${S}.Principal.Aws`,
    fires: trust({ Principal: { Aws: OWN } }),
    quiet: good,
  },
  {
    rule: 'L-PRINCIPAL-VALUE',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: 'nora' } }),
    quiet: good,
  },
  {
    rule: 'L-GROUP-PRINCIPAL',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: `arn:aws:iam::${OWN}:group/devs` } }),
    quiet: good,
  },
  {
    rule: 'L-SERVICE-WILDCARD',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: '*.amazonaws.com' } }),
    quiet: trust({ Principal: { Service: 'ec2.amazonaws.com' } }),
  },
  {
    rule: 'L-NO-VERSION',
    at: 'trust',
    fires: trustDocument({ Statement: document().Statement }),
    quiet: good,
  },
  {
    rule: 'L-OLD-VERSION',
    at: 'Version',
    fires: permissionDocument({ ...document(may(ROLE)), Version: '2008-10-17' }),
    quiet: goodPermission,
  },
  {
    rule: 'L-VERSION-2008-VARIABLE',
    at: `${S}.Resource`,
    fires: permissionDocument({
      ...document(may(`arn:aws:iam::${OWN}:role/of-\${aws:username}`)),
      Version: '2008-10-17',
    }),
    quiet: permission({ Resource: `arn:aws:iam::${OWN}:role/of-\${aws:username}` }),
  },
  { rule: 'L-SID-EMPTY', at: `${S}.Sid`, fires: permission({ Sid: '' }), quiet: goodPermission },
  { rule: 'L-EMPTY-CONDITION', at: `${C}.StringLike`, fires: when({ StringLike: {} }), quiet: good },
  {
    rule: 'L-ACTION-UNKNOWN',
    at: `${S}.Action.1`,
    fires: trust({ Principal: PARTNER, Action: ['sts:AssumeRole', 'sts:TagSesion'] }),
    quiet: trust({ Principal: PARTNER, Action: ['sts:assumerole', 'sts:TagSession'] }),
  },
  {
    rule: 'L-TRUST-ACTION',
    at: `${S}.Action.1`,
    fires: trust({ Principal: PARTNER, Action: ['sts:AssumeRole', 'sts:GetCallerIdentity'] }),
    quiet: good,
  },
  {
    rule: 'L-EMPTY-ARRAY',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: when({ StringEquals: { 'sts:ExternalId': [] } }),
    quiet: good,
  },
  {
    rule: 'L-DUP-CONDITION-KEY',
    at: `${C}.StringEquals.AWS:PrincipalOrgId`,
    fires: when({
      StringEquals: { 'aws:PrincipalOrgID': 'o-one1234567', 'AWS:PrincipalOrgId': 'o-two1234567' },
    }),
    quiet: when({ StringEquals: { 'aws:PrincipalOrgID': ['o-one1234567', 'o-two1234567'] } }),
  },
  {
    rule: 'L-OPERATOR-CASE',
    at: `${C}.stringEquals`,
    fires: when({ stringEquals: { 'aws:PrincipalOrgID': 'o-one1234567' } }),
    quiet: when({ StringEquals: { 'aws:PrincipalOrgID': 'o-one1234567' } }),
  },
  {
    rule: 'L-PLACEHOLDER',
    at: `${S}.Resource`,
    fires: permission({ Resource: 'arn:aws:s3:::<bucket name>/*' }),
    quiet: permission({ Resource: 'arn:aws:s3:::reports/*' }),
  },
  {
    rule: 'L-ACCOUNT-ID',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: 'arn:aws:iam::2222222222:role/Short' } }),
    quiet: good,
  },
  {
    rule: 'L-PARTITION',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: 'arn:aws-cn:iam::333333333333:role/Partner' } }),
    quiet: good,
  },
  {
    rule: 'L-CHARSET',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: when({ StringEquals: { 'sts:ExternalId': '“quoted-by-a-blog”' } }),
    quiet: when({ StringEquals: { 'sts:ExternalId': 'Größe-ist-egal' } }),
  },
  {
    rule: 'L-SIZE',
    at: 'trust',
    fires: trust({
      Principal: { AWS: Array.from({ length: 60 }, (_, i) => `arn:aws:iam::333333333333:role/worker-${i}`) },
    }),
    quiet: good,
  },
  {
    rule: 'L-WILDCARD-PRINCIPAL',
    at: `${S}.Principal.AWS`,
    fires: trust({
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } },
    }),
    quiet: trust({
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-one1234567' } },
    }),
  },
  {
    rule: 'L-ROOT-TRUST',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: OWN } }),
    quiet: trust({
      Principal: { AWS: OWN },
      Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/admin/*` } },
    }),
  },
  {
    rule: 'L-CROSS-ACCOUNT-ROOT',
    at: `${S}.Principal.AWS.1`,
    fires: trust({ Principal: { AWS: [PARTNER.AWS, 'arn:aws:iam::333333333333:root'] } }),
    quiet: good,
  },
  {
    rule: 'L-THIRD-PARTY-NO-EXTERNALID',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: '333333333333' } }),
    quiet: {
      ...trust({ Principal: { AWS: '333333333333' } }),
      accounts: [
        { id: OWN, org: 'o-one1234567' },
        { id: '333333333333', org: 'o-one1234567' },
      ],
    },
  },
  {
    rule: 'L-EXTERNALID-WEAK',
    at: `${C}.StringLike.sts:ExternalId`,
    fires: when({ StringLike: { 'sts:ExternalId': 'customer-*' } }),
    quiet: when({ StringEquals: { 'sts:ExternalId': 'c0ffee-41-7b-99' } }),
  },
  {
    rule: 'L-DANGLING-ID',
    at: `${S}.Principal.AWS`,
    fires: trust({ Principal: { AWS: 'AROAGONE4EVER0000001' } }),
    quiet: good,
  },
  {
    rule: 'L-UNIQUE-ID',
    at: `${S}.Principal.AWS`,
    fires: {
      principals: [
        role(
          ROLE,
          document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: 'AROAHERE0000000000001' },
          }),
        ),
        role(builder, undefined, undefined, { uniqueId: 'AROAHERE0000000000001' }),
      ],
    },
    quiet: good,
  },
  {
    rule: 'L-REDUNDANT-PRINCIPAL',
    at: `${S}.Principal.AWS.0`,
    fires: trust({ Principal: { AWS: [`arn:aws:iam::${OWN}:user/nora`, OWN] } }),
    quiet: trust({ Principal: { AWS: [`arn:aws:iam::${OWN}:user/nora`, '333333333333'] } }),
  },
  {
    rule: 'L-PRINCIPAL-NOT-FOUND',
    at: `${S}.Principal.AWS`,
    fires: pair(builder, undefined, { Principal: { AWS: builder.replace('Builder', 'Biulder') } }),
    quiet: pair(builder, undefined, { Principal: { AWS: builder } }),
  },
  { rule: 'L-SELF-TRUST', at: `${S}.Principal.AWS`, fires: trust({ Principal: { AWS: ROLE } }), quiet: good },
  {
    rule: 'L-SERVICE-NO-SOURCE',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'scheduler.amazonaws.com' } }),
    quiet: trust({
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': OWN } },
    }),
  },
  {
    rule: 'L-SERVICE-REGIONAL',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'states.eu-north-1.amazonaws.com' } }),
    quiet: trust({ Principal: { Service: 'states.amazonaws.com' } }),
  },
  {
    rule: 'L-SERVICE-UNKNOWN',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'lamdba.amazonaws.com' } }),
    quiet: trust({ Principal: { Service: 'lambda.amazonaws.com' } }),
  },
  {
    rule: 'L-KEY-NOT-FOR-SERVICE',
    at: `${C}.StringEquals.aws:PrincipalOrgID`,
    fires: trust({
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-one1234567' } },
    }),
    quiet: trust({
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceOrgID': 'o-one1234567' } },
    }),
  },
  {
    rule: 'L-SOURCEARN-FOR-IAM',
    at: `${C}.StringEquals.aws:SourceAccount`,
    fires: when({ StringEquals: { 'aws:SourceAccount': '333333333333' } }),
    quiet: when({ StringEquals: { 'aws:PrincipalAccount': '333333333333' } }),
  },
  {
    rule: 'L-PAIRED-KEYS',
    at: `${C}.ArnLike.aws:SourceArn`,
    fires: trust({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::inbox' } },
    }),
    quiet: trust({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::inbox' },
        StringEquals: { 'aws:SourceAccount': OWN },
      },
    }),
  },
  {
    rule: 'L-EKS-TAGSESSION',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'pods.eks.amazonaws.com' } }),
    quiet: trust({
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    }),
  },
  {
    rule: 'L-ROLESANYWHERE-ACTIONS',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'rolesanywhere.amazonaws.com' } }),
    quiet: trust({
      Principal: { Service: 'rolesanywhere.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    }),
  },
  {
    rule: 'L-AAM-SETCONTEXT',
    at: `${S}.Principal.Service`,
    fires: trust({ Principal: { Service: 'account-access.amazonaws.com' } }),
    quiet: trust({
      Principal: { Service: 'account-access.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:SetContext'],
    }),
  },
  {
    rule: 'L-ACTION-PRINCIPAL-MISMATCH',
    at: `${S}.Principal.Federated`,
    fires: trust({ Principal: SAML }),
    quiet: trust({ Principal: SAML, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] }),
  },
  {
    rule: 'L-FEDERATED-OTHER-ACCOUNT',
    at: `${S}.Principal.Federated`,
    fires: trust({
      Principal: { Federated: 'arn:aws:iam::333333333333:saml-provider/Corp' },
      Action: 'sts:AssumeRoleWithSAML',
    }),
    quiet: trust({ Principal: SAML, Action: 'sts:AssumeRoleWithSAML' }),
  },
  {
    rule: 'L-COGNITO-NO-AUD',
    at: `${S}.Principal.Federated`,
    fires: trust({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:5e1f' } },
    }),
    quiet: trust({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:5e1f' },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    }),
  },
  {
    rule: 'L-SAML-NO-AUD',
    at: `${S}.Principal.Federated`,
    fires: trust({ Principal: SAML, Action: 'sts:AssumeRoleWithSAML' }),
    quiet: trust({
      Principal: SAML,
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    }),
  },
  {
    rule: 'L-SSO-PATH',
    at: `${C}.ArnLike.aws:PrincipalArn`,
    fires: trust({
      Principal: { AWS: OWN },
      Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/AWSReservedSSO_Ops_*` } },
    }),
    quiet: trust({
      Principal: { AWS: OWN },
      Condition: {
        ArnLike: {
          'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Ops_*`,
        },
      },
    }),
  },
  {
    rule: 'L-SSO-EXACT',
    at: `${S}.Principal.AWS`,
    fires: trust({
      Principal: {
        AWS: `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Ops_0123456789abcdef`,
      },
    }),
    quiet: good,
  },
  {
    rule: 'L-SLR-EDIT',
    at: 'trust',
    fires: {
      principals: [
        role(
          `arn:aws:iam::${OWN}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
          document({
            Effect: 'Allow',
            Principal: { Service: 'ecs.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
        ),
      ],
    },
    quiet: good,
  },
  {
    rule: 'L-OIDC-NO-SUB',
    at: `${S}.Principal.Federated`,
    fires: web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
    quiet: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } }),
  },
  {
    rule: 'L-OIDC-NO-AUD',
    at: `${S}.Principal.Federated`,
    fires: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } }),
    quiet: web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
  },
  {
    rule: 'L-OIDC-SUB-WILDCARD',
    at: `${C}.StringLike.${GITHUB}:sub`,
    fires: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/*' } }),
    quiet: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:environment:*' } }),
  },
  {
    rule: 'L-OIDC-HOST',
    at: 'Statement.0.Principal.Federated',
    fires: web('oidc.eu-west-1.eks.amazonaws.com/id/AB12', {
      StringEquals: { 'oidc.eu-west-1.eks.amazonaws.com/id/AB12:sub': 'system:serviceaccount:shop:web' },
    }),
    quiet: web('oidc.eks.eu-west-1.amazonaws.com/id/AB12', {
      StringEquals: { 'oidc.eks.eu-west-1.amazonaws.com/id/AB12:sub': 'system:serviceaccount:shop:web' },
    }),
  },
  {
    rule: 'L-OIDC-HOST',
    at: 'Statement.0.Principal.Federated',
    fires: web('tokens.actions.githubusercontent.com', {
      StringEquals: { 'tokens.actions.githubusercontent.com:sub': 'repo:acme/shop:pull_request' },
    }),
    quiet: web('ids.acme.example', { StringEquals: { 'ids.acme.example:sub': 'shop' } }),
  },
  {
    rule: 'L-UNSIGNED-CALL',
    at: 'Statement.0.Action.1',
    fires: permission({ Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML'], Resource: ROLE }),
    quiet: permission({ Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: ROLE }),
  },
  {
    rule: 'L-ACCOUNT-ID',
    at: `${C}.ArnLike.aws:SourceArn`,
    fires: when({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:2222222222:*' } }),
    quiet: when({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:222222222222:*' } }),
  },
  {
    rule: 'L-OIDC-KEY-PREFIX',
    at: `${C}.StringEquals.arn:aws:iam::${OWN}:oidc-provider/${GITHUB}:sub`,
    fires: web(GITHUB, {
      StringEquals: { [`arn:aws:iam::${OWN}:oidc-provider/${GITHUB}:sub`]: 'repo:acme/shop:pull_request' },
    }),
    quiet: web(GITHUB, { StringEquals: { [`${GITHUB}:sub`]: 'repo:acme/shop:pull_request' } }),
  },
  {
    rule: 'L-OIDC-CLAIM-SWAP',
    at: `${C}.StringLike.${GITHUB}:aud`,
    fires: web(GITHUB, { StringLike: { [`${GITHUB}:aud`]: 'repo:acme/shop:*' } }),
    quiet: web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
  },
  {
    rule: 'L-OIDC-MULTI-PROVIDER',
    at: `${S}.Principal.Federated.1`,
    fires: trust({
      Principal: {
        Federated: [GITHUB, 'gitlab.com'].map((host) => `arn:aws:iam::${OWN}:oidc-provider/${host}`),
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } },
    }),
    quiet: web('gitlab.com', { StringLike: { 'gitlab.com:sub': 'project_path:acme/shop:*' } }),
  },
  {
    rule: 'L-OIDC-TOKEN-CLAIM',
    at: `${C}.StringEquals.${GITHUB}:iss`,
    fires: web(GITHUB, { StringEquals: { [`${GITHUB}:iss`]: `https://${GITHUB}` } }),
    quiet: web(GITHUB, { StringEquals: { [`${GITHUB}:ref`]: 'refs/heads/main' } }),
  },
  {
    rule: 'L-GITHUB-AUD',
    at: `${C}.StringEquals.${GITHUB}:aud`,
    fires: web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'https://github.com/acme' } }),
    quiet: web(GITHUB, {
      StringEquals: { [`${GITHUB}:aud`]: ['https://github.com/acme', 'sts.amazonaws.com'] },
    }),
  },
  {
    rule: 'L-GITHUB-IMMUTABLE-SUB',
    at: `${C}.StringLike.${GITHUB}:sub`,
    fires: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } }),
    quiet: web(GITHUB, {
      StringLike: { [`${GITHUB}:sub`]: ['repo:acme/shop:*', 'repo:acme@77/shop@4711:*'] },
    }),
  },
  {
    rule: 'L-UNKNOWN-KEY',
    at: `${C}.StringEquals.aws:PrincipleOrgID`,
    fires: when({ StringEquals: { 'aws:PrincipleOrgID': 'o-one1234567' } }),
    quiet: permitted({ StringEquals: { 's3:x-amz-acl': 'private' } }),
  },
  {
    rule: 'L-KEY-NOT-FOR-ACTION',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: trust({
      Principal: SAML,
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } },
    }),
    quiet: when({ StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } }),
  },
  {
    rule: 'L-TYPE-MISMATCH',
    at: `${C}.NumericLessThan.aws:RequestedRegion`,
    fires: when({ NumericLessThan: { 'aws:RequestedRegion': '3600' } }),
    quiet: when({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
  },
  {
    rule: 'L-VALUE-TYPE',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: when({ StringEquals: { 'sts:ExternalId': 'deploy bot' } }),
    quiet: when({ StringEquals: { 'sts:ExternalId': 'deploy-bot' } }),
  },
  {
    rule: 'L-VALUE-TYPE',
    at: `${C}.IpAddress.aws:SourceIp.1`,
    fires: when({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '203.0.113.0/33'] } }),
    quiet: when({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } }),
  },
  {
    rule: 'L-VALUE-TYPE',
    at: `${C}.ArnLike.aws:PrincipalArn`,
    fires: when({ ArnLike: { 'aws:PrincipalArn': '*' } }),
    quiet: when({ ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/ci-*' } }),
  },
  {
    rule: 'L-ARN-STRING-OP',
    at: `${C}.StringLike.aws:PrincipalArn`,
    fires: when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::333333333333:role/ci-*' } }),
    quiet: when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::333333333333:role/ci-*' } }),
  },
  {
    rule: 'L-WILDCARD-NO-LIKE',
    at: `${C}.StringEquals.aws:PrincipalTag/team`,
    fires: when({ StringEquals: { 'aws:PrincipalTag/team': 'web-*' } }),
    quiet: when({ StringEquals: { 'aws:PrincipalTag/team': '${*}' } }),
  },
  {
    rule: 'L-WILDCARD-SENSITIVE-KEY',
    at: `${C}.StringLike.aws:PrincipalOrgID`,
    fires: when({ StringLike: { 'aws:PrincipalOrgID': 'o-one*' } }),
    quiet: when({ StringLike: { 'aws:PrincipalTag/team': 'web-*' } }),
  },
  {
    rule: 'L-MULTIVALUE-NO-SET-OP',
    at: `${C}.StringLike.aws:PrincipalOrgPaths`,
    fires: when({ StringLike: { 'aws:PrincipalOrgPaths': 'o-one1234567/r-ab/ou-1/*' } }),
    quiet: when({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-one1234567/r-ab/ou-1/*' } }),
  },
  {
    rule: 'L-MISSING-ACTION-FOR-KEY',
    at: `${C}.StringEquals.aws:RequestTag/team`,
    fires: when({ StringEquals: { 'aws:RequestTag/team': 'web' } }),
    quiet: trust({
      Principal: PARTNER,
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'aws:RequestTag/team': 'web' } },
    }),
  },
  {
    rule: 'L-SOURCEIDENTITY-ACTION',
    at: `${C}.StringLike.sts:SourceIdentity`,
    fires: when({ StringLike: { 'sts:SourceIdentity': '*' } }),
    quiet: trust({
      Principal: PARTNER,
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: { StringLike: { 'sts:SourceIdentity': '*' } },
    }),
  },
  {
    rule: 'L-PRIVATE-IP',
    at: `${C}.IpAddress.aws:SourceIp`,
    fires: when({ IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }),
    quiet: when({ IpAddress: { 'aws:VpcSourceIp': '10.1.0.0/16' } }),
  },
  {
    rule: 'L-PRINCIPALARN-SESSION',
    at: `${C}.ArnLike.aws:PrincipalArn`,
    fires: when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::333333333333:assumed-role/Ci/*' } }),
    quiet: when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::333333333333:role/Ci' } }),
  },
  {
    rule: 'L-FORALLVALUES-ALLOW',
    at: `${C}.ForAllValues:StringEquals.aws:PrincipalTag/team`,
    fires: when({ 'ForAllValues:StringEquals': { 'aws:PrincipalTag/team': 'web' } }),
    quiet: when({
      'ForAllValues:StringEquals': { 'aws:PrincipalTag/team': 'web' },
      Null: { 'aws:PrincipalTag/team': 'false' },
    }),
  },
  {
    rule: 'L-FORANYVALUE-NEGATED',
    at: `${C}.ForAnyValue:StringNotLike.aws:PrincipalOrgPaths`,
    fires: when({ 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-one1234567/r-ab/ou-1/*' } }),
    quiet: trust({
      Effect: 'Deny',
      Principal: PARTNER,
      Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'team' } },
    }),
  },
  {
    rule: 'L-NEGATED-ALLOW',
    at: `${C}.StringNotEquals.aws:PrincipalTag/guest`,
    fires: when({ StringNotEquals: { 'aws:PrincipalTag/guest': 'yes' } }),
    quiet: when({
      StringNotEquals: { 'aws:PrincipalTag/guest': 'yes' },
      Null: { 'aws:PrincipalTag/guest': 'false' },
    }),
  },
  {
    rule: 'L-IFEXISTS-ALLOW',
    at: `${C}.StringEqualsIfExists.aws:PrincipalOrgID`,
    fires: when({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-one1234567' } }),
    quiet: permitted({ StringEqualsIfExists: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
  },
  {
    rule: 'L-NOTIP-ABSENT',
    at: `${C}.NotIpAddress.aws:SourceIp`,
    fires: permission({ Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    quiet: permission({
      Effect: 'Deny',
      Condition: {
        NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        BoolIfExists: { 'aws:ViaAWSService': 'false' },
      },
    }),
  },
  {
    rule: 'L-MFA-IFEXISTS-ALLOW',
    at: `${C}.BoolIfExists.aws:MultiFactorAuthPresent`,
    fires: when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
    quiet: when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  },
  {
    rule: 'L-MFA-DENY-BOOL',
    at: `${C}.Bool.aws:MultiFactorAuthPresent`,
    fires: permission({ Effect: 'Deny', Condition: { Bool: { 'aws:MultiFactorAuthPresent': false } } }),
    quiet: permission({
      Effect: 'Deny',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': false } },
    }),
  },
  {
    rule: 'L-MFA-ROLE-SOURCE',
    at: `${C}.Bool.aws:MultiFactorAuthPresent`,
    fires: when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    quiet: trust({
      Principal: { AWS: 'arn:aws:iam::333333333333:user/nora' },
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  },
  {
    rule: 'L-MFA-FEDERATED',
    at: `${C}.Bool.aws:MultiFactorAuthPresent`,
    fires: trust({
      Principal: SAML,
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
    quiet: when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  },
  {
    rule: 'L-TAUTOLOGY',
    at: `${C}.StringLike.sts:RoleSessionName`,
    fires: when({ StringLike: { 'sts:RoleSessionName': '*' } }),
    quiet: when({ StringLike: { 'sts:RoleSessionName': 'deploy-*' } }),
  },
  {
    rule: 'L-CONTRADICTION',
    at: `${C}.StringNotEquals.aws:PrincipalTag/team`,
    fires: when({
      StringEquals: { 'aws:PrincipalTag/team': 'web' },
      StringNotEquals: { 'aws:PrincipalTag/team': ['web', 'db'] },
    }),
    quiet: when({
      StringEquals: { 'aws:PrincipalTag/team': ['web', 'app'] },
      StringNotEquals: { 'aws:PrincipalTag/team': ['web', 'db'] },
    }),
  },
  {
    rule: 'L-TIME-OVER',
    at: `${C}.DateLessThan.aws:CurrentTime`,
    fires: when({ DateLessThan: { 'aws:CurrentTime': '2026-10-31T23:00:00Z' } }),
    quiet: when({ DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }),
  },
  {
    rule: 'L-DENY-SHADOWS',
    at: S,
    fires: permissionDocument(
      document(
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
        { Effect: 'Deny', Action: 's3:*', Resource: '*' },
      ),
    ),
    quiet: permissionDocument(
      document(
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
        { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
      ),
    ),
  },
  {
    rule: 'L-RESOURCE-KIND',
    at: `${S}.Resource`,
    fires: permission(may('arn:aws:iam::222222222222:user/nora')),
    quiet: permission(may(ROLE)),
  },
  {
    rule: 'L-STS-RESOURCE-STAR',
    at: `${S}.Resource`,
    fires: permission(may('arn:aws:iam::*:role/*')),
    quiet: permission(may('*', { Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-one1234567' } } })),
  },
  {
    rule: 'L-NOTACTION-ALLOW',
    at: `${S}.NotAction`,
    fires: permissionDocument(document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })),
    quiet: permissionDocument(document({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' })),
  },
  {
    rule: 'L-NOTRESOURCE-ALLOW',
    at: `${S}.NotResource`,
    fires: permissionDocument(
      document({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::payroll/*' }),
    ),
    quiet: permissionDocument(
      document({ Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::payroll/*' }),
    ),
  },
  {
    rule: 'L-NEARMISS-CASE',
    at: `${S}.Principal.AWS`,
    fires: pair(builder, may(ROLE), { Principal: { AWS: builder.toLowerCase() } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-NEARMISS-ACCOUNT',
    at: `${S}.Resource`,
    fires: pair(builder, may(ROLE.replace(OWN, '111111111111')), { Principal: { AWS: builder } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-NEARMISS-PATH',
    at: `${S}.Principal.AWS`,
    fires: pair(builder.replace('role/', 'role/ci/'), may(ROLE), { Principal: { AWS: builder } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-NEARMISS-SESSION',
    at: `${S}.Resource`,
    fires: pair(builder, may(`arn:aws:sts::${OWN}:assumed-role/Target/x`), { Principal: { AWS: builder } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-NEARMISS-KIND',
    at: `${S}.Principal.AWS`,
    fires: pair(builder, may(ROLE), { Principal: { AWS: builder.replace('role/', 'user/') } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-NEARMISS-NAME',
    at: `${S}.Resource`,
    fires: pair(builder, may(ROLE.replace('Target', 'Taget')), { Principal: { AWS: builder } }),
    quiet: pair(builder, may(ROLE.replace('Target', 'Storage')), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-SUPERFLUOUS-IDENTITY',
    at: `${S}.Resource`,
    fires: pair(neighbour, may(ROLE), { Principal: { AWS: neighbour } }),
    quiet: pair(neighbour, may(ROLE), { Principal: { AWS: OWN } }),
  },
  {
    rule: 'L-BOUNDARY-BYPASS',
    at: `${S}.Principal.AWS`,
    fires: {
      principals: [
        {
          arn: neighbour,
          policies: [
            {
              name: 'fence',
              kind: 'boundary',
              document: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
            },
          ],
        },
        role(ROLE, document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: neighbour } })),
      ],
    },
    quiet: pair(neighbour, undefined, { Principal: { AWS: neighbour } }),
  },
  {
    rule: 'L-CHAIN-1H',
    at: `${S}.Principal.AWS`,
    fires: {
      principals: [
        role('arn:aws:iam::111111111111:user/nora', undefined),
        role(
          builder,
          document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: 'arn:aws:iam::111111111111:user/nora' },
          }),
          document(may(ROLE)),
        ),
        role(ROLE, document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: builder } })),
      ],
    },
    quiet: {
      principals: [
        role(
          builder,
          document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ec2.amazonaws.com' },
          }),
          document(may(ROLE)),
        ),
        role(ROLE, document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: builder } })),
      ],
    },
  },
  {
    rule: 'L-TAGSESSION-ONE-SIDED',
    at: `${S}.Principal.AWS`,
    fires: pair(builder, may(ROLE), {
      Principal: { AWS: builder },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    }),
    quiet: pair(builder, may(ROLE, { Action: ['sts:AssumeRole', 'sts:TagSession'] }), {
      Principal: { AWS: builder },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    }),
  },
  {
    rule: 'L-CONSOLE-IMPOSSIBLE',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: pair(builder, may(ROLE), {
      Principal: { AWS: builder },
      Condition: { StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } },
    }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-ADMIN-PATH',
    at: `${S}.Principal.AWS`,
    fires: {
      principals: [
        role(builder, undefined, document(may(ROLE))),
        role(
          ROLE,
          document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: builder } }),
          document({ Effect: 'Allow', Action: '*', Resource: '*' }),
        ),
      ],
    },
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-UNUSED-TRUST',
    at: `${S}.Principal.AWS`,
    fires: pair(builder, undefined, { Principal: { AWS: builder } }),
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-SID-MISLEADING',
    at: `${S}.Sid`,
    fires: pair(
      builder,
      may(ROLE, { Sid: 'ReadReports' }),
      { Principal: { AWS: builder } },
      {
        principals: [
          role(
            'arn:aws:iam::111111111111:role/Reader',
            undefined,
            document({ Sid: 'ReadReports', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
          ),
        ],
      },
    ),
    quiet: pair(builder, may(ROLE, { Sid: 'BecomeTarget' }), { Principal: { AWS: builder } }),
  },
  {
    rule: 'L-EXTERNALID-SECRET',
    at: `${C}.StringEquals.sts:ExternalId`,
    fires: {
      principals: ['333333333333', '444444444444'].map((account) =>
        role(
          `arn:aws:iam::${OWN}:role/for-${account}`,
          document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: account },
            Condition: { StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } },
          }),
        ),
      ),
    },
    quiet: when({ StringEquals: { 'sts:ExternalId': 'f3-71-0c-2d' } }),
  },
  {
    rule: 'L-CYCLE',
    at: 'trust',
    fires: {
      principals: ['left', 'right'].map((name, i, all) =>
        role(
          `arn:aws:iam::${OWN}:role/${name}`,
          document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: `arn:aws:iam::${OWN}:role/${all[1 - i]}` },
          }),
        ),
      ),
    },
    quiet: pair(builder, may(ROLE), { Principal: { AWS: builder } }),
  },
];

/** Told while reading: parsed JSON does not show it any more. */
const TOLD_BY_IMPORT = new Set(['L-DUPLICATE-ELEMENT']);

function findings(input: CaseInput): readonly Finding[] {
  const model = prepare(estateInventory(input));
  return lint(edgeBook(model), { now: NOW });
}

const path = ({ place }: Finding): string => place.path.join('.');

describe('the catalogue', () => {
  test('each rule is there once and has an example', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = new Set(EXAMPLES.map(({ rule }) => rule));
    expect(ids.filter((id) => !shown.has(id) && !TOLD_BY_IMPORT.has(id))).toEqual([]);
    expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says why and where AWS says so', (_, rule) => {
    expect(rule.id).toMatch(/^L-[A-Z0-9-]+$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.page).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|aws\.amazon\.com\/blogs)\//);
    expect(rule.title).not.toMatch(/\.$/);
  });
});

describe.each(EXAMPLES.map((example) => [example.rule, example] as const))(
  '%s',
  (_, { rule, at, fires, quiet }) => {
    test('is raised at the offending value', () => {
      const raised = findings(fires).filter((finding) => finding.rule === rule);
      const places = raised.map(path);
      expect(places.filter((place) => place.endsWith(at))).not.toEqual([]);
      for (const { message, fix } of raised) {
        expect(message).toMatch(/[.?]$/);
        expect(`${message} ${fix?.label ?? ''} ${fix?.text ?? ''}`).not.toMatch(/undefined|\[object|null/);
      }
    });

    test('stays silent otherwise', () => {
      expect(findings(quiet).filter((finding) => finding.rule === rule)).toEqual([]);
    });
  },
);
