import { expect, it } from 'vitest';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { prepare } from '#decision/model.ts';
import { resourceAccess } from './resourceAccess.ts';

const ROLE = 'arn:aws:iam::222222222222:role/Role_B';
const policy = (kind: 'identity' | 'boundary', ...statements: readonly object[]) => ({
  name: kind,
  kind,
  document: { Version: '2012-10-17', Statement: statements },
});
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-bucket/*' };

function access(policies: NonNullable<CaseInput['principals']>[number]['policies'], more: CaseInput = {}) {
  return resourceAccess(
    prepare(estateInventory({ principals: [{ arn: ROLE, policies: policies! }], ...more })),
  );
}

it('what an Allow names, honestly unknown: the bucket has a policy of its own', () => {
  const [only, ...rest] = access([policy('identity', read)]);
  expect(rest).toEqual([]);
  expect(only).toMatchObject({
    principal: ROLE,
    resource: 'arn:aws:s3:::example-bucket/*',
    resourceName: 'example-bucket',
    service: 's3',
    account: '',
    actions: ['s3:GetObject'],
    verdict: 'unknown',
    missing: [{ what: 'resource-policy', command: 'aws s3api get-bucket-policy --bucket example-bucket' }],
    text: 'Role_B in 222222222222 has permission for s3:GetObject on example-bucket; the policy of example-bucket itself was not given.',
  });
  expect(only?.gates.permission.answer).toBe('yes');
  expect(only?.places[0]?.path.slice(-3)).toEqual(['Statement', 0, 'Resource']);
});

it('an explicit deny blocks, and so does a boundary that does not allow', () => {
  const [denied] = access([policy('identity', read, { ...read, Effect: 'Deny', Action: 's3:*' })]);
  expect(denied).toMatchObject({ verdict: 'invalid', missing: [], label: 'blocked' });
  expect(denied?.reasons[0]?.code).toBe('IDENTITY_EXPLICIT_DENY');
  const [bounded] = access([
    policy('identity', read),
    policy('boundary', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }),
  ]);
  expect(bounded?.reasons[0]?.code).toBe('BOUNDARY_IMPLICIT_DENY');
  expect(bounded?.verdict).toBe('invalid');
});

it('a deny of something else does not', () => {
  const [only] = access([policy('identity', read, { ...read, Effect: 'Deny', Action: 's3:PutObject' })]);
  expect(only?.verdict).toBe('unknown');
});

it('conditions of other services stay open and are written out', () => {
  const [only] = access([
    policy('identity', { ...read, Condition: { StringLike: { 's3:prefix': 'home/*' } } }),
  ]);
  expect(only?.verdict).toBe('unknown');
  expect(only?.requires.map((r) => r.key)).toEqual(['s3:prefix']);
});

it('leaves out bare wildcards, roles and refused documents, and joins the actions on one resource', () => {
  const found = access([
    policy('identity', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    policy('identity', {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::222222222222:role/X',
    }),
    policy('identity', { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:*' }),
    policy('identity', { ...read, Effect: 'allow' }),
    policy('identity', read, { ...read, Action: ['s3:PutObject', 's3:GetObject'] }),
  ]);
  expect(found.map((a) => [a.resource, a.actions])).toEqual([
    ['arn:aws:s3:::example-bucket/*', ['s3:GetObject', 's3:PutObject']],
  ]);
});

it.each([
  ['arn:aws:dynamodb:eu-west-1:222222222222:table/orders', 'orders'],
  ['arn:aws:sqs:eu-west-1:222222222222:jobs', 'jobs'],
  ['arn:aws:logs:eu-west-1:222222222222:log-group:/aws/lambda/x:*', '/aws/lambda/x'],
  ['arn:aws:s3:::bucket', 'bucket'],
])('names %s for people', (resource, name) => {
  const [only] = access([policy('identity', { ...read, Action: '*', Resource: resource })]);
  expect(only?.resourceName).toBe(name);
});
