// Templates from text to graph: places, values that are filled in, and the same roles in another form.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare } from '#decision/model.ts';
import type { AttachedPolicy } from '#decision/inventory.ts';
import { rangeOf } from '#text/locate.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { prepareReading } from './textReaders.ts';

const TEMPLATE = `AWSTemplateFormatVersion: 2010-09-09
Description: Deployment roles

Parameters:
  Env: { Type: String, Default: prod }
  TrustedAccountId:
    Type: String
    Description: Who may deploy.
  ExternalId: { Type: String, Default: abc }

Conditions:
  IsProd: !Equals [!Ref Env, prod]
  HasNoBoundary: !Not [!Condition IsProd]

Resources:
  DeployRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub "deploy-\${Env}"
      Path: /ci/
      MaxSessionDuration: 3600
      Tags:
        - { Key: env, Value: !Ref Env }
      PermissionsBoundary: !If [IsProd, !Ref Boundary, !Ref AWS::NoValue]
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - !If
            - HasNoBoundary
            - { Effect: Allow, Principal: "*", Action: "sts:AssumeRole" }
            - !Ref AWS::NoValue
          - Effect: Allow
            Principal:
              AWS: !Join ["", ["arn:", !Ref "AWS::Partition", ":iam::", !Ref TrustedAccountId, ":root"]]
            Action: sts:AssumeRole
            Condition:
              StringEquals: { "sts:ExternalId": !Ref ExternalId }
      Policies:
        - PolicyName: assume
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: !GetAtt WorkerRole.Arn
  WorkerRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }
            Action: sts:AssumeRole
          - Effect: Allow
            Principal: { Service: [ec2.amazonaws.com, !If [IsProd, lambda.amazonaws.com, !Ref AWS::NoValue]] }
            Action: sts:AssumeRole
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: ci-boundary
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "sts:*", Resource: "*" }]
  Developer:
    Type: AWS::IAM::User
    Properties: { UserName: dev, Groups: [!Ref Developers] }
  Developers:
    Type: AWS::IAM::Group
    Properties: { GroupName: developers }
  DevPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: dev
      Groups: [!Ref Developers]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Resource: !Sub "arn:aws:iam::\${AWS::AccountId}:role/*" }]
  Bucket: { Type: "AWS::S3::Bucket" }
`;

const given = { 'AWS::AccountId': '111111111111', TrustedAccountId: '222222222222' };

const document = (
  text: string,
  values: Record<string, string> = {},
  id = 'd1',
  name = 'stack.yaml',
): WorkspaceDocument => ({
  id,
  name,
  text,
  values,
});

async function reading(...documents: readonly WorkspaceDocument[]): Promise<Reading> {
  await prepareReading(documents);
  return read({ version: 1, name: '', documents, view: {}, context: {} });
}

const statement = (principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...more,
});
const doc = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const on = (Resource: string, Action = 'sts:AssumeRole') => doc({ Effect: 'Allow', Action, Resource });
const arn = (rest: string) => `arn:aws:iam::111111111111:${rest}`;
const boundary = { PolicyName: 'ci-boundary', PolicyArn: arn('policy/ci-boundary') };

/** The same as it comes out of the account, once the stack is there. */
const ACCOUNT = {
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
      GroupPolicyList: [{ PolicyName: 'dev', PolicyDocument: on(arn('role/*')) }],
      AttachedManagedPolicies: [],
    },
  ],
  RoleDetailList: [
    {
      RoleName: 'deploy-prod',
      Path: '/ci/',
      Arn: arn('role/ci/deploy-prod'),
      Tags: [{ Key: 'env', Value: 'prod' }],
      AssumeRolePolicyDocument: doc(
        statement(
          { AWS: 'arn:aws:iam::222222222222:root' },
          { Condition: { StringEquals: { 'sts:ExternalId': 'abc' } } },
        ),
      ),
      RolePolicyList: [{ PolicyName: 'assume', PolicyDocument: on(arn('role/WorkerRole')) }],
      AttachedManagedPolicies: [],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary.PolicyArn },
    },
    {
      RoleName: 'WorkerRole',
      Path: '/',
      Arn: arn('role/WorkerRole'),
      Tags: [],
      AssumeRolePolicyDocument: doc(
        statement({ AWS: arn('root') }),
        statement({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }),
      ),
      RolePolicyList: [],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [
    {
      PolicyName: 'ci-boundary',
      Arn: boundary.PolicyArn,
      PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: on('*', 'sts:*') }],
    },
  ],
};

const policy = ({ name, type, document: written, group, arn: own }: AttachedPolicy) => ({
  name,
  type,
  document: written,
  ...(group === undefined ? {} : { group }),
  ...(own === undefined ? {} : { arn: own }),
});
const byArn = (a: { arn: string }, b: { arn: string }) => (a.arn < b.arn ? -1 : 1);
const estate = ({ inventory }: Reading) =>
  inventory.principals
    .map(({ arn: own, kind, tags, policies, trust, missingPolicies }) => ({
      arn: own,
      kind,
      tags,
      policies: policies?.map(policy),
      trust: trust?.map(policy),
      missingPolicies,
    }))
    .sort(byArn);
const edges = ({ inventory }: Reading) =>
  assumeEdges(prepare(inventory))
    .edges.map(({ source, target, verdict, requires }) => ({
      source,
      target,
      verdict,
      requires: requires.map(({ key, operator, values }) => ({ key, operator, values })),
    }))
    .sort((a, b) => (a.source + a.target < b.source + b.target ? -1 : 1));
const codes = ({ problems }: Reading) => problems.map(({ code }) => code);

describe('a template in YAML', () => {
  it('gives the same estate and the same edges as the account that it makes', async () => {
    const template = await reading(document(TEMPLATE, given));
    const account = await reading(document(JSON.stringify(ACCOUNT)));
    expect(estate(template)).toEqual(estate(account));
    expect(edges(template)).toEqual(edges(account));
    expect(edges(template).length).toBeGreaterThan(4);
  });

  it('tells what was taken, what was not, and what may be filled in', async () => {
    const { pieces } = await reading(document(TEMPLATE, { TrustedAccountId: '222222222222' }));
    expect(pieces).toMatchObject([
      {
        kind: 'cloudformation',
        title: 'CloudFormation: 2 roles, 1 user, 1 group',
        taken: ['2 roles', '1 user', '1 group', '5 policies'],
        leftOut: [{ what: 'other resources', count: 1 }],
      },
    ]);
    expect(pieces[0]?.asks?.map(({ name, assumed }) => [name, assumed]).sort()).toEqual([
      ['AWS::AccountId', undefined],
      ['Env', 'prod'],
      ['ExternalId', 'abc'],
      ['TrustedAccountId', undefined],
    ]);
  });

  it('lights the text of a place, also inside and behind functions', async () => {
    const { inventory } = await reading(document(TEMPLATE, given));
    const role = inventory.principals.find(({ name }) => name === 'deploy-prod');
    const shown = (policy: AttachedPolicy | undefined, ...path: (string | number)[]) => {
      const place = policy?.place;
      const range = place && rangeOf(TEMPLATE, { ...place, path: [...place.path, ...path] });
      return TEMPLATE.slice(range?.from, range?.to);
    };
    const [trust] = role?.trust ?? [];
    // The first statement is not there in production: what is the first now stands second in the text.
    expect(shown(trust, 'Statement', 0)).toMatch(
      /^Effect: Allow\n +Principal:\n +AWS: !Join[^]*!Ref ExternalId }$/,
    );
    expect(shown(trust, 'Statement', 0, 'Principal', 'AWS', 0)).toMatch(/TrustedAccountId/);
    expect(shown(trust, 'Statement', 0, 'Condition', 'StringEquals')).toBe(
      '{ "sts:ExternalId": !Ref ExternalId }',
    );
    const boundary = role?.policies?.find(({ type }) => type === 'boundary');
    expect(shown(boundary, 'Statement', 0, 'Action')).toBe('"sts:*"');
  });

  it('is another estate when a parameter is filled in', async () => {
    const { inventory } = await reading(document(TEMPLATE, { ...given, Env: 'dev' }));
    const role = inventory.principals.find(({ name }) => name === 'deploy-dev');
    expect(role?.policies?.map(({ type }) => type)).toEqual(['identity']);
    expect(JSON.stringify(role?.trust?.[0]?.document)).toContain('"Principal":"*"');
  });

  it('names what is not filled in, and judges it neither open nor closed by accident', async () => {
    const open = await reading(document(TEMPLATE));
    expect(open.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const worker = open.inventory.principals.find(({ name }) => name === 'WorkerRole')?.arn ?? '';
    const deploy = open.inventory.principals.find(({ name }) => name === 'deploy-prod')?.arn ?? '';
    expect(worker).toBe('arn:aws:iam::UNKNOWN_ACCOUNT_STACK:role/WorkerRole');
    const found = edges(open);
    expect(found.find((edge) => edge.source === deploy && edge.target === worker)?.verdict).toBe('valid');
    expect(found.find((edge) => edge.source === 'UNKNOWN_ACCOUNT_TRUSTED')?.verdict).toBe('unknown');
  });
});

describe('what templates hold besides', () => {
  const role = (properties: object, type = 'AWS::IAM::Role') => ({ Type: type, Properties: properties });
  const template = (Resources: object, rest: object = {}) => JSON.stringify({ ...rest, Resources }, null, 2);
  const json = (text: string, name = 't.json', id = name) =>
    document(text, { 'AWS::AccountId': '111111111111' }, id, name);
  const trustOf = ({ inventory }: Reading, name: string) =>
    inventory.principals.find((one) => one.name === name)?.trust?.[0]?.document;

  it('reads JSON as it reads YAML, and lights what moved', async () => {
    const text = template(
      {
        R: role({
          AssumeRolePolicyDocument: doc(
            { 'Fn::If': ['No', statement('*'), { Ref: 'AWS::NoValue' }] },
            statement({ AWS: { 'Fn::GetAtt': ['S', 'Arn'] } }),
          ),
        }),
        S: role({
          RoleName: 's',
          AssumeRolePolicyDocument: doc(statement({ Service: 'ec2.amazonaws.com' })),
        }),
      },
      { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } },
    );
    const result = await reading(json(text));
    expect(trustOf(result, 'R')).toEqual(doc(statement({ AWS: arn('role/s') })));
    const [policy] = result.inventory.principals[0]?.trust ?? [];
    const range = policy && rangeOf(text, { ...policy.place, path: [...policy.place.path, 'Statement', 0] });
    expect(JSON.parse(text.slice(range?.from, range?.to))).toEqual(
      statement({ AWS: { 'Fn::GetAtt': ['S', 'Arn'] } }),
    );
  });

  it('works out functions', async () => {
    const service = (value: unknown) => statement({ Service: value });
    const text = template(
      {
        R: role({
          AssumeRolePolicyDocument: doc(
            service({ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'Service'] }),
            service({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'x/a.amazonaws.com/y'] }] }),
            service({ 'Fn::Sub': ['${X}.${AWS::URLSuffix}', { X: { Ref: 'List' } }] }),
            statement(
              { AWS: { Ref: 'AWS::AccountId' } },
              {
                Condition: { StringLike: { 'aws:PrincipalTag/a': { 'Fn::Sub': '${!aws:username}-${R2}' } } },
              },
            ),
          ),
        }),
        R2: role({
          AssumeRolePolicyDocument: {
            'Fn::Sub': JSON.stringify(
              doc(statement({ AWS: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' })),
            ),
          },
        }),
      },
      {
        Mappings: { M: { 'us-east-1': { Service: 'm.amazonaws.com' } } },
        Parameters: { List: { Type: 'CommaDelimitedList', Default: 'ec2' } },
      },
    );
    const result = await reading(json(text));
    expect(trustOf(result, 'R')).toEqual(
      doc(
        service('m.amazonaws.com'),
        service('a.amazonaws.com'),
        service('ec2.amazonaws.com'),
        statement(
          { AWS: '111111111111' },
          { Condition: { StringLike: { 'aws:PrincipalTag/a': '${aws:username}-R2' } } },
        ),
      ),
    );
    expect(trustOf(result, 'R2')).toEqual(doc(statement({ AWS: arn('root') })));
  });

  it('takes values from other templates of the drop: exports and nested stacks', async () => {
    const exporting = template(
      {
        Hub: role({
          RoleName: 'hub',
          AssumeRolePolicyDocument: doc(statement({ Service: 'ec2.amazonaws.com' })),
        }),
      },
      {
        Outputs: {
          O: {
            Value: { 'Fn::GetAtt': ['Hub', 'Arn'] },
            Export: { Name: { 'Fn::Sub': '${AWS::StackName}-hub' } },
          },
        },
      },
    );
    const importing = template({
      R: role({ AssumeRolePolicyDocument: doc(statement({ AWS: { 'Fn::ImportValue': 'base-hub' } })) }),
      N: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: {
          TemplateURL: 'https://x.s3.amazonaws.com/nested.yaml',
          Parameters: { Who: { 'Fn::GetAtt': ['R', 'Arn'] } },
        },
      },
    });
    const nested = `Parameters:\n  Who: { Type: String }\nResources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Statement: { Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: !Ref Who } }\n`;
    const result = await reading(
      document(importing, {}, 'a', 'app.template.json'),
      document(exporting, { 'AWS::AccountId': '111111111111' }, 'b', 'base.template.json'),
      document(nested, {}, 'c', 'cfn/nested.yaml'),
    );
    expect(result.inventory.principals.map((one) => one.arn).sort()).toEqual([
      arn('role/app-R'),
      arn('role/hub'),
      arn('role/nested-R'),
    ]);
    expect(trustOf(result, 'app-R')).toEqual(doc(statement({ AWS: arn('role/hub') })));
    expect(trustOf(result, 'nested-R')).toEqual({
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arn('role/app-R') } },
    });
  });

  it('keeps two files of one name apart', async () => {
    const text = template({
      R: role({ AssumeRolePolicyDocument: doc(statement({ AWS: { 'Fn::GetAtt': ['R', 'Arn'] } })) }),
    });
    const result = await reading(document(text, {}, 'a', 'a/t.json'), document(text, {}, 'b', 'b/t.json'));
    expect(result.inventory.principals.map((one) => one.arn)).toEqual([
      'arn:aws:iam::UNKNOWN_ACCOUNT_T:role/t-R',
      'arn:aws:iam::UNKNOWN_ACCOUNT_T_2:role/t-2-R',
    ]);
  });

  it("knows AWS's own policies, also those that SAM attaches", async () => {
    const text = `Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: { Policies: [AdministratorAccess] }\n`;
    const [fn] = (await reading(document(text, given))).inventory.principals;
    expect(fn?.missingPolicies ?? []).toEqual([]);
    expect(fn?.policies?.map(({ name }) => name).sort()).toEqual([
      'AWSLambdaBasicExecutionRole',
      'AdministratorAccess',
    ]);
  });

  it('takes a boundary from elsewhere for a boundary, never for a permission', async () => {
    const of = (PermissionsBoundary: unknown) =>
      template(
        { R: role({ AssumeRolePolicyDocument: doc(), PermissionsBoundary }) },
        { Parameters: { B: { Type: 'String' } } },
      );
    const first = async (boundary: unknown) => (await reading(json(of(boundary)))).inventory.principals[0];
    const aws = await first('arn:aws:iam::aws:policy/PowerUserAccess');
    expect(aws?.policies?.map(({ name, type }) => [name, type])).toEqual([['PowerUserAccess', 'boundary']]);
    expect(await first(arn('policy/limit'))).toMatchObject({
      policies: [],
      unknownSlots: ['boundary'],
      missingBoundary: arn('policy/limit'),
    });
    expect(await first({ Ref: 'B' })).toMatchObject({ policies: [], unknownSlots: ['boundary'] });
  });

  it('leaves a permission open whose resource is not filled in', async () => {
    const text = template(
      {
        R: role({
          RoleName: 'r',
          AssumeRolePolicyDocument: doc(),
          Policies: [
            {
              PolicyName: 'p',
              PolicyDocument: doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: { Ref: 'Who' } }),
            },
          ],
        }),
        S: role({
          RoleName: 's',
          AssumeRolePolicyDocument: doc(statement({ AWS: { Ref: 'AWS::AccountId' } })),
        }),
      },
      { Parameters: { Who: { Type: 'String' } } },
    );
    const open = prepare((await reading(json(text))).inventory);
    expect(assumeVerdict(open, arn('role/r'), arn('role/s')).verdict).toBe('unknown');
    const filled = await reading({
      ...json(text),
      values: { 'AWS::AccountId': '111111111111', Who: arn('role/s') },
    });
    expect(edges(filled).find(({ source }) => source === arn('role/r'))?.verdict).toBe('valid');
  });

  it('a claim of an issuer that is not trusted is never sent, whatever is filled in', async () => {
    const trusting = (host: string, operator: string): string =>
      template(
        {
          R: role({
            RoleName: 'r',
            AssumeRolePolicyDocument: doc({
              Effect: 'Allow',
              Principal: { Federated: arn('oidc-provider/ids.example') },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { [operator]: { [`${host}:sub`]: { 'Fn::Sub': 'team:${Team}:*' } } },
            }),
          }),
        },
        { Parameters: { Team: { Type: 'String' } } },
      );
    const verdict = async (host: string, operator = 'StringLike'): Promise<AssumeEdge> =>
      assumeVerdict(
        prepare((await reading(json(trusting(host, operator)))).inventory),
        arn('oidc-provider/ids.example'),
        arn('role/r'),
      );
    const other = await verdict('old.ids.example');
    expect(other.verdict).toBe('invalid');
    expect(other.reasons.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('but old.ids.example:sub is never sent by ids.example'),
    );
    expect((await verdict('ids.example')).verdict).toBe('unknown');
    expect((await verdict('old.ids.example', 'StringLikeIfExists')).verdict).not.toBe('invalid');
  });

  it('says of everything that it does not take', async () => {
    const text = template({
      R: role({ AssumeRolePolicyDocument: doc() }),
      P: role({ Type: 'TAG_POLICY', TargetIds: ['111111111111'] }, 'AWS::Organizations::Policy'),
      I: role({ Roles: [{ Ref: 'R' }] }, 'AWS::IAM::InstanceProfile'),
      Q: role({}, 'AWS::SQS::Queue'),
    });
    expect((await reading(json(text))).pieces[0]?.leftOut?.map(({ what, count }) => [what, count])).toEqual([
      ['other resources', 2],
      ['policies that are neither SCPs nor RCPs', 1],
    ]);
  });

  describe('with an organization', () => {
    const deny = doc({ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' });
    const scp = (more: object) =>
      role(
        { Name: 'no-hops', Type: 'SERVICE_CONTROL_POLICY', Content: deny, ...more },
        'AWS::Organizations::Policy',
      );
    const scpsOf = async (
      resources: Parameters<typeof template>[0],
      ...more: Parameters<typeof template>[1][]
    ) => {
      const { inventory, pieces } = await reading(json(template(resources, ...more)));
      const levels = Object.entries(inventory.scps ?? {}).map(([account, own]) => [
        account,
        own.flatMap(({ level, policies }) => policies.map(({ name }) => `${level}: ${name}`)),
      ]);
      return { levels, leftOut: pieces[0]?.leftOut?.map(({ what, count }) => [what, count]) };
    };

    it('reads SCPs with the accounts that they are attached to, whatever the Content is written as', async () => {
      const texts = { Content: JSON.stringify(deny), TargetIds: [222_222_222_222] };
      expect(await scpsOf({ A: scp({ TargetIds: ['111111111111'] }), B: scp(texts) })).toEqual({
        levels: [
          ['111111111111', ['account 111111111111: no-hops']],
          ['222222222222', ['account 222222222222: no-hops']],
        ],
        leftOut: [],
      });
    });

    it('follows references to parameters, units and accounts of the template', async () => {
      const unit = role({ Name: 'Work', ParentId: 'r-ab12' }, 'AWS::Organizations::OrganizationalUnit');
      const found = await scpsOf(
        { Work: unit, A: scp({ TargetIds: [{ Ref: 'Who' }, { Ref: 'Work' }] }) },
        { Parameters: { Who: { Type: 'String', Default: '111111111111' } } },
      );
      expect(found).toEqual({ levels: [['111111111111', ['account 111111111111: no-hops']]], leftOut: [] });
    });

    it('tells targets that it does not say', async () => {
      const found = await scpsOf({ A: scp({ TargetIds: [{ 'Fn::ImportValue': 'root' }, '111111111111'] }) });
      expect(found.leftOut).toEqual([['targets of guardrails', 1]]);
      expect(found.levels).toHaveLength(1);
    });
  });

  it('names a value that another stack exports and nobody dropped', async () => {
    const text = template({
      R: role({ AssumeRolePolicyDocument: doc(statement({ AWS: { 'Fn::ImportValue': 'hub-role' } })) }),
    });
    const open = await reading(json(text));
    expect(codes(open)).toContain('CFN-IMPORT');
    expect(open.pieces[0]?.asks?.map(({ name }) => name)).toContain('Import hub-role');
    const filled = await reading({
      ...json(text),
      values: { 'Import hub-role': arn('role/hub'), 'AWS::AccountId': '111111111111' },
    });
    expect(trustOf(filled, 'R')).toEqual(doc(statement({ AWS: arn('role/hub') })));
  });

  it('reads functions of SAM with the role that SAM makes', async () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    PermissionsBoundary: !Ref Limit
Parameters:
  Limit: { Type: String, Default: "arn:aws:iam::aws:policy/PowerUserAccess" }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AWSLambdaRole
        - S3ReadPolicy: { BucketName: b }
        - Statement:
            - { Effect: Allow, Action: sts:AssumeRole, Resource: !GetAtt Target.Arn }
  Own:
    Type: AWS::Serverless::Function
    Properties: { Role: !GetAtt Target.Arn }
  Target:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !GetAtt FnRole.Arn } }]
`;
    const result = await reading(document(text, { 'AWS::AccountId': '111111111111' }));
    expect(result.inventory.principals.map((one) => one.name)).toEqual(['FnRole', 'Target']);
    const [fn] = result.inventory.principals;
    expect(fn?.trust?.[0]?.document).toEqual(
      doc(statement({ Service: ['lambda.amazonaws.com'] }, { Action: ['sts:AssumeRole'] })),
    );
    expect(fn?.policies?.map(({ name, type }) => [name, type])).toEqual(
      expect.arrayContaining([['policy 3 of FnRole', 'identity']]),
    );
    expect(codes(result)).toContain('CFN-SAM-TEMPLATE');
    expect(edges(result).find((edge) => edge.source === fn?.arn)?.verdict).toBe('valid');
  });

  it('leaves out what is not created, and takes what may be', async () => {
    const text = template(
      {
        Absent: { ...role({ RoleName: 'absent', AssumeRolePolicyDocument: doc() }), Condition: 'No' },
        Perhaps: {
          ...role({ RoleName: 'perhaps', AssumeRolePolicyDocument: doc(statement('*')) }),
          Condition: 'Open',
        },
      },
      {
        Parameters: { P: { Type: 'String' } },
        Conditions: {
          No: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] },
          Open: { 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }] },
        },
      },
    );
    const result = await reading(json(text));
    expect(result.inventory.principals.map((one) => one.name)).toEqual(['perhaps']);
    expect(codes(result)).toContain('CFN-CONDITION');
    expect(result.pieces[0]?.leftOut).toMatchObject([{ what: 'resources that are not created', count: 1 }]);
  });

  it('takes resources alone, and what get-template prints', async () => {
    const alone = `Here is the role:\n\n\`\`\`yaml\nR:\n  Type: AWS::IAM::Role\n  Properties:\n    RoleName: r\n    AssumeRolePolicyDocument:\n      Statement: []\n\`\`\`\n`;
    expect((await reading(document(alone, given))).inventory.principals.map((one) => one.arn)).toEqual([
      arn('role/r'),
    ]);
    const printed = JSON.stringify({ TemplateBody: TEMPLATE, StagesAvailable: ['Original', 'Processed'] });
    expect((await reading(json(printed))).inventory.principals.length).toBe(4);
    const parsed = JSON.stringify({
      TemplateBody: { Resources: { R: role({ AssumeRolePolicyDocument: doc() }) } },
    });
    expect((await reading(json(parsed))).inventory.principals.map((one) => one.name)).toEqual(['R']);
  });

  it('knows no type that every object has', async () => {
    for (const type of ['__proto__', 'constructor', 'toString']) {
      const text = template({ R: role({ AssumeRolePolicyDocument: doc() }), X: role({}, type) });
      expect((await reading(json(text))).inventory.principals.map(({ name }) => name)).toEqual(['R']);
    }
  });

  it('goes round in no circle, and refuses no depth', async () => {
    const deep = `${'{"Fn::Sub": ['.repeat(90)}"x"${']}'.repeat(90)}`;
    const encoded = `${'{"a": ['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const text = template(
      {
        R: role({ RoleName: { Ref: 'S' }, AssumeRolePolicyDocument: doc(statement({ AWS: { Ref: 'P' } })) }),
        S: role({
          RoleName: { 'Fn::GetAtt': ['R', 'Arn'] },
          Path: { Ref: 'R' },
          AssumeRolePolicyDocument: 'DEEP',
          Policies: [{ PolicyDocument: encoded }],
        }),
      },
      {
        Parameters: { P: { Type: 'String' } },
        Conditions: { A: { 'Fn::Not': [{ Condition: 'A' }] } },
      },
    );
    const result = await reading(json(text.replace('"DEEP"', deep)));
    expect(result.pieces[0]?.kind).toBe('cloudformation');
    expect(result.problems.length).toBeGreaterThan(0);
  });
});

describe('whatever comes', () => {
  it('never throws, ends soon, and says something about every template', async () => {
    await prepareReading([document(TEMPLATE)]);
    const lines = TEMPLATE.split('\n');
    const mutation = fc.array(
      fc.record({
        line: fc.nat(lines.length),
        what: fc.constantFrom('drop', 'indent', 'cut', 'quote', 'twice', 'brace'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const by: Record<string, (line: string) => string[]> = {
      drop: () => [],
      indent: (line) => [`  ${line}`],
      cut: (line) => [line.slice(0, line.length / 2)],
      quote: (line) => [line.replace(/: /, ': "')],
      twice: (line) => [line, line],
      brace: (line) => [line.replace(/[}\]]/, '')],
    };
    fc.assert(
      fc.property(mutation, (changes) => {
        let all = [...lines];
        for (const { line, what } of changes) {
          all = all.flatMap((text, i) => (i === line ? (by[what]?.(text) ?? []) : [text]));
        }
        const text = all.join('\n');
        const result = read({ version: 1, name: '', documents: [document(text)], view: {}, context: {} });
        expect(result.pieces.length).toBeGreaterThan(0);
        for (const piece of result.pieces) {
          expect((piece.taken?.length ?? 0) + result.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});
