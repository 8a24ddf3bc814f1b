import { guardrailsOf } from './guardrails.ts';
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { prepareReading } from '#import/textReaders.ts';
import { externalIdOf } from '#words/proposalRows.ts';
import { addDocument, answerOwner } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { carriedOut } from './carriedOut.ts';
import { analyse, judge } from './engine.ts';
import { type Held, proposalsFor as proposals } from './proposals.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { finish } from '#steps/steps.ts';
import { tryOut as trial } from './trial.ts';
import type { Trial } from './tried.ts';

const proposalsFor = (...asked: Parameters<typeof proposals>) => finish(proposals(...asked));
const tryOut = (own: Held, what: Trial) => finish(trial(own, what));

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
      for (const { checked, documents, fix, foreign, left, plan } of proposalsFor(own, kind, edge)
        .proposals) {
        if (left.length + foreign.length > 0) continue;
        expect([fix.title, checked]).toEqual([fix.title, fix.verdictAfter]);
        const after = carriedOut({ ...emptyWorkspace, ...own.source }, plan).workspace;
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

test('whose a policy was guessed to be, it stays: no other edge may flip because the guess goes elsewhere', () => {
  const [BUILD, OTHER] = ['Build', 'Other'].map((name) => `arn:aws:iam::111111111111:role/${name}`);
  const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const texts = [
    policy({ Effect: 'Allow', Principal: { AWS: [BUILD, OTHER] }, Action: 'sts:AssumeRole' }),
    policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: [DEPLOY, DEPLOY.replace('Deploy', 'Two')],
    }),
  ];
  const text = `Role Deploy in 222222222222, trust:\n\n${texts[0]}\n\nRole Build in 111111111111, permissions policy:\n\n${texts[1]}\n`;
  const source = { documents: [{ id: 'd', name: 'notes.md', text }], context: {} };
  const judged = judge(source);
  const owners = judged.pieces.map(({ owner, ownership }) => [owner, ownership]);
  expect(owners[1]).toEqual([BUILD, 'guessed']);
  const pair = { source: BUILD ?? '', target: DEPLOY };
  const words = (of: Parameters<typeof judge>[0]) =>
    judge(of).book.words.map((word) => `${word.source} ${word.target} ${word.verdict}`);
  for (const proposal of proposalsFor({ judged, source }, 'closures', pair).proposals) {
    const after = carriedOut({ ...emptyWorkspace, ...source }, proposal.plan).workspace;
    const told = proposal.fix.collateral.map((one) => `${one.source} ${one.target}`);
    const still = words(source).filter(
      (word) => ![`${pair.source} ${pair.target}`, ...told].some((ends) => word.startsWith(ends)),
    );
    const now = words(after);
    expect(still.filter((word) => !now.includes(word))).toEqual([]);
    expect(judge(after).pieces[1]?.owner).toBe(BUILD);
  }
});

describe('what the user says', () => {
  const statement = (body: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...body }],
    });
  const TRUST = statement({ Principal: { AWS: 'arn:aws:iam::ACCOUNT_B_ID:role/b' } });
  const PERMISSION = statement({ Resource: 'arn:aws:iam::1111111111:role/a' });
  const pair = { source: 'arn:aws:iam::ACCOUNT_B_ID:role/b', target: 'arn:aws:iam::1111111111:role/a' };
  const blank = () => {
    const one = addDocument(emptyWorkspace, { name: 'a', text: TRUST });
    const two = answerOwner(one, 'd1', 0, { owner: pair.target, slot: 'trust' });
    const three = addDocument(two, { name: 'b', text: PERMISSION });
    const { documents, context } = answerOwner(three, 'd2', 0, { owner: pair.source, slot: 'identity' });
    const source = { documents, context };
    return { judged: judge(source), source };
  };

  test('account ids that are not filled in are asked for', () => {
    expect(proposalsFor(blank(), 'fixes', pair).blanks).toEqual(['ACCOUNT_B_ID', '1111111111']);
  });

  test('with all of them the texts are judged as they would stand, owners and ends too', () => {
    const own = blank();
    const some = { placeholders: { ACCOUNT_B_ID: '222222222222' } };
    expect(proposalsFor(own, 'fixes', pair, some).proposals).toEqual([]);
    const names = { ACCOUNT_B_ID: '222222222222', '1111111111': '111111111111' };
    const [first] = proposalsFor(own, 'fixes', pair, { placeholders: names }).proposals;
    expect([first?.fix.verdictAfter, first?.documents.length]).toEqual(['valid', 2]);
    const after = carriedOut({ ...emptyWorkspace, ...own.source }, first?.plan ?? { code: [], changes: [] });
    const { graph } = analyse(after.workspace);
    const ends = ['arn:aws:iam::222222222222:role/b', 'arn:aws:iam::111111111111:role/a'];
    expect(graph.edges.map(({ source, target, verdict }) => [source, target, verdict])).toEqual([
      [...ends, 'valid'],
    ]);
    expect([first?.pair?.source, first?.pair?.target]).toEqual(ends);
  });

  test('an external ID instead of one that is made up', () => {
    const vendor = { source: '999999999999', target: DEPLOY };
    const idsWith = (externalId?: string) =>
      proposalsFor(
        held('cross-account'),
        'fixes',
        vendor,
        externalId === undefined ? {} : { externalId },
      ).proposals.map(({ fix }) => externalIdOf(fix.changes));
    expect(idsWith()[0]).toMatch(/^rolegraph-/);
    expect(idsWith('their-own-7')[0]).toBe('their-own-7');
  });
});

describe('in code', () => {
  const TERRAFORM = `provider "aws" {
  alias               = "a"
  allowed_account_ids = ["111111111111"]
}

provider "aws" {
  alias               = "b"
  allowed_account_ids = ["222222222222"]
}

resource "aws_iam_role" "foobar" {
  provider           = aws.a
  name               = "foobar"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

data "aws_iam_policy_document" "foobaz" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.foobar.arn]
    }
  }
}

resource "aws_iam_role" "foobaz" {
  provider           = aws.b
  name               = "foobaz"
  assume_role_policy = data.aws_iam_policy_document.foobaz.json
}
`;
  const inCode = async (text: string) => {
    const { documents, context } = addDocument(emptyWorkspace, { name: 'main.tf', text });
    await prepareReading(documents);
    const source = { documents, context };
    return { judged: judge(source), source };
  };

  test('the permission that lacks is a resource, the edge opens, and a proposal closes it again', async () => {
    const own = await inCode(TERRAFORM);
    const edge = own.judged.graph.edges.find(({ verdict }) => verdict === 'invalid');
    if (edge?.kind !== 'assume') throw new Error('no edge');
    const [fix] = proposalsFor(own, 'fixes', edge).proposals;
    expect([fix?.checked, fix?.left]).toEqual(['valid', []]);
    const after = carriedOut({ ...emptyWorkspace, ...own.source }, fix?.plan ?? { code: [], changes: [] });
    const text = after.workspace.documents[0]?.text ?? '';
    expect(after.workspace.documents).toHaveLength(1);
    expect(text).toContain('  role     = aws_iam_role.foobar.name\n');
    expect(text).toContain('Resource = aws_iam_role.foobaz.arn\n');
    const closures = proposalsFor(await inCode(text), 'closures', edge).proposals;
    expect(closures.length).toBeGreaterThan(1);
    for (const { checked, documents, left } of closures)
      expect([checked, left.length, documents.length]).toEqual(['invalid', 0, 1]);
  });

  test('what cannot be written there is for copying, all of it, in HCL', async () => {
    const joined = TERRAFORM.replace('Statement = [{', 'Statement = concat([], [{').replace('} }]', '} }])');
    const own = await inCode(joined);
    const [foobar, foobaz] = own.judged.model.inventory.principals.map(({ arn }) => arn);
    const pair = { source: foobaz ?? '', target: foobar ?? '' };
    const [first] = proposalsFor(own, 'fixes', pair).proposals;
    const words = first?.left.map(({ code }) => code?.split('\n')[0]);
    expect(words).toEqual(['{', 'resource "aws_iam_role_policy" "foobaz_assume_foobar" {']);
  });
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
    const owner = '666666666666';
    const guardrail = guardrailsOf(own.judged.model, owner).findLast(({ slot }) => slot === 'scp');
    if (!guardrail) throw new Error('no SCP');
    const { flips } = tryOut(own, { kind: 'detach', owner, guardrail });
    expect(flips.length).toBeGreaterThan(0);
  });

  test('a text that is no policy is told, not tried', () => {
    const own = held('cross-account');
    const attach = { kind: 'attach', owner: '111111111111', slot: 'scp' } as const;
    expect(tryOut(own, { ...attach, text: '{' })).toEqual({
      flips: [],
      count: 0,
      change: null,
      elsewhere: null,
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
    expect(tryOut(own, { kind: 'context', context: {} })).toMatchObject({
      flips: [],
      count: 0,
      trouble: null,
    });
  });
});
