import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGraphs } from './compareGraphs.ts';
import { type Difference, MIRRORED, opens } from './comparison.ts';
import { tellDifference } from './causes.ts';
import { APP, type Condition, DATA, pairOf, policy, sideOf, trusting } from './testSides.ts';

const kindsOf = (differences: readonly Difference[]) =>
  differences.map(({ after, before, kind }) => `${kind}: ${before} to ${after}`);

const between = (before: Condition | undefined, after: Condition | undefined) =>
  kindsOf(compareGraphs(pairOf([trusting(APP, before)]), pairOf([trusting(APP, after)])).differences);

const id = (...values: readonly string[]): Condition => ({
  StringEquals: { 'sts:ExternalId': values.map((value) => `customer-${value}`) },
});
const like = (value: string): Condition => ({ StringLike: { 'sts:ExternalId': `customer-${value}` } });
const ip = (...ranges: readonly string[]): Condition => ({ IpAddress: { 'aws:SourceIp': ranges } });
const mfa: Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

describe('the kinds of differences', () => {
  it.each<[string, Condition | undefined, Condition | undefined, readonly string[]]>([
    ['nothing', id('a'), id('a'), []],
    ['another order of values', id('a', 'b'), id('b', 'a'), []],
    ['a condition comes', undefined, id('a'), ['narrowed: valid to conditional']],
    ['a condition goes', id('a'), undefined, ['widened: conditional to valid']],
    ['one more value', id('a'), id('a', 'b'), ['widened: conditional to conditional']],
    ['one value less', id('a', 'b'), id('b'), ['narrowed: conditional to conditional']],
    ['another value', id('a'), id('b'), ['changed: conditional to conditional']],
    ['one more key', id('a'), { ...id('a'), ...mfa }, ['narrowed: conditional to conditional']],
    ['another key', id('a'), mfa, ['changed: conditional to conditional']],
    ['a pattern around the value', id('team-1'), like('team-*'), ['widened: conditional to conditional']],
    ['a wider pattern', like('team-?*'), like('team-*'), ['widened: conditional to conditional']],
    ['a smaller range', ip('10.0.0.0/8'), ip('10.0.0.0/16'), ['narrowed: conditional to conditional']],
    [
      'one range in two halves',
      ip('10.0.0.0/8'),
      ip('10.0.0.0/9', '10.128.0.0/9'),
      ['changed: conditional to conditional'],
    ],
    [
      'later in the day',
      { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
      { NumericLessThan: { 'aws:MultiFactorAuthAge': '7200' } },
      ['widened: conditional to conditional'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });

  it('an edge comes and goes with the statement that makes it', () => {
    const [without, trusted] = [pairOf([], { permission: null }), pairOf([trusting(APP)])];
    expect(kindsOf(compareGraphs(without, trusted).differences)).toEqual(['new: null to valid']);
    expect(kindsOf(compareGraphs(trusted, without).differences)).toEqual(['removed: valid to null']);
  });

  it('a refused edge that is let through is wider, not new', () => {
    const refused = pairOf([trusting(APP)], { permission: null });
    expect(kindsOf(compareGraphs(refused, pairOf([trusting(APP)])).differences)).toEqual([
      'widened: invalid to valid',
    ]);
  });

  it('a document that is missing on one side makes neither wider nor narrower', () => {
    const unknown = sideOf({ principals: [{ arn: DATA, policies: [], trust: policy(trusting(APP)) }] });
    expect(kindsOf(compareGraphs(unknown, pairOf([trusting(APP)])).differences)).toEqual([
      'changed: unknown to valid',
    ]);
  });

  it('a Deny beside the same Allow narrows, whatever it stands in', () => {
    const guarded = pairOf([trusting(APP)], {
      more: {
        accounts: [{ id: '111111111111' }],
        scps: {
          '111111111111': [
            {
              level: 'root',
              policies: [
                policy(
                  { Effect: 'Allow', Action: '*', Resource: '*' },
                  {
                    Effect: 'Deny',
                    Action: 'sts:AssumeRole',
                    Resource: '*',
                    Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
                  },
                ),
              ],
            },
          ],
        },
      },
    });
    const plain = pairOf([trusting(APP)]);
    const { differences } = compareGraphs(plain, guarded);
    expect(kindsOf(differences)).toEqual(['narrowed: valid to conditional']);
    const [difference] = differences;
    const told = difference && tellDifference(plain, guarded, difference);
    expect(told?.statements.map(({ change, gate, ref }) => [change, gate, ref.effect])).toContainEqual([
      'come',
      'scp',
      'Deny',
    ]);
  });

  it('what only closes does not open', () => {
    const [open, shut] = [pairOf([trusting(APP)]), pairOf([trusting(APP, id('a'))])];
    expect(compareGraphs(open, shut).differences.some(opens)).toBe(false);
    expect(compareGraphs(shut, open).differences.every(opens)).toBe(true);
  });
});

describe('what made a difference', () => {
  it('names the statement that came, and not the one that was there', () => {
    const before = pairOf([trusting(APP)], { permission: null });
    const after = pairOf([trusting(APP)]);
    const [difference] = compareGraphs(before, after).differences;
    const told = difference && tellDifference(before, after, difference);
    expect(told?.statements).toMatchObject([{ change: 'come', gate: 'permission', ref: { sid: 'Ask' } }]);
    expect(told?.statements[0]?.json).toContain('"Sid": "Ask"');
  });

  it('names both versions of a statement that was rewritten, and what the request needs now', () => {
    const [before, after] = [pairOf([trusting(APP, id('a'))]), pairOf([trusting(APP, id('b'))])];
    const [difference] = compareGraphs(before, after).differences;
    const told = difference && tellDifference(before, after, difference);
    expect(told?.statements.map(({ change, gate }) => `${change} ${gate}`)).toEqual([
      'come trust',
      'gone trust',
    ]);
    expect(
      told?.requirements.map(({ change, requirement }) => `${change} ${requirement.values.join()}`),
    ).toEqual(['come customer-b', 'gone customer-a']);
  });

  it('names the statement that went with a removed edge', () => {
    const [before, after] = [pairOf([trusting(APP)]), pairOf([], { permission: null })];
    const [difference] = compareGraphs(before, after).differences;
    const told = difference && tellDifference(before, after, difference);
    expect(told?.statements.map(({ change, gate }) => `${change} ${gate}`)).toEqual([
      'gone trust',
      'gone permission',
    ]);
  });
});

const condition = fc.constantFrom<Condition | undefined>(
  undefined,
  undefined,
  id('a'),
  id('a', 'b'),
  like('a*'),
  { StringNotEquals: { 'sts:ExternalId': 'customer-a' } },
  mfa,
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  ip('10.0.0.0/8'),
  ip('10.0.0.0/16'),
  { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } },
);
const ARNS = [APP, DATA, 'arn:aws:iam::111111111111:root', '*', 'arn:aws:iam::333333333333:user/out'];
const statement = fc
  .tuple(fc.constantFrom(...ARNS), condition, fc.constantFrom('Allow', 'Allow', 'Deny'))
  .map(([principal, when, effect]) => trusting(principal, when, effect));
const side = fc
  .tuple(fc.array(statement, { maxLength: 2 }), fc.boolean())
  .map(([trust, may]) => ({ trust, may }));
const built = ({ may, trust }: { trust: readonly object[]; may: boolean }) =>
  pairOf(trust, may ? {} : { permission: null });

describe('for any two states', () => {
  it('a state does not differ from itself', () => {
    fc.assert(
      fc.property(side, (one) => {
        const { differences, same } = compareGraphs(built(one), built(one));
        expect(differences).toEqual([]);
        expect(same).toBe(built(one).book.words.length);
      }),
    );
  });

  it('the other way round everything is mirrored', () => {
    fc.assert(
      fc.property(side, side, (one, two) => {
        const [before, after] = [built(one), built(two)];
        const there = compareGraphs(before, after).differences;
        const back = compareGraphs(after, before).differences;
        const told = (list: readonly Difference[]) =>
          list.map(({ after: to, before: from, id: edge, kind }) => ({ edge, kind, from, to }));
        const byEdge = (a: { edge: string }, b: { edge: string }) => (a.edge < b.edge ? -1 : 1);
        expect(told(back).sort(byEdge)).toEqual(
          told(there)
            .map(({ edge, from, kind, to }) => ({ edge, kind: MIRRORED[kind], from: to, to: from }))
            .sort(byEdge),
        );
      }),
    );
  });

  it('every edge of both sides is counted once', () => {
    fc.assert(
      fc.property(side, side, (one, two) => {
        const [before, after] = [built(one), built(two)];
        const { counts, differences, same } = compareGraphs(before, after);
        const { changed, narrowed, widened } = counts;
        expect(counts.new + same + widened + narrowed + changed).toBe(after.book.words.length);
        expect(counts.removed + same + widened + narrowed + changed).toBe(before.book.words.length);
        expect(new Set(differences.map((each) => each.id)).size).toBe(differences.length);
      }),
    );
  });

  it('one more Allow never narrows, one more Deny never widens', () => {
    fc.assert(
      fc.property(side, statement, (one, more) => {
        const effect = 'Effect' in more ? more.Effect : '';
        const after = built({ ...one, trust: [...one.trust, more] });
        for (const { kind } of compareGraphs(built(one), after).differences)
          expect(effect === 'Allow' ? ['narrowed'] : ['widened']).not.toContain(kind);
      }),
    );
  });
});
