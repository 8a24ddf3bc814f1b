import { expect, test } from 'vitest';
import type { Inventory, InventoryPrincipal } from '#decision/inventory.ts';
import type { ResourceAccess } from '#assume/resourceAccess.ts';
import { accessEdges } from './accessEdges.ts';
import { buildGraph, type Words } from './buildGraph.ts';
import { serviceName } from './serviceName.ts';
import { testGraph } from './testGraph.ts';

const place = { document: 'd', piece: 0, path: [] };
const policy = (type: 'identity' | 'trust', document: unknown) => ({ name: 'p', type, document, place });
const trusting = (...arns: string[]) =>
  policy('trust', {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: arns }, Action: 'sts:AssumeRole' }],
  });

const principal = (arn: string, more: Partial<InventoryPrincipal> = {}): InventoryPrincipal => ({
  arn,
  kind: arn.includes(':user/') ? 'user' : 'role',
  account: arn.split(':')[4]!,
  name: arn.split('/').at(-1)!,
  ...more,
});

const ROLE_A = 'arn:aws:iam::111111111111:role/Role_A';
const ROLE_B = 'arn:aws:iam::222222222222:role/team/Role_B';

const estate = (principals: readonly InventoryPrincipal[]): Inventory => ({
  accounts: [{ id: '222222222222', alias: 'prod' }, { id: '999999999999' }],
  principals,
  context: {},
});

const between = (...pairs: (readonly [string, string])[]): Words => ({
  words: pairs.map(([source, target]) => ({ source, target, action: 'sts:AssumeRole', verdict: 'valid' })),
  access: [],
  bareWildcardPairs: 3,
});

const detail = (more: Partial<InventoryPrincipal>, arn = ROLE_A): string =>
  buildGraph(estate([principal(arn, more)]), between()).nodes[0]!.detail;

test('declared principals are drawn, with an edge or without', () => {
  const graph = buildGraph(estate([principal(ROLE_A), principal(ROLE_B)]), between());
  expect(graph.nodes.map(({ id, label, account, declared }) => [id, label, account, declared])).toEqual([
    [ROLE_A, 'Role_A', '111111111111', true],
    [ROLE_B, 'Role_B', '222222222222', true],
  ]);
  expect(graph.accounts).toEqual([
    { id: '111111111111', declared: true },
    { id: '222222222222', declared: true, alias: 'prod' },
  ]);
  expect(graph.bareWildcardPairs).toBe(3);
});

test('the second line says what was given', () => {
  expect(detail({ trust: [trusting(ROLE_B)], policies: [] })).toBe('role · trusts 1 · no policies');
  expect(detail({ trust: [trusting('1', '2', '1')] })).toBe('role · trusts 2');
  expect(detail({ trust: [policy('trust', 'not even an object')] })).toBe('role · trusts nobody');
  expect(detail({ policies: [policy('identity', {})] })).toBe('role · 1 policy, no trust');
  expect(detail({ policies: [] }, 'arn:aws:iam::111111111111:user/alice')).toBe('user · no policies');
  expect(detail({ policies: [], missingPolicies: ['a', 'b'] }, 'arn:aws:iam::1:user/bob')).toBe(
    'user · 2 policies',
  );
});

test('everybody whom an edge mentions is drawn once, by kind, where they belong', () => {
  const provider = 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com';
  const session = 'arn:aws:sts::111111111111:assumed-role/Role_A/deploy';
  const graph = buildGraph(
    estate([principal(ROLE_B)]),
    between(
      ['ec2.amazonaws.com', ROLE_B],
      [provider, ROLE_B],
      ['*', ROLE_B],
      ['111111111111', ROLE_B],
      [session, ROLE_B],
      ['arn:aws:iam::111111111111:user/alice', ROLE_B],
      ['ec2.amazonaws.com', ROLE_A],
      ['<someone>', ROLE_B],
      ['arn:aws:iam::111111111111:group/staff', ROLE_B],
    ),
  );
  expect(graph.nodes.slice(1).map(({ kind, label, account }) => [kind, label, account])).toEqual([
    ['service', 'EC2', null],
    ['federated', 'GitHub Actions', '111111111111'],
    ['anyone', 'anyone', null],
    ['account', 'anyone here', '111111111111'],
    ['session', 'Role_A/deploy', '111111111111'],
    ['user', 'alice', '111111111111'],
    ['role', 'Role_A', '111111111111'],
    ['account', 'anyone here', '<someone>'],
    ['group', 'staff', '111111111111'],
  ]);
  expect(graph.nodes.slice(1).every(({ declared }) => !declared)).toBe(true);
  expect(graph.accounts.find(({ id }) => id === '111111111111')?.declared).toBe(false);
});

test('resources that a policy names have an edge of their own kind', () => {
  const [told] = testGraph([], [{ from: 'a', to: 'b', access: true, label: 's3:GetObject' }]).edges;
  const { gates, label, missing, reasons, requires, text } = told!;
  const access: ResourceAccess = {
    gates,
    label,
    missing,
    reasons,
    requires,
    text,
    verdict: 'unknown',
    principal: ROLE_B,
    resource: 'arn:aws:s3:::example-bucket/*',
    resourceName: 'example-bucket',
    service: 's3',
    account: '',
    actions: ['s3:GetObject', 's3:ListBucket'],
    depends: false,
    places: [],
  };
  const bucket = {
    ...access,
    resource: 'arn:aws:s3:::example-bucket',
    actions: ['s3:GetBucketLocation', 's3:ListBucket'],
    text: 'Role_B has permission for s3:GetBucketLocation and 1 more on example-bucket.',
  };
  const queue = { ...access, resource: 'arn:aws:sqs:eu-west-1:333333333333:jobs', account: '333333333333' };
  const graph = buildGraph(estate([principal(ROLE_B)]), { ...between(), access: [bucket, access, queue] });
  expect(graph.nodes.map(({ id }) => id)).toEqual([ROLE_B, 'arn:aws:s3:::example-bucket', queue.resource]);
  expect(graph.edges).toHaveLength(2);
  expect(graph.nodes[1]).toMatchObject({ kind: 'resource', account: null, detail: 'S3 resource' });
  expect(graph.nodes[2]).toMatchObject({ account: '333333333333' });
  expect(graph.edges[0]).toMatchObject({
    id: `${ROLE_B}→arn:aws:s3:::example-bucket|s3:GetBucketLocation`,
    kind: 'access',
    verdict: 'unknown',
    actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'],
  });
  const edges = accessEdges([bucket, access, queue]);
  expect(edges[0]?.text).toBe('Role_B has permission for s3:GetBucketLocation and 2 more on example-bucket.');
  for (const [i, edge] of edges.entries()) expect(edge).toMatchObject({ ...graph.edges[i] });
});

test('ids of edges say who, whom and how, and each is there once', () => {
  const pair = ['ec2.amazonaws.com', ROLE_A] as const;
  const { edges } = buildGraph(estate([]), between(pair, pair));
  expect(edges.map(({ id }) => id)).toEqual([`ec2.amazonaws.com→${ROLE_A}|sts:AssumeRole`]);
});

test('services have the names that people use', () => {
  expect(serviceName('ecs-tasks.amazonaws.com')).toBe('ECS tasks');
  expect(serviceName('ec2.amazonaws.com.cn')).toBe('EC2');
  expect(serviceName('logs.eu-west-1.amazonaws.com')).toBe('CloudWatch Logs');
  expect(serviceName('brandnew.amazonaws.com')).toBe('brandnew');
  expect(serviceName('constructor')).toBe('constructor');
});
