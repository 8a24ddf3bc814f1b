import { describe, expect, it } from 'vitest';
import { assumeEdges } from './assumeEdges.ts';
import { assumeVerdict, possibleEdge } from './assumeVerdict.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { namedUnknownsIn } from '#language/unknownAccount.ts';

const OWN = 'UNKNOWN_ACCOUNT_APP';
const own = (name: string) => `arn:aws:iam::${OWN}:role/${name}`;
const known = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const allow = (resource: string) => ({
  name: 'assume',
  kind: 'identity' as const,
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }],
  },
});
const trust = (...aws: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: aws }, Action: 'sts:AssumeRole' }],
});

/** As readers of templates do: who has a name inside says so. */
const marked = (policy: AttachedPolicy): AttachedPolicy => {
  const names = namedUnknownsIn(policy.document);
  return names.length > 0 ? { ...policy, unknownAccounts: names } : policy;
};

function model(given: NonNullable<CaseInput['principals']>) {
  const inventory = estateInventory({ principals: given });
  const principals = inventory.principals.map((one): InventoryPrincipal => {
    const { policies, trust: own, ...rest } = one;
    return {
      ...rest,
      ...(policies ? { policies: policies.map(marked) } : {}),
      ...(own ? { trust: own.map(marked) } : {}),
    };
  });
  return prepare({ ...inventory, principals });
}

describe('an account that a template names without saying which it is', () => {
  it('is one account for all that stand in it', () => {
    const m = model([
      { arn: own('A'), policies: [allow(own('B'))] },
      { arn: own('B'), policies: [], trust: trust(`arn:aws:iam::${OWN}:root`) },
      { arn: own('C'), policies: [], trust: trust(own('A')) },
    ]);
    expect(assumeVerdict(m, own('A'), own('B')).verdict).toBe('valid');
    expect(assumeVerdict(m, own('A'), own('C')).verdict).toBe('valid');
    expect(assumeVerdict(m, own('C'), own('B')).verdict).toBe('invalid');
    expect(
      assumeEdges(m).edges.every(({ reasons }) => reasons.every(({ code }) => code !== 'L-PLACEHOLDER')),
    ).toBe(true);
  });

  it('what holds if it is another account is said with one if', () => {
    const m = model([
      { arn: own('A'), policies: [allow(known('B'))] },
      { arn: known('B'), policies: [], trust: trust(own('A')) },
      { arn: known('C'), policies: [], trust: trust(own('A')) },
    ]);
    const texts = ['B', 'C'].flatMap((name) =>
      assumeVerdict(m, own('A'), known(name)).reasons.map(({ text }) => text),
    );
    expect(texts.some((text) => text.startsWith('If '))).toBe(true);
    expect(texts.filter((text) => text.startsWith('If if'))).toEqual([]);
  });

  it('may be the account of the other end: what that decides is unknown', () => {
    const m = model([
      { arn: known('X'), policies: [] },
      { arn: known('Y'), policies: [allow(own('B'))] },
      { arn: own('B'), policies: [], trust: trust(known('X'), known('Y')) },
    ]);
    const edge = assumeVerdict(m, known('X'), own('B'));
    expect(edge.verdict).toBe('unknown');
    expect(edge.reasons[0]?.text).toMatch(
      /^The account of B was not given: .*if account APP is 111111111111/,
    );
    // Y is allowed on the ARN with the name in it, whichever account that is.
    expect(assumeVerdict(m, known('Y'), own('B')).verdict).toBe('valid');
    expect(possibleEdge(m, known('Y'), own('B'))?.verdict).toBe('valid');
  });

  it('may be the account of the caller when a trust policy names it', () => {
    const other = 'arn:aws:iam::UNKNOWN_ACCOUNT_PARTNER:root';
    const m = model([
      { arn: known('X'), policies: [allow('*')] },
      { arn: known('Z'), policies: [] },
      { arn: 'arn:aws:iam::222222222222:role/T', policies: [], trust: trust(other) },
    ]);
    const edge = assumeVerdict(m, known('X'), 'arn:aws:iam::222222222222:role/T');
    expect(edge.verdict).toBe('unknown');
    expect(edge.reasons[0]?.text).toMatch(/^Which account PARTNER is was not given/);
    expect(assumeVerdict(m, known('Z'), 'arn:aws:iam::222222222222:role/T').verdict).toBe('invalid');
    expect(assumeVerdict(m, 'UNKNOWN_ACCOUNT_PARTNER', 'arn:aws:iam::222222222222:role/T').verdict).toBe(
      'unknown',
    );
  });

  it('may be the caller when a trust policy names somebody of whom nothing is known', () => {
    const deployer = 'arn:aws:iam::UNKNOWN_ACCOUNT_OF_DEPLOYER_ARN:role/DeployerArn';
    const m = model([
      { arn: known('X'), policies: [allow('*')] },
      { arn: known('T'), policies: [], trust: trust(deployer) },
    ]);
    const edge = assumeVerdict(m, known('X'), known('T'));
    expect(edge.verdict).toBe('unknown');
    expect(edge.reasons[0]?.text).toContain('if DeployerArn is X');
  });

  it('mixes with a role of which nobody says anything', () => {
    const nameless = 'arn:aws:iam::UNKNOWN_ACCOUNT:role/N';
    const m = model([
      { arn: own('A'), policies: [] },
      { arn: nameless, policies: [], trust: trust(own('A')) },
    ]);
    expect(assumeVerdict(m, own('A'), nameless).verdict).toBe('unknown');
  });
});
