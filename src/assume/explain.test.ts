import { expect, it } from 'vitest';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { explain } from './explain.ts';
import { prepare } from '#decision/model.ts';

const A = 'arn:aws:iam::111111111111:user/ann';
const B = 'arn:aws:iam::222222222222:role/team/Target';
const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const identity = (statement: object) => ({
  name: 'inline',
  kind: 'identity' as const,
  document: policy(statement),
});
const allow = (resource: string, extra: object = {}) =>
  identity({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource, ...extra });

function look(trustStatement: object, policies = [allow(B)], more: CaseInput = {}, source = A) {
  const input: CaseInput = {
    principals: [
      { arn: A, policies },
      {
        arn: B,
        policies: [],
        trust: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trustStatement }),
      },
    ],
    ...more,
  };
  return explain(prepare(estateInventory(input)), source, B);
}

it('shows every statement element by element, with what the request brings', () => {
  const { policies } = look({
    Principal: { AWS: A },
    Condition: { StringEquals: { 'sts:ExternalId': 'x-42' } },
  });
  expect(policies.map((p) => [p.gate, p.name, p.of])).toEqual([
    ['trust', 'trust policy', B],
    ['permission', 'inline', A],
  ]);
  const rows = policies[0]!.statements[0]!.rows.map((r) => [r.element, r.mark, r.actual]);
  expect(rows).toEqual([
    ['Effect', 'yes', undefined],
    ['Principal', 'yes', A],
    ['Action', 'yes', 'sts:AssumeRole'],
    ['Condition', 'depends', undefined],
  ]);
  const condition = policies[0]!.statements[0]!.rows[3]!;
  expect(condition.place.path).toEqual([
    'principals',
    1,
    'trust',
    'Statement',
    0,
    'Condition',
    'StringEquals',
    'sts:ExternalId',
  ]);
});

it('does not judge what an earlier element has already settled', () => {
  const { policies } = look({ Principal: { AWS: B } });
  expect(policies[0]!.statements[0]!.rows.map((r) => r.mark)).toEqual(['yes', 'no', 'skipped']);
});

it('tells absent keys from unknown ones', () => {
  const condition = { StringEquals: { 'aws:SourceArn': 'arn:aws:s3:::b', 'sts:ExternalId': 'x' } };
  const rows = look({ Principal: { AWS: A }, Condition: condition }).policies[0]!.statements[0]!.rows;
  expect(rows.filter((r) => r.element === 'Condition').map((r) => [r.key, r.actual])).toEqual([
    ['aws:SourceArn', null],
    ['sts:ExternalId', undefined],
  ]);
});

it.each([
  ['L-NEARMISS-ACCOUNT', { AWS: 'arn:aws:iam::333333333333:user/ann' }],
  ['L-NEARMISS-CASE', { AWS: 'arn:aws:iam::111111111111:user/Ann' }],
  ['L-NEARMISS-PATH', { AWS: 'arn:aws:iam::111111111111:user/devs/ann' }],
  ['L-NEARMISS-KIND', { AWS: 'arn:aws:iam::111111111111:role/ann' }],
  ['L-ACCOUNT-ID', { AWS: 'arn:aws:iam::1111111111:user/ann' }],
  ['L-PLACEHOLDER', { AWS: 'arn:aws:iam::ACCOUNT_A_ID:user/ann' }],
])('near miss %s in the trust policy', (code, principal) => {
  const { nearMisses } = look({ Principal: principal });
  expect(nearMisses.map((n) => [n.code, n.places[0]?.path.slice(-2)])).toEqual([
    [code, ['Principal', 'AWS']],
  ]);
});

it('near miss in the permissions: the path of the role is missing', () => {
  const { nearMisses } = look({ Principal: { AWS: A } }, [allow('arn:aws:iam::222222222222:role/Target')]);
  expect(nearMisses.map((n) => n.code)).toEqual(['L-NEARMISS-PATH']);
});

it('predicts what AWS says: the policy that it names first, across accounts with or without the reason', () => {
  const { errors } = look({ Principal: { AWS: A } }, []);
  const head = `An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${A} is not authorized to perform: sts:AssumeRole on resource: ${B}`;
  expect(errors.map((e) => e.text)).toEqual([
    `${head} because no identity-based policy allows the sts:AssumeRole action`,
    head,
  ]);
  expect(look({ Principal: { AWS: A } }).errors).toEqual([]);
  const root = look({ Principal: { AWS: A } }, [], {}, 'arn:aws:iam::111111111111:root');
  expect(root.errors).toEqual([{ text: 'Roles may not be assumed by root accounts.', confirmed: true }]);
});

it('writes the call that passes', () => {
  const condition = {
    StringEquals: { 'sts:ExternalId': 'x-42' },
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  };
  const { command, edge } = look({ Principal: { AWS: A }, Condition: condition });
  expect(command).toBe(
    `aws sts assume-role --role-arn ${B} --role-session-name test --external-id x-42 --serial-number arn:aws:iam::111111111111:mfa/ann --token-code 123456`,
  );
  expect(edge.ways.map((way) => way.map((r) => r.key))).toEqual([
    ['sts:ExternalId', 'aws:MultiFactorAuthPresent'],
  ]);
  expect(look({ Principal: { AWS: A } }, []).command).toBeNull();
});

it('quotes what a shell would take apart', () => {
  const { command } = look({ Principal: { AWS: A } }, [allow(B)], {
    principals: [
      { arn: A, policies: [allow(B)] },
      {
        arn: B,
        policies: [],
        trust: policy({
          Effect: 'Allow',
          Principal: { AWS: A },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': "<it's; rm -rf>" } },
        }),
      },
    ],
  });
  expect(command).toContain(String.raw`--external-id '<it'\''s; rm -rf>'`);
});

it('traces refused documents too, with their faults in place', () => {
  const { policies, edge } = look({ Principal: { AWS: A }, Resource: '*' });
  expect(edge.verdict).toBe('invalid');
  const [trust] = policies;
  expect(trust?.accepted).toBe(false);
  expect(trust?.faults.map((f) => f.code)).toContain('L-TRUST-RESOURCE');
  expect(trust?.statements[0]?.applies).toBe('yes');
});

it('traces each extra action of the call by itself', () => {
  const input: CaseInput = {
    principals: [
      { arn: A, policies: [allow(B)] },
      {
        arn: B,
        policies: [],
        trust: policy({
          Effect: 'Allow',
          Principal: { AWS: A },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        }),
      },
    ],
    context: { 'aws:RequestTag/team': 'blue' },
  };
  const { edge, extra } = explain(prepare(estateInventory(input)), A, B);
  expect(edge.verdict).toBe('invalid');
  expect(extra.map((e) => [e.action, e.policies.map((p) => p.statements[0]?.applies)])).toEqual([
    ['sts:TagSession', ['yes', 'no']],
  ]);
});
