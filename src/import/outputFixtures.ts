// Outputs of the AWS CLI as data, in the shapes of its reference: one small estate seen through different commands.
// https://docs.aws.amazon.com/cli/latest/reference/iam/

export const A = '111111111111';
export const B = '222222222222';
export const M = '999999999999';
const DATE = '2025-03-01T09:30:00+00:00';

export const allow = (action: string, resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
});
export const trusting = (principal: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});
export const encoded = (document: unknown) => encodeURIComponent(JSON.stringify(document));

const iam = (account: string, rest: string) => `arn:aws:iam::${account}:${rest}`;
export const DEPLOY = iam(B, 'role/Deploy');
export const BUILD = iam(A, 'role/ci/Build');
export const ALICE = iam(A, 'user/alice');
export const OPS = iam(A, 'group/ops');
export const HOP = iam(A, 'policy/team/assume-deploy');
export const LIMIT = iam(A, 'policy/limit');
export const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const named = (kind: 'Role' | 'User' | 'Group', arn: string, id: string) => ({
  Path: '/',
  [`${kind}Name`]: arn.slice(arn.lastIndexOf('/') + 1),
  [`${kind}Id`]: id,
  Arn: arn,
  CreateDate: DATE,
});

export const deployRole = {
  ...named('Role', DEPLOY, 'AROADEPLOYEXAMPLE000'),
  AssumeRolePolicyDocument: trusting({ AWS: [BUILD, ALICE] }),
  MaxSessionDuration: 3600,
};
export const buildRole = {
  ...named('Role', BUILD, 'AROABUILDEXAMPLE0000'),
  AssumeRolePolicyDocument: trusting({ Service: 'ec2.amazonaws.com' }),
};
export const alice = named('User', ALICE, 'AIDAALICEEXAMPLE0000');
export const ops = named('Group', OPS, 'AGPAOPSEXAMPLE000000');

export const managedPolicy = (arn: string, document: unknown, version = 'v2') => ({
  PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
  PolicyId: 'ANPAEXAMPLE000000000',
  Arn: arn,
  Path: '/',
  DefaultVersionId: version,
  AttachmentCount: 1,
  PermissionsBoundaryUsageCount: 0,
  IsAttachable: true,
  CreateDate: DATE,
  UpdateDate: DATE,
  ...(document === undefined
    ? {}
    : {
        PolicyVersionList: [
          { Document: document, VersionId: version, IsDefaultVersion: true, CreateDate: DATE },
          { Document: allow('s3:*'), VersionId: 'v1', IsDefaultVersion: false, CreateDate: DATE },
        ],
      }),
});

const attachedTo = (...arns: readonly string[]) =>
  arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));

/** `aws iam list-attached-role-policies` and its like. */
export const attachedList = (...arns: readonly string[]) => ({ AttachedPolicies: attachedTo(...arns) });

/** Page 1 of account A has the entities, page 2 the group and the policies that page 1 attaches. */
export const page1 = {
  UserDetailList: [
    {
      ...alice,
      GroupList: ['ops'],
      AttachedManagedPolicies: [],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: LIMIT },
      Tags: [{ Key: 'team', Value: 'ops' }],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [
    {
      ...buildRole,
      InstanceProfileList: [],
      RolePolicyList: [{ PolicyName: 'logs', PolicyDocument: allow('logs:*') }],
      AttachedManagedPolicies: attachedTo(HOP, ADMIN),
      Tags: [],
      RoleLastUsed: {},
    },
  ],
  Policies: [],
  IsTruncated: true,
  Marker: 'AAExample',
};
export const page2 = {
  UserDetailList: [],
  GroupDetailList: [{ ...ops, GroupPolicyList: [], AttachedManagedPolicies: attachedTo(HOP) }],
  RoleDetailList: [],
  Policies: [managedPolicy(HOP, allow('sts:AssumeRole', DEPLOY))],
  IsTruncated: false,
};

/** Account B, another drop. */
export const accountB = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      ...deployRole,
      AssumeRolePolicyDocument: encoded(deployRole.AssumeRolePolicyDocument),
      InstanceProfileList: [],
      RolePolicyList: [],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [],
};

const ORG = 'o-a1b2c3d4e5';
const inOrg = (rest: string) => `arn:aws:organizations::${M}:${rest}`;
export const ROOT = 'r-ab12';
export const OU = 'ou-ab12-33333333';

export const organization = {
  Organization: {
    Id: ORG,
    Arn: inOrg(`organization/${ORG}`),
    FeatureSet: 'ALL',
    MasterAccountArn: inOrg(`account/${ORG}/${M}`),
    MasterAccountId: M,
    MasterAccountEmail: 'root@example.com',
    AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
  },
};
const member = (id: string, name: string) => ({
  Id: id,
  Arn: inOrg(`account/${ORG}/${id}`),
  Email: `${name}@example.com`,
  Name: name,
  Status: 'ACTIVE',
  JoinedMethod: 'CREATED',
  JoinedTimestamp: DATE,
});
export const accounts = { Accounts: [member(M, 'payer'), member(A, 'tools'), member(B, 'prod')] };
export const roots = {
  Roots: [
    {
      Id: ROOT,
      Arn: inOrg(`root/${ORG}/${ROOT}`),
      Name: 'Root',
      PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    },
  ],
};
export const units = {
  OrganizationalUnits: [{ Id: OU, Arn: inOrg(`ou/${ORG}/${OU}`), Name: 'Workloads' }],
};
export const children = (...ids: readonly string[]) => ({
  Children: ids.map((Id) => ({ Id, Type: 'ACCOUNT' })),
});
const scp = (id: string, name: string) => ({
  Id: id,
  Arn:
    id === 'p-FullAWSAccess'
      ? `arn:aws:organizations::aws:policy/service_control_policy/${id}`
      : inOrg(`policy/${ORG}/service_control_policy/${id}`),
  Name: name,
  Description: '',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: id === 'p-FullAWSAccess',
});
export const fullAccess = scp('p-FullAWSAccess', 'FullAWSAccess');
export const denyHops = scp('p-denyhops1', 'deny-hops');
export const policyList = (...policies: readonly object[]) => ({ Policies: policies });
export const describedPolicy = (summary: object, document: unknown) => ({
  Policy: { PolicySummary: summary, Content: JSON.stringify(document) },
});
export const DENY_HOPS = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'NoHops', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
};

/** As in a terminal: the command, then what it prints. */
export const shell = (...steps: readonly (readonly [command: string, output: unknown])[]) =>
  steps.map(([command, output]) => `$ ${command}\n${JSON.stringify(output, null, 4)}\n`).join('\n');
