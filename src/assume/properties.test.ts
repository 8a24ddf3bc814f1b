// What must hold for any policies (iam-semantics 9.4), on random small estates.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assumeEdges } from './assumeEdges.ts';
import { assumeVerdict } from './assumeVerdict.ts';
import { assumeWords } from './assumeWords.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { explain } from './explain.ts';
import { prepare } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { chosenIn } from '#decision/trial.ts';
import { decide } from '#decision/worlds.ts';

const ACCOUNTS = ['111111111111', '222222222222'] as const;
const ARNS = [
  ...ACCOUNTS.map((a) => `arn:aws:iam::${a}:user/ann`),
  ...ACCOUNTS.flatMap((a) => ['One', 'Two'].map((name) => `arn:aws:iam::${a}:role/${name}`)),
];
const ROLES = ARNS.filter((arn) => arn.includes(':role/'));

interface Statement {
  readonly Effect: string;
  readonly [element: string]: unknown;
}

const condition = fc.constantFrom<object>(
  { StringEquals: { 'sts:ExternalId': 'x-42' } },
  { StringNotEquals: { 'sts:ExternalId': 'x-42' } },
  { StringLike: { 'sts:ExternalId': ['x-*', 'y'] } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'sts:ExternalId': 'true' } },
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' }, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Project'] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/O*' } },
  { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } },
);
const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny');
const maybeCondition = fc.option(condition, { nil: undefined, freq: 2 });

const conditioned = (statement: Statement, c: object | undefined): Statement =>
  c === undefined ? statement : { ...statement, Condition: c };

const trustStatement: fc.Arbitrary<Statement> = fc
  .record({
    effect,
    principal: fc.oneof(
      fc.constantFrom('*', ...ACCOUNTS, ...ACCOUNTS.map((a) => `arn:aws:iam::${a}:root`)),
      fc.constantFrom(...ARNS),
      fc.constantFrom('arn:aws:sts::111111111111:assumed-role/One/ci'),
    ),
    condition: maybeCondition,
  })
  .map(({ condition: c, effect: e, principal }) =>
    conditioned({ Effect: e, Principal: { AWS: principal }, Action: 'sts:AssumeRole' }, c),
  );

const permission: fc.Arbitrary<Statement> = fc
  .record({
    effect,
    action: fc.constantFrom('sts:AssumeRole', 'sts:*', '*', 's3:GetObject'),
    resource: fc.constantFrom('*', ...ROLES, 'arn:aws:iam::*:role/T*', 'arn:aws:iam::222222222222:role/*'),
    condition: maybeCondition,
  })
  .map(({ action, condition: c, effect: e, resource }) =>
    conditioned({ Effect: e, Action: action, Resource: resource }, c),
  );

const document = (statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements });

interface Estate {
  readonly permissions: readonly Statement[];
  readonly boundary: readonly Statement[] | undefined;
  readonly trust: readonly Statement[];
  readonly source: string;
  readonly target: string;
}

const estate: fc.Arbitrary<Estate> = fc.record({
  permissions: fc.array(permission, { maxLength: 3 }),
  boundary: fc.option(fc.array(permission, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 }),
  trust: fc.array(trustStatement, { minLength: 1, maxLength: 3 }),
  source: fc.constantFrom(...ARNS),
  target: fc.constantFrom(...ROLES),
});

function inputOf({ boundary, permissions, source, target, trust }: Estate): CaseInput {
  const policies = [
    ...(permissions.length === 0
      ? []
      : [{ name: 'permissions', kind: 'identity' as const, document: document(permissions) }]),
    ...(boundary === undefined
      ? []
      : [{ name: 'boundary', kind: 'boundary' as const, document: document(boundary) }]),
  ];
  const own = source === target ? { trust: document(trust) } : {};
  const to = source === target ? [] : [{ arn: target, policies: [], trust: document(trust) }];
  return { principals: [{ arn: source, policies, ...own }, ...to] };
}

const verdictOf = (e: Estate, context: CaseInput['context'] = {}) =>
  assumeVerdict(prepare(estateInventory({ ...inputOf(e), context })), e.source, e.target);

const RANK: Readonly<Record<VerdictWord, number>> = { invalid: 0, unknown: 1, conditional: 2, valid: 3 };

it('adding a Deny never makes an edge better', () => {
  fc.assert(
    fc.property(estate, trustStatement, permission, (e, t, p) => {
      const before = RANK[verdictOf(e).verdict];
      const worseTrust = verdictOf({ ...e, trust: [...e.trust, { ...t, Effect: 'Deny' }] });
      expect(RANK[worseTrust.verdict]).toBeLessThanOrEqual(before);
      const worse = verdictOf({ ...e, permissions: [...e.permissions, { ...p, Effect: 'Deny' }] });
      expect(RANK[worse.verdict]).toBeLessThanOrEqual(before);
    }),
  );
});

it('adding an Allow never makes an edge worse', () => {
  fc.assert(
    fc.property(estate, trustStatement, permission, (e, t, p) => {
      const before = RANK[verdictOf(e).verdict];
      const better = verdictOf({ ...e, trust: [...e.trust, { ...t, Effect: 'Allow' }] });
      expect(RANK[better.verdict]).toBeGreaterThanOrEqual(before);
      const more = verdictOf({ ...e, permissions: [...e.permissions, { ...p, Effect: 'Allow' }] });
      expect(RANK[more.verdict]).toBeGreaterThanOrEqual(before);
    }),
  );
});

it('naming the caller instead of its account never makes a same-account edge worse', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const account = e.source.split(':')[4] ?? '';
      fc.pre(e.target.includes(account));
      const name = (principal: string): Estate => ({
        ...e,
        trust: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
      });
      const byAccount = RANK[verdictOf(name(`arn:aws:iam::${account}:root`)).verdict];
      expect(RANK[verdictOf(name(e.source)).verdict]).toBeGreaterThanOrEqual(byAccount);
    }),
  );
});

it('what three-valued logic decides, the worlds confirm', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const s = situation(prepare(estateInventory(inputOf(e))), e.source, e.target);
      const decision = decide(s);
      const [plain] = decision.answers;
      if (plain?.decision === 'yes') expect(decision.answer).toBe('yes');
      if (plain?.decision === 'no') expect(decision.answer).toBe('no');
    }),
  );
});

it('a conditional edge has a need, and fixing the needs to a request that passes makes it valid', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const edge = verdictOf(e);
      if (edge.verdict !== 'conditional') return;
      expect(edge.requires.length).toBeGreaterThan(0);
      const s = situation(prepare(estateInventory(inputOf(e))), e.source, e.target);
      const decision = decide(s);
      const passing = decision.trial?.results.indexOf('yes') ?? -1;
      expect(passing).toBeGreaterThanOrEqual(0);
      const chosen = decision.trial === null ? new Map() : chosenIn(decision.trial.dimensions, passing);
      // Which session calls is no key of a request, so it cannot be stated as one; take the session itself.
      fc.pre(!decision.needs.includes('source:sessionname'));
      const context = Object.fromEntries(
        [...chosen].map(([key, fact]) => [
          key,
          fact.state !== 'known' ? null : fact.multi ? fact.values : fact.values[0],
        ]),
      );
      // Tags that are passed would need sts:TagSession as well, which is another question.
      fc.pre(!('aws:tagkeys' in context) || context['aws:tagkeys'] === null);
      expect(verdictOf(e, context).verdict).toBe('valid');
    }),
  );
});

it('a valid edge stays valid when unrelated context is added', () => {
  fc.assert(
    fc.property(estate, (e) => {
      if (verdictOf(e).verdict !== 'valid') return;
      expect(verdictOf(e, { 'aws:UserAgent': 'aws-cli', 'ec2:InstanceType': 't3.micro' }).verdict).toBe(
        'valid',
      );
    }),
  );
});

it('every invalid edge has something against it, every reason a sentence, every place the right document', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const edge = verdictOf(e);
      if (edge.verdict === 'invalid') expect(edge.reasons.some((r) => r.side === 'against')).toBe(true);
      if (edge.verdict === 'valid') expect(edge.reasons.some((r) => r.side === 'against')).toBe(false);
      for (const { places, text } of edge.reasons) {
        expect(text).toMatch(/^\S.*\.$/s);
        for (const place of places) expect(place.document).toBe('estate');
      }
      expect(edge.label.split(' ').length).toBeLessThanOrEqual(4);
    }),
  );
});

it('a no at a gate means invalid, and valid means that no gate says no, depends or unknown', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const edge = verdictOf(e);
      const answers = new Set(Object.values(edge.gates).map((g) => g.answer));
      if (answers.has('no')) expect(edge.verdict).toBe('invalid');
      if (edge.verdict === 'valid') expect(answers.has('unknown')).toBe(false);
    }),
  );
});

it('the explanation is the same verdict, and asking all pairs agrees with asking one', () => {
  fc.assert(
    fc.property(estate, (e) => {
      const model = prepare(estateInventory(inputOf(e)));
      const edge = assumeVerdict(model, e.source, e.target);
      expect(explain(model, e.source, e.target).edge).toEqual(edge);
      const { edges } = assumeEdges(model);
      const drawn = edges.find((one) => one.source === e.source && one.target === e.target);
      if (drawn !== undefined) expect(drawn).toEqual(edge);
      else if (e.source !== e.target) expect(['invalid', 'unknown']).toContain(edge.verdict);
    }),
    { numRuns: 60 },
  );
});

it('verdict words by themselves are those of the edges, whoever is asked', () => {
  const wordsOnly = ({ edges, bareWildcardPairs }: ReturnType<typeof assumeEdges>) => ({
    words: edges.map(({ source, target, action, verdict }) => ({ source, target, action, verdict })),
    bareWildcardPairs,
  });
  fc.assert(
    fc.property(fc.array(estate, { minLength: 1, maxLength: 3 }), fc.boolean(), (estates, silent) => {
      const principals = estates.flatMap((e) => inputOf(e).principals ?? []);
      const once = [...new Map(principals.map((p) => [p.arn, p])).values()];
      // Some tell nothing of their policies, so that a document decides as well.
      const told = silent ? once.map((p, i) => (i === 0 ? { arn: p.arn, trust: p.trust } : p)) : once;
      const inventory = estateInventory({ principals: told });
      expect(assumeWords(prepare(inventory))).toEqual(wordsOnly(assumeEdges(prepare(inventory))));
    }),
    { numRuns: 300 },
  );
});
