import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Holder } from './holder.ts';
import type { Named } from './policyNames.ts';
import type { Scores } from './scores.ts';
import { structureEvidence, structureOf, type Sides } from './structureEvidence.ts';

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const ARNS = ['111111111111', '222222222222'].flatMap((account) =>
  ['A', 'B', 'C', 'D'].map((name) => role(account, name)),
);
const accountOf = (arn: string | null) => arn?.split(':')[4] ?? null;
const holder = (arn: string | null, more: Partial<Holder> = {}): Holder => ({
  arn,
  account: accountOf(arn),
  settled: false,
  hasTrust: false,
  trusts: [],
  targets: [],
  ...more,
});
const naming = (more: Partial<Named> = {}): Named => ({
  principals: new Set(),
  accounts: new Set(),
  homes: new Set(),
  targets: new Set(),
  ...more,
});
const trusting = (arns: readonly string[], accounts: readonly string[] = []): Named =>
  naming({
    principals: new Set(arns),
    accounts: new Set([...arns.map((arn) => accountOf(arn) ?? ''), ...accounts]),
  });
const none = () => [];

/** What the evidence means, told holder by holder. */
function oneByOne({ called, callers, holders }: Sides, type: string, named: Named): Map<string, number> {
  const scores = new Map<string, number>();
  const add = (arn: string, points: number) => scores.set(arn, (scores.get(arn) ?? 0) + points);
  if (type === 'trust') {
    for (const one of [...holders, ...callers]) {
      const { account, arn } = one;
      const home = account !== null && named.accounts.has(account);
      const points = one.isToken
        ? named.homes.has(account ?? '')
          ? 6
          : 0
        : arn === null
          ? 2.5
          : named.principals.has(arn)
            ? 6
            : home
              ? 3
              : 0;
      if (points > 0) for (const target of one.targets) add(target, points);
    }
    for (const { arn, hasTrust, settled } of holders)
      if (settled && hasTrust && arn !== null && scores.has(arn)) add(arn, -7);
    return scores;
  }
  const served = new Set(
    holders
      .filter(({ targets }) => targets.some((target) => named.targets.has(target)))
      .map(({ arn }) => arn),
  );
  if (named.targets.size > 0)
    for (const { arn, trusts } of [...holders, ...called]) {
      if (arn !== null && !named.targets.has(arn)) continue;
      const points = arn === null ? 2.5 : 6;
      for (const one of trusts) add(one, served.has(one) ? points / 3 : points);
    }
  return scores;
}

const some = fc.subarray(ARNS);
const anyHolder = fc
  .record({
    arn: fc.option(fc.constantFrom(...ARNS)),
    settled: fc.boolean(),
    hasTrust: fc.boolean(),
    trusts: some,
    targets: some,
  })
  .map(({ arn, ...rest }) => holder(arn, rest));
const anySides: fc.Arbitrary<Sides> = fc.record({
  holders: fc.array(anyHolder, { maxLength: 12 }),
  callers: fc.array(
    fc
      .tuple(anyHolder, fc.boolean())
      .map(([one, isToken]): Holder =>
        isToken
          ? holder(null, { account: '111111111111', targets: one.targets, isToken })
          : holder(one.arn, { settled: one.settled, targets: one.targets }),
      ),
    { maxLength: 4 },
  ),
  called: fc.array(
    anyHolder.map((one): Holder => holder(one.arn, { hasTrust: one.hasTrust, trusts: one.trusts })),
    { maxLength: 4 },
  ),
});
const rounded = (scores: ReadonlyMap<string, number>) =>
  [...scores].map(([arn, points]) => [arn, points.toFixed(6)]);

describe('counted once, it is what one holder after the other says', () => {
  test('of a trust policy', () => {
    fc.assert(
      fc.property(anySides, some, fc.subarray(['111111111111', '333333333333']), (sides, arns, accounts) => {
        const named = { ...trusting(arns, accounts), homes: new Set(accounts) };
        const scores = structureEvidence(structureOf(sides), { type: 'trust', named, owner: null }, none);
        expect(rounded(scores)).toEqual(rounded(oneByOne(sides, 'trust', named)));
      }),
    );
  });

  test('of a permissions policy, which is no evidence against itself', () => {
    fc.assert(
      fc.property(anySides, some, fc.option(fc.constantFrom(...ARNS)), (sides, targets, owner) => {
        const named = naming({ targets: new Set(targets) });
        const own = holder(owner, { targets });
        const all = structureOf({ ...sides, holders: [...sides.holders, own] });
        const scores = structureEvidence(all, { type: 'identity', named, owner }, none);
        expect(rounded(scores)).toEqual(rounded(oneByOne(sides, 'identity', named)));
      }),
    );
  });

  it('says nothing of other policies', () => {
    const structure = structureOf({ holders: [holder(null, { targets: ARNS })], callers: [], called: [] });
    expect(structureEvidence(structure, { type: 'scp', named: naming(), owner: null }, none).size).toBe(0);
  });
});

describe('among thousands', () => {
  const names = Array.from({ length: 5000 }, (_, i) => role('111111111111', `R${i}`));
  const holders = names.map((target) => holder(null, { targets: [target] }));
  const wanted = role('111111111111', 'R4000');
  const scoresOf = (more: readonly Holder[], words: () => Iterable<string> = none): Scores =>
    structureEvidence(
      structureOf({ holders: [...holders, ...more], callers: [], called: [] }),
      { type: 'trust', named: trusting([role('222222222222', 'Caller')]), owner: null },
      words,
    );

  it('only the likeliest are looked at', () => {
    const scores = scoresOf([]);
    expect(scores.size).toBeLessThan(100);
    expect(scores.has(names[0] ?? '')).toBe(true);
    expect(scores.has(wanted)).toBe(false);
  });

  it('and whom words name, and whom somebody names who is named', () => {
    expect(scoresOf([], () => [wanted, role('9', 'Nobody')]).get(wanted)).toBe(2.5);
    expect(scoresOf([], () => [role('9', 'Nobody')]).has(role('9', 'Nobody'))).toBe(false);
    const caller = holder(role('222222222222', 'Caller'), { targets: [wanted] });
    expect(scoresOf([caller]).get(wanted)).toBe(8.5);
  });
});
