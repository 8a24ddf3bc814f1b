// What must hold for every set of policies and every request, whatever AWS's details are.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { authorize, type PolicySet } from './authorize.ts';
import { ABSENT, type KeyFact, known, knownMany, unknownKey } from './context.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Policy, PolicyType } from '#language/policy.ts';
import { ALICE, APP, APP_SESSION, STRANGER, TARGET, testRequest } from './testRequest.ts';
import type { Truth } from './truth.ts';

const SOURCES = [ALICE, APP, APP_SESSION, STRANGER, '222222222222', 'ec2.amazonaws.com', '*'];
const RANK: Readonly<Record<Truth, number>> = { no: 0, depends: 1, yes: 2 };

/** Every key with the facts that an unknown one may turn into. */
const KEYS: Readonly<Record<string, readonly KeyFact[]>> = {
  'sts:ExternalId': [ABSENT, known('a'), known('b'), known('')],
  'aws:MultiFactorAuthPresent': [ABSENT, known('true'), known('false')],
  'aws:MultiFactorAuthAge': [ABSENT, known('10'), known('99')],
  'aws:username': [ABSENT, known('Target'), known('a'), known('*')],
  'aws:TagKeys': [ABSENT, knownMany([]), knownMany(['a']), knownMany(['a', 'b'])],
  'source:SessionName': [known('nightly'), known('daily')],
  'identity-policy': [known('true'), known('false')],
  'permissions-boundary': [known('true'), known('false')],
};
const CERTAIN = new Set(['source:SessionName', 'identity-policy', 'permissions-boundary']);

const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotEquals',
  'StringNotEqualsIfExists',
  'NumericLessThan',
  'NumericNotEquals',
  'Bool',
  'BoolIfExists',
  'Null',
);
const key = fc.constantFrom(
  'sts:ExternalId',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
  'aws:TagKeys',
);
const value = fc.constantFrom(
  'a',
  'b',
  '',
  'true',
  'false',
  '50',
  'a*',
  '${aws:username}',
  "${aws:username, 'a'}",
);
const condition = fc.dictionary(
  operator,
  fc.dictionary(key, fc.uniqueArray(value, { minLength: 1, maxLength: 2 }), { minKeys: 1, maxKeys: 2 }),
  { maxKeys: 2 },
);
const action = fc.constantFrom('sts:AssumeRole', 'sts:*', 'sts:TagSession', 'STS:assume????');
const resource = fc.constantFrom(
  '*',
  TARGET,
  'arn:aws:iam::*:role/T*',
  'arn:aws:iam::111111111111:role/${aws:username}',
);
const principal = fc.constantFrom(
  { AWS: ALICE },
  { AWS: APP },
  { AWS: APP_SESSION },
  { AWS: '*' },
  { AWS: ['111111111111', '222222222222'] },
  { Service: 'ec2.amazonaws.com' },
);

function statement(type: PolicyType, effect: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const elements: Record<string, fc.Arbitrary<unknown>> = {
    Effect: effect,
    Action: action,
    Condition: condition,
  };
  if (type === 'trust') elements['Principal'] = principal;
  else elements['Resource'] = resource;
  if (type === 'rcp') elements['Principal'] = fc.constant('*');
  return fc.record(elements);
}

const policyOf = (type: PolicyType, statements: readonly object[]): Policy =>
  parsePolicy({ Version: '2012-10-17', Statement: statements }, type);

function policy(type: PolicyType, maxLength = 3): fc.Arbitrary<Policy> {
  const effect = type === 'rcp' ? fc.constant('Deny') : fc.constantFrom('Allow', 'Allow', 'Deny');
  return fc
    .array(statement(type, effect), { minLength: 1, maxLength })
    .map((statements) => policyOf(type, statements));
}

/** Policies of both sides are given, so that statements can be added to them. */
interface GivenPolicies extends PolicySet {
  readonly identity: readonly Policy[];
  readonly resource: readonly Policy[];
}

const fields = {
  identity: fc.array(policy('identity'), { maxLength: 2 }),
  resource: fc.array(policy('trust'), { minLength: 1, maxLength: 1 }),
  boundary: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    fc.constant('unknown' as const),
    fc.array(policy('boundary'), { minLength: 1, maxLength: 1 }),
  ),
  session: fc.oneof(fc.constant(null), fc.array(policy('session'), { minLength: 1, maxLength: 1 })),
  scps: fc.oneof(fc.constant(null), fc.array(fc.array(policy('scp', 2), { maxLength: 2 }), { maxLength: 2 })),
  rcps: fc.oneof(fc.constant(null), fc.array(fc.array(policy('rcp', 1), { maxLength: 1 }), { maxLength: 1 })),
};

const given: fc.Arbitrary<GivenPolicies> = fc.record(fields);

/** The identity policies given, given in part, or not at all. */
const policies: fc.Arbitrary<PolicySet> = fc.oneof(
  given,
  fc.record({ ...fields, identityIncomplete: fc.constant(true) }),
  fc.record({ ...fields, identity: fc.constant('unknown' as const) }),
);

const names = Object.keys(KEYS);
/** One completion of every key, and which of them are left unknown. */
const world = fc
  .tuple(...names.map((name) => fc.tuple(fc.constantFrom(...(KEYS[name] ?? [])), fc.boolean())))
  .map((choices) => ({
    complete: Object.fromEntries(names.map((name, i) => [name, choices[i]?.[0] ?? ABSENT])),
    partial: Object.fromEntries(
      names.map((name, i) => [
        name,
        choices[i]?.[1] ? unknownKey(!CERTAIN.has(name)) : (choices[i]?.[0] ?? ABSENT),
      ]),
    ),
  }));

const source = fc.constantFrom(...SOURCES);
const runs = { numRuns: 600 };

it('what is certain with unknown keys stays so whatever they turn out to be', () => {
  let certain = 0;
  fc.assert(
    fc.property(policies, source, world, (set, from, { complete, partial }) => {
      const open = authorize(testRequest(from, partial), set).decision;
      const closed = authorize(testRequest(from, complete), set).decision;
      expect(closed).not.toBe('depends');
      if (open === 'depends') return;
      certain++;
      expect(closed).toBe(open);
    }),
    runs,
  );
  expect(certain).toBeGreaterThan(100);
});

const added = (effect: string): fc.Arbitrary<readonly [identity: Policy, trust: Policy]> =>
  fc
    .tuple(statement('identity', fc.constant(effect)), statement('trust', fc.constant(effect)))
    .map(([identity, trust]) => [policyOf('identity', [identity]), policyOf('trust', [trust])] as const);

it('an added Deny never makes a decision better', () => {
  fc.assert(
    fc.property(given, source, world, added('Deny'), (set, from, { partial }, [identity, trust]) => {
      const request = testRequest(from, partial);
      const before = RANK[authorize(request, set).decision];
      const forbidden = { ...set, identity: [...set.identity, identity] };
      expect(RANK[authorize(request, forbidden).decision]).toBeLessThanOrEqual(before);
      const distrusted = { ...set, resource: [...set.resource, trust] };
      expect(RANK[authorize(request, distrusted).decision]).toBeLessThanOrEqual(before);
    }),
    runs,
  );
});

it('an added Allow never makes a decision worse', () => {
  fc.assert(
    fc.property(given, source, world, added('Allow'), (set, from, { partial }, [identity, trust]) => {
      const request = testRequest(from, partial);
      const before = RANK[authorize(request, set).decision];
      const permitted = { ...set, identity: [...set.identity, identity] };
      expect(RANK[authorize(request, permitted).decision]).toBeGreaterThanOrEqual(before);
      const trusted = { ...set, resource: [...set.resource, trust] };
      expect(RANK[authorize(request, trusted).decision]).toBeGreaterThanOrEqual(before);
    }),
    runs,
  );
});

it('neither a trace nor haste changes a decision, and the trace accounts for every layer', () => {
  fc.assert(
    fc.property(policies, source, world, (set, from, { partial }) => {
      const request = testRequest(from, partial);
      const traced = authorize(request, set, { trace: 'all' });
      const bare = authorize(request, set);
      expect(traced.decision).toBe(bare.decision);
      expect(authorize(request, set, { hasty: true }).decision).toBe(bare.decision);
      expect(traced.strengths).toEqual(bare.strengths);
      const open = authorize(request, set, { trace: 'open' });
      expect(open.decision).toBe(bare.decision);
      expect(open.resource.matches).toEqual(traced.resource.matches.filter((m) => m.truth === 'depends'));
      expect(open.identity.matches).toEqual(traced.identity.matches.filter((m) => m.truth === 'depends'));
      for (const layer of [traced.identity, traced.resource, ...traced.scps, ...traced.rcps]) {
        const denies = layer.matches.filter(({ statement }) => statement.effect === 'Deny');
        const best = Math.max(0, ...denies.map(({ truth }) => RANK[truth]));
        expect(RANK[layer.deny]).toBe(best);
      }
    }),
    runs,
  );
});
