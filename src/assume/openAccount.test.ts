import { describe, expect, it } from 'vitest';
import { assumeEdges } from './assumeEdges.ts';
import { assumeVerdict } from './assumeVerdict.ts';
import { assumeWords } from './assumeWords.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { explain } from './explain.ts';
import { prepare } from '#decision/model.ts';

const A = 'arn:aws:iam::111111111111:role/Role_A';
const B = 'arn:aws:iam::UNKNOWN_ACCOUNT:role/Role_B';
const C = 'arn:aws:iam::UNKNOWN_ACCOUNT:role/Role_C';
const policy = (resource: string, Effect = 'Allow') => ({
  name: 'assume',
  kind: 'identity' as const,
  document: { Version: '2012-10-17', Statement: [{ Effect, Action: 'sts:AssumeRole', Resource: resource }] },
});
const trust = (principal: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
});
const model = (principals: NonNullable<CaseInput['principals']>) => prepare(estateInventory({ principals }));

describe('a role whose account nobody stated', () => {
  const named = model([
    { arn: A, policies: [] },
    { arn: B, policies: [], trust: trust({ AWS: A }) },
  ]);

  it('is unknown when one account needs one yes and two accounts need two', () => {
    const edge = assumeVerdict(named, A, B);
    expect(edge.verdict).toBe('unknown');
    expect(edge.text).toBe(
      'Whether Role_A in 111111111111 can assume Role_B depends on which account Role_B is in.',
    );
    expect(edge.label).toBe('account not given');
    expect(edge.missing).toEqual([
      { what: 'account', of: B, command: 'aws sts get-caller-identity --query Account --output text' },
    ]);
    expect(edge.rule.id).toBe('R9');
    expect(edge.rule.text).toMatch(/^Same account or not: not known\./);
    expect(edge.gates.permission.answer).toBe('unknown');
    expect(edge.gates.trust.answer).toBe('yes');
    expect(edge.reasons.map((r) => r.code)).not.toContain('CROSS_ACCOUNT');
    expect(edge.reasons.filter((r) => r.side === 'against')).toEqual([]);
    expect(edge.reasons[0]?.text).toBe(
      'The account of Role_B was not given: in the same account (111111111111) the answer is valid, in another account it is invalid.',
    );
  });

  it('has the same word without reasons, and an explanation that agrees', () => {
    const edges = assumeEdges(named).edges.map(({ source, target, action, verdict }) => ({
      source,
      target,
      action,
      verdict,
    }));
    expect(edges).toEqual([{ source: A, target: B, action: 'sts:AssumeRole', verdict: 'unknown' }]);
    expect(assumeWords(named).words).toEqual(edges);
    const { command, edge, errors } = explain(named, A, B);
    expect([edge.verdict, command, errors]).toEqual(['unknown', null, []]);
  });

  it('is valid when both sides say yes, whichever account it is', () => {
    const edge = assumeVerdict(
      model([
        { arn: A, policies: [policy('*')] },
        { arn: B, policies: [], trust: trust({ AWS: A }) },
      ]),
      A,
      B,
    );
    expect([edge.verdict, edge.rule.id, edge.missing]).toEqual(['valid', 'R9', []]);
    const codes = edge.reasons.map((r) => r.code);
    expect(codes).toContain('ACCOUNT_UNKNOWN');
    expect(codes).not.toContain('CROSS_ACCOUNT');
  });

  it('is invalid when nothing in any account can help', () => {
    const denied = model([
      { arn: A, policies: [policy('*', 'Deny')] },
      { arn: B, policies: [], trust: trust({ AWS: A }) },
    ]);
    expect(assumeVerdict(denied, A, B).verdict).toBe('invalid');
    const untrusted = model([
      { arn: A, policies: [policy('*')] },
      { arn: B, policies: [], trust: trust({ Service: 'ec2.amazonaws.com' }) },
    ]);
    expect(assumeVerdict(untrusted, A, B).verdict).toBe('invalid');
  });

  it('as a caller may be in the account that the trust policy names', () => {
    const edge = assumeVerdict(
      model([
        { arn: B, policies: [policy(A)] },
        { arn: A, policies: [], trust: trust({ AWS: 'arn:aws:iam::222222222222:root' }) },
      ]),
      B,
      A,
    );
    expect(edge.verdict).toBe('unknown');
    expect(edge.text).toBe(
      'Whether Role_B can assume Role_A in 111111111111 depends on which account Role_B is in.',
    );
    expect(edge.reasons[0]?.text).toContain('in account 222222222222 the answer is valid');
  });

  it('two of them may be in one account or in two', () => {
    const two = model([
      { arn: B, policies: [] },
      { arn: C, policies: [], trust: trust({ AWS: '*' }) },
    ]);
    expect(assumeVerdict(two, B, C).verdict).toBe('unknown');
    const asking = model([
      { arn: B, policies: [policy('*')] },
      { arn: C, policies: [], trust: trust({ AWS: '*' }) },
    ]);
    expect(assumeVerdict(asking, B, C).verdict).toBe('valid');
  });

  it('is in the same account as itself', () => {
    const edge = assumeVerdict(model([{ arn: B, policies: [], trust: trust({ AWS: '*' }) }]), B, B);
    expect([edge.verdict, edge.reasons.map((r) => r.code).includes('SAME_ACCOUNT')]).toEqual(['valid', true]);
  });

  it('keeps its other gaps: the account first, then the documents', () => {
    const edge = assumeVerdict(model([{ arn: B, policies: [], trust: trust({ AWS: A }) }]), A, B);
    expect(edge.verdict).toBe('unknown');
    expect(edge.missing.map((m) => m.what)).toEqual(['account', 'identity-policy']);
    expect(edge.text).toContain(
      'is in, and on a document that was not given: the identity policies of Role_A.',
    );
  });
});
