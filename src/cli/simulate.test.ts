import { describe, expect, it } from 'vitest';
import { simulateCommand } from './simulateCommand.ts';

const ALICE = 'arn:aws:iam::111111111111:user/alice';
const OBJECT = 'arn:aws:s3:::reports/q1.csv';
const ROLE = 'arn:aws:iam::111111111111:role/Deploy';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const statement = (Effect: string, Action: string, more: object = {}) => ({
  Effect,
  Action,
  Resource: '*',
  ...more,
});
const allow = (action: string, more: object = {}) => statement('Allow', action, more);
const deny = (action: string, more: object = {}) => statement('Deny', action, more);
const when = (condition: object) => ({ Condition: condition });

const read = {
  PolicyInputList: [policy(allow('s3:Get*'))],
  ActionNames: ['s3:GetObject'],
  ResourceArns: [OBJECT],
  CallerArn: ALICE,
};

function ask(input: object) {
  const { stdout, stderr, code } = simulateCommand(JSON.stringify(input), 'in.json');
  expect({ stderr: stderr.filter((line) => !line.includes('note:')), code }).toEqual({ stderr: [], code: 0 });
  const answer = JSON.parse(stdout);
  expect(answer.IsTruncated).toBe(false);
  return { results: answer.EvaluationResults, first: answer.EvaluationResults[0], stderr };
}

const decision = (input: object): string => ask({ ...read, ...input }).first.EvalDecision;

describe('the decision', () => {
  it.each([
    ['an identity policy allows', {}, 'allowed'],
    ['nothing allows', { PolicyInputList: [] }, 'implicitDeny'],
    ['a policy given as an object', { PolicyInputList: [JSON.parse(policy(allow('s3:*')))] }, 'allowed'],
    ['a deny', { PolicyInputList: [policy(allow('*')), policy(deny('s3:*'))] }, 'explicitDeny'],
    [
      'a boundary without allow',
      { PermissionsBoundaryPolicyInputList: [policy(allow('ec2:*'))] },
      'implicitDeny',
    ],
    ['a session policy without allow', { SessionPolicyInputList: [policy(allow('ec2:*'))] }, 'implicitDeny'],
    [
      'one SCP level without allow',
      { ServiceControlPolicyInputLists: [[policy(allow('*'))], [policy(allow('ec2:*'))]] },
      'implicitDeny',
    ],
    [
      'the same in AWS’s own words',
      {
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [policy(allow('*'))] },
          { ServiceControlPolicyInputList: [policy(allow('ec2:*'))] },
        ],
      },
      'implicitDeny',
    ],
    [
      'an RCP deny',
      { ResourceControlPolicyInputLists: [[policy(deny('s3:*', { Principal: '*' }))]] },
      'explicitDeny',
    ],
    ['the account of somebody else', { ResourceOwner: '222222222222' }, 'implicitDeny'],
    [
      'both accounts allow',
      {
        ResourceOwner: 'arn:aws:iam::222222222222:root',
        ResourcePolicy: policy(allow('s3:GetObject', { Principal: { AWS: ALICE } })),
      },
      'allowed',
    ],
    [
      'a service named by the resource',
      {
        CallerArn: 'logging.s3.amazonaws.com',
        PolicyInputList: [],
        ResourcePolicy: policy(allow('s3:GetObject', { Principal: { Service: 'logging.s3.amazonaws.com' } })),
      },
      'allowed',
    ],
    [
      'an anonymous caller of something public',
      {
        CallerArn: 'anonymous',
        PolicyInputList: [],
        ResourcePolicy: policy(allow('s3:GetObject', { Principal: '*' })),
      },
      'allowed',
    ],
  ])('%s', (_what, input, expected) => {
    expect(decision(input)).toBe(expected);
  });

  it('asks the trust policy before anybody becomes a role', () => {
    const assume = {
      PolicyInputList: [policy(allow('sts:AssumeRole'))],
      ActionNames: ['sts:AssumeRole'],
      ResourceArns: [ROLE],
    };
    const trust = (principal: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' },
      });
    const { first, stderr } = ask({ ...read, ...assume });
    expect(first.EvalDecision).toBe('implicitDeny');
    expect(stderr.join()).toContain('trust policy');
    expect(decision({ ...assume, ResourcePolicy: trust(ALICE) })).toBe('allowed');
    expect(decision({ ...assume, ResourcePolicy: trust(`${ALICE}-2`) })).toBe('implicitDeny');
    const root = { ...assume, CallerArn: 'arn:aws:iam::111111111111:root', ResourcePolicy: trust('*') };
    expect(decision(root)).toBe('implicitDeny');
  });

  it('answers every action on every resource, in order', () => {
    const { results } = ask({
      ...read,
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ResourceArns: [OBJECT, `${OBJECT}.old`],
    });
    expect(
      results.map((r: Record<string, string>) => [
        r['EvalActionName'],
        r['EvalResourceName'],
        r['EvalDecision'],
      ]),
    ).toEqual([
      ['s3:GetObject', OBJECT, 'allowed'],
      ['s3:GetObject', `${OBJECT}.old`, 'allowed'],
      ['s3:PutObject', OBJECT, 'implicitDeny'],
      ['s3:PutObject', `${OBJECT}.old`, 'implicitDeny'],
    ]);
  });
});

describe('context', () => {
  const onlyIf = (condition: object) => ({ PolicyInputList: [policy(allow('s3:*', when(condition)))] });
  const entry = (key: string, type: string, ...values: readonly string[]) => ({
    ContextEntries: [{ ContextKeyName: key, ContextKeyType: type, ContextKeyValues: values }],
  });

  it.each([
    ['aws:PrincipalArn', { ArnEquals: { 'aws:PrincipalArn': ALICE } }],
    ['aws:PrincipalAccount', { StringEquals: { 'aws:PrincipalAccount': '111111111111' } }],
    ['aws:username', { StringEquals: { 'aws:username': 'alice' } }],
    ['aws:ResourceAccount', { StringEquals: { 'aws:ResourceAccount': '111111111111' } }],
    ['aws:PrincipalTag', { StringEquals: { 'aws:PrincipalTag/Team': 'blue' } }],
    ['aws:ResourceTag', { StringEquals: { 's3:ResourceTag/level': 'open' } }],
  ])('derives %s', (_key, condition) => {
    const tags = { PrincipalTags: { team: 'blue' }, ResourceTags: [{ Key: 'Level', Value: 'open' }] };
    expect(decision({ ...onlyIf(condition), ...tags })).toBe('allowed');
  });

  it('believes a ContextEntry more than what follows', () => {
    const condition = { StringEquals: { 'aws:username': 'bob' } };
    expect(decision({ ...onlyIf(condition), ...entry('aws:username', 'string', 'bob') })).toBe('allowed');
  });

  it('knows lists', () => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } };
    expect(decision({ ...onlyIf(condition), ...entry('aws:TagKeys', 'stringList', 'a', 'b') })).toBe(
      'allowed',
    );
    expect(decision({ ...onlyIf(condition), ...entry('aws:TagKeys', 'stringList', 'a', 'c') })).toBe(
      'implicitDeny',
    );
  });

  it('takes a key that was not given as absent, and says which would decide', () => {
    const positive = ask({ ...read, ...onlyIf({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) }).first;
    expect(positive).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:MultiFactorAuthPresent'],
    });
    const negative = ask({ ...read, ...onlyIf({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }) }).first;
    expect(negative).toMatchObject({ EvalDecision: 'allowed', MissingContextValues: ['aws:SourceIp'] });
  });

  it('does not ask for what AWS never sends for such a caller', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
    expect(ask({ ...read, ...onlyIf(condition) }).first.MissingContextValues).toEqual([]);
    const service = {
      CallerArn: 'logging.s3.amazonaws.com',
      ResourcePolicy: policy(allow('s3:*', { Principal: '*', ...when(condition) })),
    };
    expect(ask({ ...read, ...service }).first.MissingContextValues).toEqual(['aws:SourceAccount']);
  });

  it('names missing variables as the policy writes them', () => {
    const condition = { StringEquals: { 'aws:username': '${aws:ResourceTag/Owner}' } };
    expect(ask({ ...read, ...onlyIf(condition) }).first.MissingContextValues).toEqual([
      'aws:ResourceTag/Owner',
    ]);
  });

  it('does not name keys that cannot change anything', () => {
    const both = [allow('s3:*'), allow('s3:*', when({ Bool: { 'aws:SecureTransport': 'true' } }))];
    expect(ask({ ...read, PolicyInputList: [policy(...both)] }).first.MissingContextValues).toEqual([]);
    const never = { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:username': 'bob' } };
    expect(ask({ ...read, ...onlyIf(never) }).first.MissingContextValues).toEqual([]);
  });
});

describe('what decided', () => {
  it('counts lines and columns as AWS does', () => {
    // The example of the AWS CLI reference answers 1:38 to 1:167 for this text.
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*",' +
      '"Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}';
    const { first } = ask({
      PolicyInputList: [text],
      ActionNames: ['dynamodb:CreateBackup'],
      ContextEntries: [
        {
          ContextKeyName: 'aws:CurrentTime',
          ContextKeyType: 'date',
          ContextKeyValues: ['2019-04-25T11:00:00Z'],
        },
      ],
    });
    expect(first).toEqual({
      EvalActionName: 'dynamodb:CreateBackup',
      EvalResourceName: '*',
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'PolicyInputList.1',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 1, Column: 38 },
          EndPosition: { Line: 1, Column: 167 },
        },
      ],
      MissingContextValues: [],
    });
  });

  it('names only the denies of an explicit deny', () => {
    const { first } = ask({
      ...read,
      PolicyInputList: [policy(allow('*')), policy(allow('s3:*'), deny('s3:*'))],
    });
    expect(first.MatchedStatements).toHaveLength(1);
    expect(first.MatchedStatements[0].SourcePolicyId).toBe('PolicyInputList.2');
  });

  it('tells organization, boundary and the two sides of two accounts', () => {
    const { first } = ask({
      ...read,
      ResourceOwner: '222222222222',
      ServiceControlPolicyInputLists: [[policy(allow('*'))]],
      PermissionsBoundaryPolicyInputList: [policy(allow('ec2:*'))],
    });
    expect(first).toMatchObject({
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      EvalDecisionDetails: { 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' },
    });
  });
});

describe('forms of input', () => {
  it('answers a list with a list and lines with lines', () => {
    const list = simulateCommand(JSON.stringify([read, read]), 'in.json');
    expect(JSON.parse(list.stdout)).toHaveLength(2);
    const lines = simulateCommand(
      `${JSON.stringify(read)}\n\n{"ActionNames":\n${JSON.stringify(read)}\n`,
      'in',
    );
    const answers = lines.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual([
      'EvaluationResults',
      'error',
      'EvaluationResults',
    ]);
    expect(lines.code).toBe(2);
    expect(lines.stderr[0]).toMatch(/^in: line 3: /);
  });

  it('writes one line for one line', () => {
    expect(simulateCommand(JSON.stringify(read), 'in').stdout.trim()).not.toContain('\n');
    expect(simulateCommand(JSON.stringify(read, null, 2), 'in').stdout.trim()).toContain('\n');
  });

  it.each([
    ['{\n "ActionNames": ["s3:GetObject",]\n}', /line 2, column \d+/],
    ['{', /line 1, column \d+/],
    ['[1]', /1: the input must be an object/],
    ['{}', /ActionNames: needs at least one/],
    ['{"ActionNames": ["GetObject"]}', /ActionNames\.1/],
    [
      '{"ActionNames": ["s3:GetObject"], "PolicyInputList": ["{\\n\\"Version\\" 1}"]}',
      /PolicyInputList\.1: .*line 2/,
    ],
    ['{"ActionNames": ["s3:GetObject"], "CallerArn": "nobody"}', /CallerArn/],
    ['{"ActionNames": ["s3:GetObject"], "ResourcePolicy": "{}"}', /CallerArn: is needed/],
    ['{"ActionNames": ["s3:GetObject"], "PolicyInputLists": []}', /PolicyInputLists: no such member/],
    [
      '{"ActionNames": ["s3:GetObject"], "ContextEntries": [{"ContextKeyName": "a:b", "ContextKeyType": "x"}]}',
      /ContextKeyType/,
    ],
  ])('says what is wrong with %s', (text, message) => {
    const { stderr, code } = simulateCommand(text, 'in.json');
    expect(code).toBe(2);
    expect(stderr.join('\n')).toMatch(/^in\.json: /);
    expect(stderr.join('\n')).toMatch(message);
  });

  it('says when AWS would refuse a policy, and does not use it', () => {
    const refused = policy(allow('s3:*', { Principal: '*' }));
    const { first, stderr } = ask({ ...read, PolicyInputList: [refused] });
    expect(first.EvalDecision).toBe('implicitDeny');
    expect(stderr.join()).toContain('PolicyInputList.1/Statement/0');
  });
});
