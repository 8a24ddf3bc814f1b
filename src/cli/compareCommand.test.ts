import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCommand, twoStates } from './compareCommand.ts';

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trust = (principal: unknown, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const external = (id: string) => ({ StringEquals: { 'sts:ExternalId': id } });
const ask = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DEPLOY });

const estate = (trustPolicy: object) => ({
  principals: [
    { arn: BUILD, policies: [{ name: 'ask', kind: 'identity', document: ask }] },
    { arn: DEPLOY, policies: [], trust: trustPolicy },
  ],
});

/** An update of a role as `terraform show -json` prints it. */
const plan = (before: object, after: object) => {
  const values = (document: object) => ({
    name: 'Deploy',
    arn: DEPLOY,
    path: '/',
    assume_role_policy: JSON.stringify(document),
  });
  const role = { address: 'aws_iam_role.deploy', mode: 'managed', type: 'aws_iam_role', name: 'deploy' };
  const module = (document: object) => ({
    root_module: { resources: [{ ...role, values: values(document) }] },
  });
  return {
    format_version: '1.2',
    terraform_version: '1.9.5',
    planned_values: module(after),
    resource_changes: [
      {
        ...role,
        change: { actions: ['update'], before: values(before), after: values(after), after_unknown: {} },
      },
    ],
    prior_state: { format_version: '1.0', values: module(before) },
  };
};

async function statesOf(...texts: readonly object[]) {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-compare-'));
  const paths = texts.map((_, i) => join(folder, `${i}.json`));
  for (const [i, path] of paths.entries()) await writeFile(path, JSON.stringify(texts[i], null, 2));
  return { folder, states: await twoStates(paths) };
}

async function compare(format: string, ...texts: readonly object[]) {
  const { folder, states } = await statesOf(...texts);
  if ('failure' in states) throw new Error(states.failure);
  const output = compareCommand(states, format);
  return { ...output, stdout: output.stdout.replaceAll(`${folder}/`, '') };
}

const open = estate(trust({ AWS: BUILD }));
const shut = estate(trust({ AWS: BUILD }, external('x-42')));

it('what a plan takes back because it was changed outside of Terraform is told apart', async () => {
  const wished = trust({ AWS: BUILD }, external('a'));
  const drifted = trust({ AWS: BUILD });
  const made = plan(drifted, wished);
  const [entry] = made.resource_changes;
  if (entry === undefined) throw new Error('no change');
  const { change, ...role } = entry;
  const drift = { ...role, change: { ...change, before: change.after, after: change.before } };
  const both = { ...made, resource_drift: [drift] };
  const { stdout } = await compare('text', both);
  expect(stdout).toContain('it was changed outside of Terraform');
  expect(stdout).toContain('of them was changed outside of Terraform before.');
  expect((await compare('text', made)).stdout).not.toContain('outside of Terraform');
  const { differences } = JSON.parse((await compare('json', both)).stdout) as {
    differences: { drifted: boolean }[];
  };
  expect(differences.map((one) => one.drifted)).toEqual([true]);
});

describe('rolegraph compare', () => {
  it('says what opens with the statements that made it, and ends with 1', async () => {
    const { code, stdout } = await compare('text', shut, open);
    expect(code).toBe(1);
    expect(stdout).toContain('↑ widened  Build -> Deploy: conditional → valid');
    expect(stdout).toMatch(/\+ 1\.json:\d+:\d+: trust policy, statement 1 \(Allow\)/);
    expect(stdout).toMatch(/− 0\.json:\d+:\d+: trust policy, statement 1 \(Allow\)/);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 widened; 0 edges are alike.');
  });

  it('ends with 3 when things differ and nothing opens, with 0 when nothing differs', async () => {
    expect((await compare('text', open, shut)).code).toBe(3);
    const alike = await compare('text', open, open);
    expect([alike.code, alike.stdout]).toEqual([0, 'Nothing differs: 1 edge is alike.\n']);
  });

  it('JSON tells both edges and where the statements stand', async () => {
    const { stdout } = await compare('json', shut, open);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      counts: { new: 0, widened: 1, changed: 0, narrowed: 0, removed: 0 },
      same: 0,
      differences: [
        {
          kind: 'widened',
          opens: true,
          source: BUILD,
          target: DEPLOY,
          before: { verdict: 'conditional', requires: [{ key: 'sts:ExternalId' }] },
          after: { verdict: 'valid' },
          statements: [
            { change: 'come', gate: 'trust', document: '1.json', effect: 'Allow' },
            { change: 'gone', gate: 'trust', document: '0.json', effect: 'Allow' },
          ],
        },
      ],
    });
  });

  it('what no edge tells ends with 3, and with 1 where a policy came that nobody gave', async () => {
    const role = (statements: readonly object[], attached: readonly object[] = []) => ({
      RoleDetailList: [
        {
          RoleName: 'Deploy',
          Arn: DEPLOY,
          Path: '/',
          AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
          RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy(...statements) }],
          AttachedManagedPolicies: attached,
        },
      ],
      UserDetailList: [],
      GroupDetailList: [],
      Policies: [],
    });
    const deny = { Effect: 'Deny', Action: 'ec2:*', Resource: '*' };
    const guarded = await compare('text', role([]), role([deny]));
    expect(guarded.code).toBe(3);
    expect(guarded.stdout).toContain('Deploy: permissions policies, 1 statement; no edge changes');
    const much = { PolicyName: 'Much', PolicyArn: 'arn:aws:iam::222222222222:policy/Much' };
    const unknown = await compare('json', role([]), role([], [much]));
    expect(unknown.code).toBe(1);
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      differences: [],
      written: [{ kind: 'changed', about: 'permission', subject: DEPLOY, opens: true, edgesDiffer: false }],
    });
  });

  it('a permission on a resource is told like an edge, with what it may do', async () => {
    const may = (...actions: readonly string[]) => ({
      principals: [
        {
          arn: BUILD,
          policies: [
            {
              name: 'own',
              kind: 'identity',
              document: policy({ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::orders/*' }),
            },
          ],
        },
      ],
    });
    const { code, stdout } = await compare('text', may('s3:GetObject'), may('s3:GetObject', 's3:PutObject'));
    expect(code).toBe(1);
    expect(stdout).toContain('↑ widened  Build -> orders: also s3:PutObject');
    expect(stdout).toContain('1 widened; 0 edges are alike.');
    const json = await compare('json', may('s3:GetObject', 's3:PutObject'), may('s3:GetObject'));
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      sameAccess: 0,
      differences: [{ about: 'access', kind: 'narrowed', opens: false, before: { kind: 'access' } }],
    });
  });

  it('a Terraform plan is both states', async () => {
    const { code, stdout } = await compare(
      'text',
      plan(
        trust({ Service: 'ec2.amazonaws.com' }),
        trust({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }),
      ),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('+ new      Lambda -> Deploy: no edge → valid');
    expect(stdout).toContain('1 new; 1 edge is alike.');
  });

  it('one input without a plan, a format that there is not, text that cannot be read', async () => {
    const { states } = await statesOf(open);
    expect(states).toMatchObject({ failure: expect.stringContaining('holds no Terraform plan') as string });
    expect((await compare('yaml', open, open)).code).toBe(2);
    const { states: broken } = await statesOf(open, open);
    if ('failure' in broken) throw new Error(broken.failure);
    const text = '{ "Version": "2012-10-17", "Statement": [ {{{ "Effect" ';
    const unreadable = { ...broken.before, documents: [{ id: 'x', name: 'x', text }] };
    expect(compareCommand({ before: unreadable, after: broken.after }, 'text').code).toBe(2);
  });
});
