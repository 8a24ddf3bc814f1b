// The quick count of what a trial flips against the plain way: two graphs, each judged from nothing, edge by edge.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseInput } from '#assume/caseInventory.ts';
import { finish } from '#steps/steps.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { judge, type Judged, type Source } from './engine.ts';
import { carriedOut } from './carriedOut.ts';
import { guardrailsOf } from './guardrails.ts';
import { flipsOf, tryOut, type TrialResult } from './trial.ts';
import { tried, type Trial } from './tried.ts';

const folder = new URL('../assume/cases/', import.meta.url);
const inputs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { input: CaseInput }[])
  .map(({ input }) => input);

/** Known before anything is attached to them: nothing but the attachment changes. */
const ACCOUNTS = { rolegraph: 1, accounts: ['111111111111', '222222222222'].map((id) => ({ id })) };

const sourceOf = (several: readonly CaseInput[], context: Source['context']): Source => ({
  documents: [ACCOUNTS, ...several].map((input, i) => ({
    id: `d${i}`,
    name: `${i}.json`,
    text: JSON.stringify(input),
  })),
  context,
});

/** The texts with the change made; a text is why it was not. */
function changed(source: Source, trial: Trial, { change, trouble }: TrialResult) {
  const now = { ...emptyWorkspace, ...source };
  if (change !== null) return carriedOut(now, change.plan).workspace;
  return trial.kind === 'detach' ? trouble : tried(now, trial);
}

function plainly(source: Source, trial: Trial, result: TrialResult): unknown {
  const next = changed(source, trial, result) ?? '';
  if (typeof next === 'string') return next;
  const wordsOf = (of: Source) =>
    new Map(
      judge(of).book.words.map(({ action, source: from, target, verdict }) => [
        `${from}→${target}|${action}`,
        verdict,
      ]),
    );
  const [before, after] = [wordsOf(source), wordsOf(next)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id) !== after.get(id))
    .map((id) => `${id} ${before.get(id) ?? null} ${after.get(id) ?? null}`)
    .toSorted();
}

function quickly(source: Source, trial: Trial, result: TrialResult): unknown {
  const { count, flips, trouble } = result;
  if (typeof changed(source, trial, result) === 'string') return trouble;
  expect(count).toBe(flips.length);
  return flips
    .map(
      ({ action, after, before, source: from, target }) => `${from}→${target}|${action} ${before} ${after}`,
    )
    .toSorted();
}

const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.constantFrom('*', 'sts:*', 'sts:AssumeRole', 's3:GetObject'),
  Resource: fc.constantFrom('*', 'arn:aws:iam::222222222222:role/*'),
});
const statements = fc.array(statement, { minLength: 1, maxLength: 2 });

/** RCPs are the only guardrails with a Principal. */
const guardrail = (slot: string, all: readonly object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: slot === 'rcp' ? all.map((one) => Object.assign({ Principal: '*' }, one)) : all,
  });

/** Keys that documents mention, that make the call do more, that stand for documents, and that nobody knows. */
const CONTEXTS: readonly Source['context'][] = [
  {},
  { 'aws:MultiFactorAuthPresent': true },
  { 'aws:MultiFactorAuthPresent': false, 'aws:SourceIp': '203.0.113.7' },
  { 'sts:ExternalId': 'x1' },
  { 'aws:RequestTag/team': 'red' },
  { 'aws:PrincipalTag/team': 'red', 'aws:username': 'u' },
  { 'sts:SourceIdentity': 'me' },
  { 'aws:PrincipalOrgID': 'o-x', 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
  { 'identity-policy': 'true' },
];

interface Pick {
  readonly what: number;
  readonly who: number;
  readonly statements: readonly object[];
}

/** A trial about somebody or something of this estate. */
function trialOf({ model }: Judged, { statements: all, what, who }: Pick): Trial {
  const { inventory } = model;
  const owners =
    what < 4 || what === 6
      ? inventory.accounts.map(({ id }) => id)
      : inventory.principals.map(({ arn }) => arn);
  const owner = owners[who % Math.max(1, owners.length)] ?? '111111111111';
  const slots = owner.startsWith('arn:') ? (['boundary', 'session'] as const) : (['scp', 'rcp'] as const);
  const slot = slots[what % 2] ?? 'scp';
  if (what < 6) return { kind: 'attach', owner, slot, text: guardrail(slot, all) };
  const guardrails = guardrailsOf(model, owner);
  const attached = guardrails[who % Math.max(1, guardrails.length)];
  if (what < 8 && attached !== undefined) return { kind: 'detach', owner, guardrail: attached };
  return { kind: 'context', context: CONTEXTS[who % CONTEXTS.length] ?? {} };
}

test('counts what two graphs from nothing differ in', () => {
  const several = fc.array(fc.constantFrom(...inputs), { minLength: 1, maxLength: 4 });
  const picks = fc.array(fc.record({ what: fc.nat(11), who: fc.nat(40), statements }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(several, fc.constantFrom(...CONTEXTS), picks, (cases, context, wanted) => {
      const source = sourceOf(cases, context);
      const judged = judge(source);
      for (const pick of wanted) {
        const trial = trialOf(judged, pick);
        const result = finish(tryOut({ judged, source }, trial));
        expect(quickly(source, trial, result)).toEqual(plainly(source, trial, result));
      }
    }),
    { numRuns: 60 },
  );
});

describe('an organization of two accounts', () => {
  const allow = (Action: string, rest: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, ...rest }],
  });
  const role = (account: string) => ({
    arn: `arn:aws:iam::${account}:role/R`,
    trust: allow('sts:AssumeRole', { Principal: { Service: 'ec2.amazonaws.com' } }),
    policies: [],
  });
  const user = (account: string) => ({
    arn: `arn:aws:iam::${account}:user/u`,
    policies: [{ name: 'p', type: 'identity', document: allow('sts:AssumeRole', { Resource: '*' }) }],
  });
  const estate = {
    rolegraph: 1,
    accounts: [{ id: '111111111111' }, { id: '222222222222' }],
    principals: ['111111111111', '222222222222'].flatMap((account) => [role(account), user(account)]),
  };
  const source: Source = { documents: [{ id: 'd', name: 'd', text: JSON.stringify(estate) }], context: {} };
  const deny = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
  });
  const attach = { kind: 'attach', owner: '111111111111', slot: 'scp', text: deny } as const;

  test('a trial leaves what lint and edges of the graph as it is are about', () => {
    const judged = judge(source);
    const { model } = judged.book.surroundings;
    const [arn] = estate.principals.map((principal) => principal.arn);
    finish(tryOut({ judged, source }, { ...attach, owner: arn ?? '', slot: 'boundary' }));
    expect(judged.book.surroundings.model).toBe(model);
    expect(judged.findings()).toEqual(judge(source).findings());
  });

  test('pairs of other accounts are not judged again when an SCP is edited', () => {
    const first = tried({ ...emptyWorkspace, ...source }, attach);
    const second = tried(
      { ...emptyWorkspace, ...source },
      { ...attach, text: deny.replace('Deny', 'Allow') },
    );
    if (typeof first === 'string' || typeof second === 'string') throw new Error('cannot be tried');
    const before = judge(first);
    const after = judge(second, {}, { before });
    const edges = (judged: Judged) => judged.book.words.filter(({ target }) => target.includes('2222'));
    expect(edges(before).length).toBeGreaterThan(0);
    for (const [i, word] of edges(after).entries()) expect(word).toBe(edges(before)[i]);
    expect(flipsOf(before.book.words, after.book.words)).toEqual(
      flipsOf(judge(first).book.words, judge(second).book.words),
    );
  });
});
