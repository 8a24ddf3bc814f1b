import { expect, test } from 'vitest';
import type { StsCall } from '#assume/witness.ts';
import { chainPrograms } from './chainPrograms.ts';

const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const assume = (name: string, ...more: StsCall['parameters']): StsCall => ({
  action: 'sts:AssumeRole',
  parameters: [['RoleArn', role(name)], ['RoleSessionName', 'test'], ...more],
  tags: [],
});

const program = (language: string, names: string[], calls: (StsCall | null)[]) =>
  chainPrograms(names, calls).find((one) => one.language === language)?.code;

test('Python goes from session to session', () => {
  expect(program('Python', ['a', 'b'], [assume('a'), assume('b', ['ExternalId', "it's"])])).toBe(`import boto3

session = boto3.Session()

# a
credentials = session.client('sts').assume_role(
    RoleArn='${role('a')}',
    RoleSessionName='test',
)['Credentials']
session = boto3.Session(
    aws_access_key_id=credentials['AccessKeyId'],
    aws_secret_access_key=credentials['SecretAccessKey'],
    aws_session_token=credentials['SessionToken'],
)

# b
credentials = session.client('sts').assume_role(
    RoleArn='${role('b')}',
    RoleSessionName='test',
    ExternalId="it's",
)['Credentials']
session = boto3.Session(
    aws_access_key_id=credentials['AccessKeyId'],
    aws_secret_access_key=credentials['SecretAccessKey'],
    aws_session_token=credentials['SessionToken'],
)`);
});

test('JavaScript hands each provider to the next', () => {
  const tagged = { ...assume('b'), tags: [['team', 'x']] as const, region: 'eu-west-1' };
  expect(program('JavaScript', ['role-a', '1b'], [assume('a'), tagged])).toBe(
    `import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';

const roleA = fromTemporaryCredentials({
  params: {
    RoleArn: '${role('a')}',
    RoleSessionName: 'test',
  },
});

const role1b = fromTemporaryCredentials({
  masterCredentials: roleA,
  clientConfig: { region: 'eu-west-1' },
  params: {
    RoleArn: '${role('b')}',
    RoleSessionName: 'test',
    Tags: [{ Key: 'team', Value: 'x' }],
  },
});`,
  );
});

test('a token comes from a file, a service makes its session itself', () => {
  const web: StsCall = { ...assume('a'), action: 'sts:AssumeRoleWithWebIdentity' };
  expect(program('JavaScript', ['a'], [web])).toContain('fromWebToken({\n  roleArn:');
  expect(program('Python', ['a'], [web])).toContain("WebIdentityToken=open('token.txt').read()");
  expect(program('Python', ['a', 'b'], [null, assume('b')])).toContain('# a: its service makes this session');
  expect(chainPrograms(['a'], [null])).toEqual([]);
});

test('the SDK asks for the code of an MFA device by itself', () => {
  const serial = ['SerialNumber', 'arn:aws:iam::111111111111:mfa/alice'] as const;
  const calls = [assume('a', serial, ['TokenCode', '123456'])];
  const code = program('JavaScript', ['a'], calls);
  expect(code).toContain("mfaCodeProvider: async () => '123456',");
  expect(code).toContain(`SerialNumber: '${serial[1]}'`);
  expect(code).not.toContain('TokenCode');
  expect(program('Python', ['a'], calls)).toContain("TokenCode='123456'");
});
