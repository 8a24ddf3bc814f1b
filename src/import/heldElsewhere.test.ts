// A template attaches a policy to somebody whom it does not make: by name, wherever that one is.
import { beforeAll, describe, expect, it } from 'vitest';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare } from '#decision/model.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import * as f from './outputFixtures.ts';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';

const hop = f.allow('sts:AssumeRole', f.DEPLOY);
const template = (Resources: object) => JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources });
const policyOf = (Type: string, holders: object, PolicyDocument: object = hop) => ({
  Type,
  Properties: { PolicyName: 'hop', PolicyDocument, ...holders },
});
const CFN = {
  'AWS::IAM::Policy': template({ P: policyOf('AWS::IAM::Policy', { Roles: ['Build'] }) }),
  'AWS::IAM::RolePolicy': template({ P: policyOf('AWS::IAM::RolePolicy', { RoleName: 'Build' }) }),
  'AWS::IAM::ManagedPolicy': template({
    P: policyOf('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'hop', Roles: ['Build'] }),
  }),
} as const;
const document =
  'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/Deploy" }] })';
const HCL = {
  aws_iam_role_policy: `resource "aws_iam_role_policy" "hop" {\n  name = "hop"\n  role = "Build"\n  policy = ${document}\n}\n`,
  aws_iam_role_policy_attachment: `data "aws_iam_role" "build" {\n  name = "Build"\n}\nresource "aws_iam_policy" "hop" {\n  name = "hop"\n  policy = ${document}\n}\nresource "aws_iam_role_policy_attachment" "hop" {\n  role = data.aws_iam_role.build.name\n  policy_arn = aws_iam_policy.hop.arn\n}\n`,
} as const;

/** Build as list-attached and get-role show it: without the permission to go on. */
const BUILD = {
  ...f.page1,
  UserDetailList: [],
  RoleDetailList: [{ ...f.buildRole, RolePolicyList: [], AttachedManagedPolicies: [] }],
  IsTruncated: false,
};
const given = (texts: Readonly<Record<string, unknown>>): readonly WorkspaceDocument[] =>
  Object.entries(texts).map(([name, text]) => ({
    id: name,
    name,
    text: typeof text === 'string' ? text : JSON.stringify(text),
  }));
const readTexts = (texts: Readonly<Record<string, unknown>>) =>
  read({ version: 1, name: '', documents: given(texts), view: {}, context: {} });
type Read = ReturnType<typeof readTexts>;
const verdict = ({ inventory }: Read, source: string) =>
  assumeVerdict(prepare(inventory), source, f.DEPLOY).verdict;
const named = ({ inventory }: Read, name: string) =>
  inventory.principals.find((principal) => principal.name === name);

beforeAll(() => prepareReading(given(HCL)));

describe.each([...Object.entries(CFN), ...Object.entries(HCL)])('%s of a role from elsewhere', (_, text) => {
  it('is a policy of the role of that name in the drop', () => {
    const without = readTexts({ 'a.json': BUILD, 'b.json': f.accountB });
    expect(verdict(without, f.BUILD)).toBe('invalid');
    const reading = readTexts({ 'a.json': BUILD, 'b.json': f.accountB, x: text });
    expect(named(reading, 'Build')?.policies?.map(({ name }) => name)).toEqual(['hop']);
    expect(verdict(reading, f.BUILD)).toBe('valid');
    expect(reading.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('is a policy of somebody of that name where nobody else tells of the role, and what else it has is open', () => {
    const reading = readTexts({ 'b.json': f.accountB, x: text });
    const build = named(reading, 'Build');
    expect(build).toMatchObject({ kind: 'role', policies: [{ name: 'hop' }] });
    expect(build?.missingInline).toEqual(['the other policies of Build']);
    expect(build?.account).toMatch(/^UNKNOWN_ACCOUNT_/);
  });
});

it('what the account has already is not there twice', () => {
  const own = {
    ...f.buildRole,
    RolePolicyList: [{ PolicyName: 'hop', PolicyDocument: hop }],
    AttachedManagedPolicies: [],
  };
  const texts = { 'a.json': { ...BUILD, RoleDetailList: [own] }, 'b.json': f.accountB };
  const same = readTexts({ ...texts, x: CFN['AWS::IAM::Policy'] });
  expect(named(same, 'Build')?.policies).toHaveLength(1);
  const other = template({ P: policyOf('AWS::IAM::Policy', { Roles: ['Build'] }, f.allow('s3:*')) });
  const changed = readTexts({ ...texts, x: other });
  expect(named(changed, 'Build')?.policies).toMatchObject([{ document: f.allow('s3:*') }]);
  expect(changed.problems.map(({ code }) => code)).toContain('STATED-TWICE');
});

it('a document that is open leaves the role incomplete, wherever it is', () => {
  const text = template({
    P: policyOf('AWS::IAM::Policy', { Roles: ['Build'] }, f.allow('sts:AssumeRole', '<>')),
  })
    .replace('"<>"', '{"Ref":"Who"}')
    .replace('"Resources"', '"Parameters":{"Who":{"Type":"String"}},"Resources"');
  const reading = readTexts({ 'a.json': BUILD, 'b.json': f.accountB, x: text });
  expect(verdict(reading, f.BUILD)).toBe('unknown');
});

it('users and groups from elsewhere, too', () => {
  const x = template({
    P: policyOf('AWS::IAM::Policy', { Users: ['alice'], Groups: ['ops'] }),
    M: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName: 'ops', Users: ['bob'] } },
  });
  const reading = readTexts({ 'users.json': { Users: [f.alice] }, 'b.json': f.accountB, x });
  expect(named(reading, 'alice')?.policies?.map(({ name }) => name)).toEqual(['hop']);
  expect(named(reading, 'ops')?.policies?.map(({ name }) => name)).toEqual(['hop']);
  expect(named(reading, 'bob')?.policies?.map(({ name, group }) => [name, group])).toEqual([['hop', 'ops']]);
});
