import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { writeChanges } from '#writing/writeChanges.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { analyse, judge } from './engine.ts';
import { proposalsFor } from './proposals.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { tryOut } from './trial.ts';

const held = (id: string) => {
  const sample = SAMPLES.find((one) => one.id === id);
  if (!sample) throw new Error(id);
  const source = sampleWorkspace(sample);
  return { judged: judge(source), source };
};

const assumes = (id: string) => held(id).judged.graph.edges.filter((edge) => edge.kind === 'assume');

describe.each(SAMPLES.map(({ id }) => id))('%s', (id) => {
  test.each(assumes(id).map((edge) => [edge.verdict, edge.id, edge] as const))('%s %s', (_, edgeId, edge) => {
    const own = held(id);
    for (const kind of ['fixes', 'closures'] as const) {
      for (const { checked, documents, fix, foreign, left } of proposalsFor(own, kind, edge).proposals) {
        if (left.length + foreign.length > 0) continue;
        expect([fix.title, checked]).toEqual([fix.title, fix.verdictAfter]);
        const after = writeChanges({ ...emptyWorkspace, ...own.source }, fix.changes).workspace;
        // The edge flips in the picture, or is not drawn any more because nothing names the pair.
        const drawn = analyse(after).graph.edges.find((one) => one.id === edgeId);
        if (kind === 'fixes') expect(drawn?.verdict).toBe(fix.verdictAfter);
        else expect([undefined, 'invalid']).toContain(drawn?.verdict);
        for (const { diff } of documents) expect(diff.added + diff.removed).toBeGreaterThan(0);
      }
    }
  });
});

const ALICE = 'arn:aws:iam::111111111111:user/alice';
const AUDIT = 'arn:aws:iam::222222222222:role/Audit';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';

test('a fix stands in the document it belongs to, and touches nothing else of it', () => {
  const { proposals } = proposalsFor(held('cross-account'), 'fixes', { source: ALICE, target: AUDIT });
  const [first] = proposals;
  expect(first?.documents.map(({ name }) => name)).toEqual(['alice permissions']);
  const lines = first?.documents.flatMap(({ diff }) => diff.hunks.flatMap((hunk) => hunk.lines)) ?? [];
  expect(lines.filter(({ kind }) => kind === 'gone')).toEqual([]);
  expect(lines.map(({ text }) => text.trim())).toContain(`"Resource": "${AUDIT}"`);
});

test('a pair that nothing names gets statements for both sides', () => {
  const [first] = proposalsFor(held('cross-account'), 'fixes', { source: ALICE, target: DEPLOY }).proposals;
  expect(first?.documents.map(({ name }) => name).toSorted()).toEqual([
    'Deploy trust policy',
    'alice permissions',
  ]);
  expect(first?.checked).toBe(first?.fix.verdictAfter);
});

test('a side of which nothing was given is for somebody else to write', () => {
  const stranger = 'arn:aws:iam::999999999999:role/Vendor';
  const { proposals } = proposalsFor(held('cross-account'), 'fixes', { source: stranger, target: DEPLOY });
  expect(proposals[0]?.foreign.map(({ owner, slot }) => [owner, slot])).toEqual([[stranger, 'identity']]);
});

describe('guardrails on trial', () => {
  const deny = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
  });

  test('what an SCP would flip', () => {
    const own = held('cross-account');
    const result = tryOut(own, { kind: 'attach', owner: '111111111111', slot: 'scp', text: deny });
    expect(result.trouble).toBeNull();
    expect(result.flips.map(({ before, after, target }) => [target, before, after])).toEqual([
      [DEPLOY, 'conditional', 'invalid'],
    ]);
  });

  test('what the engine says when it is detached', () => {
    const own = held('guardrails');
    const scp = own.judged.model.inventory.scps?.['666666666666']?.[1]?.policies[0];
    if (!scp) throw new Error('no SCP');
    const { flips } = tryOut(own, { kind: 'detach', place: scp.place });
    expect(flips.length).toBeGreaterThan(0);
  });

  test('a text that is no policy is told, not tried', () => {
    const own = held('cross-account');
    const attach = { kind: 'attach', owner: '111111111111', slot: 'scp' } as const;
    expect(tryOut(own, { ...attach, text: '{' })).toEqual({
      flips: [],
      count: 0,
      trouble: 'This is not JSON yet.',
    });
    expect(tryOut(own, { ...attach, text: '{"Statement": [{"Effect": "Allow"}]}' }).trouble).toContain(
      'AWS would refuse it',
    );
  });

  test('what-if values: how many edges they decide', () => {
    const own = held('cross-account');
    const context = { 'sts:ExternalId': 'blue-harbor-42' };
    expect(tryOut(own, { kind: 'context', context }).count).toBe(1);
    expect(tryOut(own, { kind: 'context', context: {} })).toEqual({ flips: [], count: 0, trouble: null });
  });
});
