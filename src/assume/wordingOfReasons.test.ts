// Sentences that testers found unclear.
import { testInWords } from '#reasons/wording.ts';
import { describe, expect, it } from 'vitest';
import { assumeVerdict } from './assumeVerdict.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { prepare } from '#decision/model.ts';

const A = 'arn:aws:iam::111111111111:role/Role_A';
const B = 'arn:aws:iam::222222222222:role/Role_B';
const identity = (resource: string) => ({
  name: 'assume',
  kind: 'identity' as const,
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }],
  },
});
const trust = (principal: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
});

function edgeOf(trustDocument: unknown, more: Partial<CaseInput> = {}, source = A, resource = '*') {
  const principals = [
    { arn: A, policies: [identity(resource)] },
    { arn: B, policies: [], trust: trustDocument },
  ];
  return assumeVerdict(prepare(estateInventory({ principals, ...more })), source, B);
}

it('a session that is trusted by its own ARN is "this session itself"', () => {
  const session = 'arn:aws:sts::111111111111:assumed-role/Role_A/sess1';
  const of = (source: string) =>
    edgeOf(trust({ AWS: session }), {}, source).reasons.find((r) => r.code === 'TRUST_DIRECT_SESSION')?.text;
  expect(of(session)).toBe('The trust policy of Role_B names this session itself.');
  expect(of(A)).toBe('The trust policy of Role_B names one session of Role_A, under a condition.');
});

it('a service has one name everywhere', () => {
  const ec2 = 'ec2.amazonaws.com';
  const yes = edgeOf(trust({ Service: ec2 }), {}, ec2);
  expect(yes.text).toBe('The service ec2.amazonaws.com can assume Role_B in 222222222222.');
  const no = edgeOf(trust({ Service: 'lambda.amazonaws.com' }), {}, ec2);
  expect(no.reasons[0]?.text).toBe('No statement of the trust policy of Role_B names ec2.amazonaws.com.');
});

it('what a service may not send is told as that', () => {
  const ec2 = 'ec2.amazonaws.com';
  const text = (operator: string) => {
    const condition = { Condition: { [operator]: { 'aws:SourceAccount': '222222222222' } } };
    const edge = edgeOf(trust({ Service: ec2 }, condition), {}, ec2);
    expect(edge.verdict).toBe('conditional');
    return edge.reasons.find((r) => r.code === 'NEEDS_CONTEXT')?.text;
  };
  expect(text('StringEquals')).toBe(
    'It depends on the request: the account that the service says it acts for is "222222222222". Not every service sends aws:SourceAccount when it assumes a role: the guide of ec2.amazonaws.com says whether it does. Without, the answer is no.',
  );
  expect(text('StringEqualsIfExists')).not.toContain('Not every service');
});

it('nobody can fetch the policies of whoever calls', () => {
  const edge = edgeOf(trust({ AWS: '*' }), {}, '*');
  expect(edge.missing).toEqual([{ what: 'identity-policy', of: '*', command: '' }]);
  expect(edge.reasons.find((r) => r.code === 'IDENTITY_UNKNOWN')?.text).toBe(
    'The identity-based policies of whoever calls were not given.',
  );
});

it('a variable in a resource is told by whose value it is', () => {
  const resource = `${B.slice(0, B.indexOf('Role_B'))}\${aws:PrincipalTag/team}_B`;
  expect(edgeOf(trust({ AWS: A }), {}, A, resource).requires.map((r) => r.text)).toEqual([
    `the caller’s tag team makes the pattern "${resource}" fit`,
  ]);
});

it.each([
  ['StringEquals', 'is'],
  ['StringNotEquals', 'is not'],
])('a variable in a value of %s is told as the condition has it', (operator, words) => {
  const condition = { Condition: { [operator]: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } } };
  const edge = edgeOf(
    trust({ AWS: A }, condition),
    { accounts: [{ id: '222222222222', org: 'o-exampleorg1' }] },
    A,
  );
  expect(edge.requires.map((r) => [r.key, r.text])).toEqual([
    ['aws:PrincipalOrgID', `the role’s organization ${words} "\${aws:PrincipalOrgID}"`],
  ]);
});

it('a placeholder: who reads it learns what to fill in and what happens then', () => {
  const edge = edgeOf(
    trust({ AWS: 'arn:aws:iam::ACCOUNT_A_ID:role/Role_A' }),
    {},
    'arn:aws:iam::ACCOUNT_A_ID:role/Role_A',
  );
  expect([edge.verdict, edge.label]).toEqual(['invalid', 'AWS refuses document']);
  expect(edge.text).toContain(
    '"ACCOUNT_A_ID" stands for an account id: fill in its 12 digits); after the repair it',
  );
  expect(edge.reasons.find((r) => r.code === 'DOC_REJECTED')?.text).toContain('fill in its 12 digits');
  expect(edge.reasons.find((r) => r.code === 'TRUST_NO_MATCH')?.text).toBe(
    'No statement in force names Role_A: AWS refuses the trust policy of Role_B as it stands.',
  );
});

it('an account in no organization is said to be in none', () => {
  const condition = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } };
  const edge = edgeOf(trust({ AWS: A }, condition), { accounts: [{ id: '111111111111', org: null }] });
  expect(edge.verdict).toBe('invalid');
  expect(edge.reasons[0]?.text).toMatch(
    /asks that the caller’s organization is "o-abcdefghij", but account 111111111111 is in no organization\.$/,
  );
});

it('a key that need not be sent is named where the clause has no subject for it', () => {
  const said = (operator: string, key: string, value: string) =>
    testInWords({ operator, key, values: [value], path: [] }, false);
  expect(said('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true')).toBe(
    'the caller authenticated with MFA, or aws:MultiFactorAuthPresent is not sent (long-term access keys)',
  );
  expect(said('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1')).toMatch(/"o-1" or is not sent$/);
});

describe('what a Deny leaves open is the opposite of its test, no more and no less', () => {
  const allowed = (operator: string, key: string, ...values: string[]): string =>
    testInWords({ operator, key, values, path: [] }, false);
  const spared = (operator: string, key: string, ...values: string[]): string =>
    testInWords({ operator, key, values, path: [] }, true);

  it('turns some into none and all into some', () => {
    expect(allowed('ForAllValues:StringEquals', 'aws:TagKeys', 'a', 'b')).toBe(
      'every value of aws:TagKeys is "a" or "b"',
    );
    expect(spared('ForAllValues:StringEquals', 'aws:TagKeys', 'a', 'b')).toBe(
      'some value of aws:TagKeys is none of "a", "b"',
    );
    expect(spared('ForAnyValue:StringEquals', 'aws:TagKeys', 'a', 'b')).toBe(
      'no value of aws:TagKeys is "a" or "b"',
    );
    expect(spared('ForAnyValue:StringNotEquals', 'aws:TagKeys', 'a', 'b')).toBe(
      'every value of aws:TagKeys is "a" or "b"',
    );
    expect(spared('ForAllValues:StringNotEquals', 'aws:TagKeys', 'a', 'b')).toBe(
      'some value of aws:TagKeys is "a" or "b"',
    );
    expect(allowed('ForAllValues:StringNotLike', 'aws:TagKeys', 'a*')).toBe(
      'no value of aws:TagKeys is like "a*"',
    );
  });

  it('says that callers without the key pass, where words for a value would hide it', () => {
    expect(spared('Bool', 'aws:MultiFactorAuthPresent', 'false')).toBe(
      'the caller authenticated with MFA, or aws:MultiFactorAuthPresent is not sent (long-term access keys)',
    );
    expect(spared('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false')).toBe(
      'the caller authenticated with MFA',
    );
    expect(spared('Bool', 'aws:MultiFactorAuthPresent', 'true')).toBe(
      'the caller did not authenticate with MFA',
    );
    expect(allowed('Bool', 'aws:MultiFactorAuthPresent', 'false')).toBe(
      'the caller has temporary credentials, without MFA',
    );
    expect(spared('NumericGreaterThan', 'aws:MultiFactorAuthAge', '3600')).toBe(
      'the number of seconds since the caller’s MFA is at most "3600" or is not sent',
    );
    expect(spared('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-1')).toBe(
      'aws:SourceVpce is sent, and the VPC endpoint of the call is not "vpce-1"',
    );
  });

  it('needs no such words where every call has the key', () => {
    expect(spared('DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z')).toBe(
      'the time of the call is not before "2030-01-01T00:00:00Z"',
    );
    expect(spared('StringEquals', 'sts:RoleSessionName', 'root', 'admin')).toBe(
      'the session name of the request is none of "root", "admin"',
    );
    expect(spared('IpAddress', 'aws:SourceIp', '203.0.113.0/24')).toBe(
      'the caller’s IP address is not in "203.0.113.0/24"',
    );
    expect(spared('IpAddress', 'aws:SourceIp', '203.0.113.0/24', '198.51.100.0/24')).toBe(
      'the caller’s IP address is in none of "203.0.113.0/24", "198.51.100.0/24"',
    );
  });
});
