import { expect, it } from 'vitest';
import { assumeVerdict } from './assumeVerdict.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { prepare } from '#decision/model.ts';
import type { AssumeEdge } from '#decision/verdict.ts';

const A = 'arn:aws:iam::111111111111:role/Role_A';
const B = 'arn:aws:iam::222222222222:role/Role_B';
const allowOn = (resource: string) => ({
  name: 'assume',
  kind: 'identity' as const,
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }],
  },
});
const trust = (principal: unknown, extra: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
});

function edgeOf(trustDocument: unknown, more: Partial<CaseInput> = {}, source = A): AssumeEdge {
  const input: CaseInput = {
    principals: [
      { arn: A, policies: [allowOn(B)] },
      { arn: B, policies: [], trust: trustDocument },
    ],
    ...more,
  };
  return assumeVerdict(prepare(estateInventory(input)), source, B);
}

function say(trustDocument: unknown, more: Partial<CaseInput> = {}, source = A): readonly [string, string] {
  const { label, text } = edgeOf(trustDocument, more, source);
  return [text, label];
}

it('valid', () => {
  expect(say(trust({ AWS: A }))).toEqual([
    'Role_A in 111111111111 can assume Role_B in 222222222222.',
    'allowed',
  ]);
});

it('an alias instead of bare digits', () => {
  const accounts = [{ id: '222222222222', alias: 'prod' }];
  expect(say(trust({ AWS: A }), { accounts })[0]).toBe(
    'Role_A in 111111111111 can assume Role_B in prod (222222222222).',
  );
});

it('conditional: the shortest way first, then how much more', () => {
  const external = { StringEquals: { 'sts:ExternalId': 'x-42' } };
  expect(say(trust({ AWS: A }, { Condition: external }))).toEqual([
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the request passes ExternalId "x-42".',
    'if ExternalId',
  ]);
  const both = { ...external, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  expect(say(trust({ AWS: A }, { Condition: both }))).toEqual([
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the request passes ExternalId "x-42" and 1 more condition.',
    'if ExternalId +1',
  ]);
});

it('conditional: alternatives are told as alternatives', () => {
  const statement = trust({ AWS: A }).Statement[0]!;
  const document = {
    Version: '2012-10-17',
    Statement: [
      { ...statement, Condition: { StringEquals: { 'sts:ExternalId': 'x-42' } } },
      { ...statement, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    ],
  };
  expect(say(document)).toEqual([
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the request passes ExternalId "x-42", or if the caller authenticated with MFA.',
    'if ExternalId or …',
  ]);
});

it('conditional: what two statements ask in different words is one way', () => {
  const document = trust({ AWS: A }, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
  const Deny = {
    Effect: 'Deny',
    NotAction: 'iam:ListMFADevices',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  };
  const { Statement, Version } = allowOn(B).document;
  const own = { ...allowOn(B), document: { Version, Statement: [...Statement, Deny] } };
  const principals = [
    { arn: A, policies: [own] },
    { arn: B, policies: [], trust: document },
  ];
  expect(say(document, { principals })).toEqual([
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the caller authenticated with MFA.',
    'if MFA',
  ]);
});

it('conditional: more than two ways are counted', () => {
  const conditions = [
    { StringEquals: { 'sts:ExternalId': 'x-42' } },
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  ];
  const Statement = conditions.flatMap((Condition) => trust({ AWS: A }, { Condition }).Statement);
  expect(say({ Version: '2012-10-17', Statement })[0]).toBe(
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the request passes ExternalId "x-42", or in one of 2 other ways.',
  );
});

it('conditions of a Deny are turned round', () => {
  const document = {
    Version: '2012-10-17',
    Statement: [
      ...trust({ AWS: A }).Statement,
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      },
    ],
  };
  expect(say(document)[0]).toBe(
    'Role_A in 111111111111 can assume Role_B in 222222222222 only if the Region of the STS endpoint is "eu-west-1".',
  );
});

it('invalid: the first reason and how many more', () => {
  const bare = {
    principals: [
      { arn: A, policies: [] },
      { arn: B, policies: [], trust: trust({ AWS: A }) },
    ],
  };
  expect(say(null, bare)).toEqual([
    'Role_A in 111111111111 cannot assume Role_B in 222222222222: its permissions do not allow sts:AssumeRole on it.',
    'no permission',
  ]);
  const neither = {
    principals: [
      { arn: A, policies: [] },
      { arn: B, policies: [], trust: trust({ AWS: B }) },
    ],
  };
  expect(say(null, neither)).toEqual([
    'Role_A in 111111111111 cannot assume Role_B in 222222222222: the role’s trust policy does not name it and 1 more reason.',
    'not trusted',
  ]);
});

it('unknown: which document', () => {
  const mentioned = { principals: [{ arn: B, policies: [], trust: trust({ AWS: A }) }] };
  expect(say(null, mentioned)).toEqual([
    'Whether Role_A in 111111111111 can assume Role_B in 222222222222 depends on a document that was not given: the identity policies of Role_A.',
    'not given: permissions',
  ]);
  expect(say(trust({ AWS: '*' }), {}, '*')[0]).toBe(
    'Anyone whose own account allows it can assume Role_B in 222222222222; whose account does was not given.',
  );
});

it('unknown: which values of a document that was given', () => {
  const inventory = estateInventory({
    principals: [
      { arn: A, policies: [allowOn(B)] },
      { arn: B, policies: [], trust: trust({ AWS: A }) },
    ],
  });
  const principals = inventory.principals.map((one) =>
    one.trust === undefined
      ? one
      : { ...one, trust: one.trust.map((policy) => ({ ...policy, open: ['var.org', 'var.env'] })) },
  );
  const { text, label, missing } = assumeVerdict(prepare({ ...inventory, principals }), A, B);
  expect([text, label, missing[0]?.open]).toEqual([
    'Whether Role_A in 111111111111 can assume Role_B in 222222222222 depends on values of the trust policy of Role_B that are not filled in: var.org, var.env.',
    'not filled in: trust',
    'var.org, var.env',
  ]);
});

it('refused documents: what AWS refuses, and what would be after the repair', () => {
  const [text, label] = say(trust({ AWS: A }, { Resource: '*' }));
  expect(text).toMatch(
    /^Role_A in 111111111111 cannot assume Role_B in 222222222222 as long as AWS refuses the trust policy \(.+\); after the repair it could\.$/,
  );
  expect(label).toBe('AWS refuses document');
  const still = trust({ AWS: B }, { Resource: '*' });
  expect(say(still)[0]).toMatch(
    /^Role_A in 111111111111 cannot assume Role_B in 222222222222: AWS refuses the trust policy \(.+\), and the repair of that alone would not do: the role’s trust policy does not name it\.$/,
  );
});

it('refused documents: a condition that cannot be met after the repair is told in full', () => {
  const never = { StringEquals: { 'aws:PrincipalAccount': '333333333333' } };
  const edge = edgeOf(trust({ AWS: A }, { Resource: '*', Condition: never }));
  expect(edge.text).toMatch(/would not do: a condition of the role’s trust policy is not met\.$/);
  expect(edge.reasons.at(-1)).toMatchObject({ code: 'TRUST_CONDITION_FALSE', side: 'note' });
  expect(edge.reasons.at(-1)?.text).toMatch(
    /^Once AWS takes it: The trust policy of Role_B names Role_A, but its condition cannot be met: statement 1 asks that the caller’s account is "333333333333"/,
  );
});

it('what AWS never does, in AWS’s own terms', () => {
  expect(say(trust({ AWS: '111111111111' }), {}, 'arn:aws:iam::111111111111:root')).toEqual([
    'The root user of 111111111111 cannot assume Role_B in 222222222222: roles may not be assumed by the root user of an account.',
    'root cannot assume',
  ]);
});

it('labels have at most four words', () => {
  const labels = [say(trust({ AWS: A })), say(trust({ AWS: B })), say(null, { principals: [] })].map(
    ([, l]) => l,
  );
  for (const label of labels) expect(label.split(' ').length).toBeLessThanOrEqual(4);
});

it('begins with a capital whoever calls, and keeps the case of names', () => {
  const starts = (source: string): readonly string[] => {
    const input: CaseInput = {
      principals: [
        { arn: A, policies: [allowOn(B)] },
        { arn: B, policies: [], trust: trust({ AWS: '111111111111' }) },
      ],
    };
    const { assumptions, reasons, text } = assumeVerdict(prepare(estateInventory(input)), source, B);
    return [text, ...reasons.map((r) => r.text), ...assumptions].filter((t) => /^[a-z]/.test(t));
  };
  for (const source of [
    'arn:aws:sts::111111111111:assumed-role/Role_A/s',
    'arn:aws:iam::111111111111:root',
    '111111111111',
    '*',
  ])
    expect(starts(source)).toEqual([]);
  expect(starts('arn:aws:iam::111111111111:user/ann').length).toBeGreaterThan(0);
});
