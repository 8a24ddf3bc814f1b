import { expect, test } from 'vitest';
import type { AttachedPolicy, PolicyLevel } from '#decision/inventory.ts';
import type { Owned } from '#harvest/owned.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Claim } from './claim.ts';
import { join } from './join.ts';

const policy = (type: PolicyType, name: string): AttachedPolicy => ({
  name,
  type,
  document: { Version: '2012-10-17', Statement: [{ Sid: name, Effect: 'Deny', Action: '*', Resource: '*' }] },
  place: { document: 'd', piece: 0, path: [] },
});
const claim = (type: PolicyType, name: string, owned: Partial<Owned>): Claim => ({
  owned: { type, ownership: 'guessed', candidates: [], ...owned },
  policy: policy(type, name),
});
const joined = (claims: readonly Claim[], root: readonly PolicyLevel[] = []) =>
  join([{ kind: 'policy', title: '', scps: { '111111111111': root } }], claims, {
    held: [],
    managed: () => undefined,
  });
const names = (levels: readonly PolicyLevel[] | undefined) =>
  levels?.map(({ level, policies }) => [level, ...policies.map(({ name }) => name)]);

test('what is pasted for the whole organization stands at its root, whose open policies stay open', () => {
  const missing = [{ of: 'policy p-1234abcd', command: 'aws organizations describe-policy' }];
  const root: PolicyLevel = { level: 'root', policies: [policy('scp', 'Given')], missing };
  const everywhere = { owner: '111111111111', everywhere: true };
  const { inventory } = joined(
    ['One', 'Two'].map((name) => claim('scp', name, everywhere)),
    [root],
  );
  const levels = inventory.scps?.['111111111111'];
  expect(names(levels)).toEqual([['root', 'Given', 'One', 'Two']]);
  expect(levels?.[0]?.missing).toEqual(missing);
});

test('what is pasted for one account is a level of its own, with FullAWSAccess beside it', () => {
  const { inventory, problems } = joined(
    ['One', 'Two'].map((name) => claim('scp', name, { owner: '111111111111' })),
  );
  expect(names(inventory.scps?.['111111111111'])).toEqual([
    ['pasted', 'FullAWSAccess (assumed)', 'One', 'Two'],
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['FULL-ACCESS-ASSUMED']);
});

test('one role with very many trust policies: each counts once, and is told once', () => {
  const owner = 'arn:aws:iam::111111111111:role/R';
  const documents = Array.from({ length: 3000 }, (_, i) => claim('trust', `T${i % 1500}`, { owner }));
  const { inventory, problems } = joined(documents);
  expect(inventory.principals.map(({ trust }) => trust?.length)).toEqual([1500]);
  const codes = problems.map(({ code }) => code);
  expect(codes.filter((code) => code === 'SAME-POLICY')).toHaveLength(1500);
  expect(codes.filter((code) => code === 'SEVERAL-TRUSTS')).toHaveLength(1499);
});
