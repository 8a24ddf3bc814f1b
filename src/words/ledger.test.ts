import { describe, expect, it } from 'vitest';
import { read } from '#import/read.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { arrivalWords } from './arrivalWords.ts';
import { addCounts, ledger, leftOutWords } from './ledger.ts';

const TRUST = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Caller"},"Action":"sts:AssumeRole"}]}`;
const DETAILS = `{"UserDetailList":[{"Arn":"arn:aws:iam::111111111111:user/eve","UserName":"eve"}],"RoleDetailList":[],"GroupDetailList":[],
"Policies":[{"Arn":"arn:aws:iam::111111111111:policy/p","PolicyName":"p","PolicyVersionList":[
 {"VersionId":"v2","IsDefaultVersion":true,"Document":{"Version":"2012-10-17","Statement":[]}},
 {"VersionId":"v1","IsDefaultVersion":false,"Document":{"Version":"2012-10-17","Statement":[]}}]}]}`;

const documentsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, text], i) => ({ id: `d${i}`, name, text }));

function entriesOf(texts: Readonly<Record<string, string>>) {
  const documents = documentsOf(texts);
  const { pieces, problems } = read({ ...emptyWorkspace, documents });
  return { documents, pieces, problems, files: ledger(documents, pieces, problems) };
}

describe('ledger', () => {
  it('says per piece what it is, what was taken and what was left out with the reason', () => {
    const { files } = entriesOf({ 'account.json': DETAILS });
    expect(files[0]).toMatchObject({
      name: 'account.json',
      state: 'part',
      pieces: [
        {
          taken: ['1 user', '1 managed policy'],
          leftOut: [
            {
              what: 'policy versions that are not the default one',
              count: 1,
              why: 'Only the default version counts.',
            },
          ],
        },
      ],
    });
  });

  it('names whose a bare policy is taken to be', () => {
    const { files } = entriesOf({
      'a.md': `The trust policy of Role_B in account 222222222222:\n\n${TRUST}`,
    });
    expect(files[0]?.pieces[0]).toMatchObject({ taken: ['1 trust policy'], guessed: true });
    expect(files[0]?.pieces[0]?.title).toBe('Trust policy of Role_B · 222222222222');
    expect(files[0]?.state).toBe('all');
  });

  it('counts each policy of a list by its type', () => {
    const deny = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' });
    const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
    const list = [
      ...['s3:*', 'ec2:*', 'iam:*'].map((action) => policy(deny(action))),
      policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
    ];
    const { files } = entriesOf({
      'scps.md': `SCPs of account 222222222222:\n\n${JSON.stringify(list.slice(0, 3))}`,
      'list.json': JSON.stringify(list.slice(2)),
    });
    expect(files[0]?.pieces[0]?.taken).toEqual(['3 SCPs']);
    expect(files[1]?.pieces[0]).toMatchObject({
      taken: ['1 permissions policy', '1 trust policy'],
      leftOut: [{ what: 'resource-based policies', count: 1 }],
    });
    expect(files[1]?.state).toBe('part');
  });

  it('tells what cannot be read with its line, and that nothing was understood', () => {
    const { files } = entriesOf({
      'broken.json': '{\n "Version": "2012-10-17",\n "Statement": [ { "Effect" "Allow" } ]\n}',
      'cat.json': '{"cats": 3}',
      'prose.txt': 'nothing at all',
    });
    expect(files.map(({ state }) => state)).toEqual(['none', 'none', 'none']);
    expect(files[0]?.pieces[0]?.problems[0]).toMatchObject({ severity: 'error', at: '3:27' });
    expect(files[1]?.pieces[0]?.problems[0]?.message).toContain('cats');
    expect(files[2]?.problems[0]?.code).toBe('NOTHING-FOUND');
  });

  it('counts the secrets that were struck out', () => {
    const { files } = entriesOf({ a: `${TRUST}\n# password: STRUCK-OUT-password, STRUCK-OUT-session-token` });
    expect(files[0]).toMatchObject({ secretCount: 2, secrets: '1 session token, 1 password' });
  });
});

describe('arrivalWords', () => {
  const say = (texts: Readonly<Record<string, string>>, refused: { name: string; why: string }[] = []) => {
    const { documents, pieces, problems } = entriesOf(texts);
    return arrivalWords(documents, pieces, problems, refused);
  };

  it('adds up over files', () => {
    expect(say({ a: DETAILS, b: DETAILS.replaceAll('eve', 'ann'), c: '{"cats": 3}' })).toBe(
      '3 files: 2 users, 2 managed policies; 1 file not understood.',
    );
  });

  it('names the only document, and what was refused', () => {
    expect(say({ 'Pasted text': TRUST }, [{ name: 'b.bin', why: 'is no text' }])).toBe(
      'Pasted text: 1 trust policy. Left out: b.bin is no text.',
    );
    const many = ['a', 'b', 'c', 'd'].map((name) => ({ name, why: 'is a picture' }));
    expect(say({ 'Pasted text': TRUST }, many)).toContain(
      'Left out: a is a picture. b is a picture. c is a picture. And 1 more.',
    );
    expect(say({ 'Pasted text': '{"cats": 3}' })).toBe('Pasted text: nothing in it was understood.');
  });

  it('tells secrets', () => {
    expect(say({ a: `${TRUST} STRUCK-OUT-password` })).toBe(
      'a: 1 trust policy. 1 secret was struck out before anything was stored: 1 password.',
    );
  });
});

it('counts of one noun are added', () => {
  expect(
    addCounts(['1 role', '3 SCPs', '11 roles', '1 managed policy', '1 managed policy', '1 SCP']),
  ).toEqual(['12 roles', '4 SCPs', '2 managed policies']);
  expect(addCounts(['1 user'])).toEqual(['1 user']);
  expect(leftOutWords('profiles without a caller', 1200)).toBe('Profiles without a caller: 1,200.');
});

it('of very many pieces and problems each finds its own', () => {
  const document = { id: 'd', name: 'many.txt', text: 'x' };
  const count = 20_000;
  const pieces = Array.from({ length: count }, (_, index) => ({
    document: 'd',
    index,
    from: index * 10,
    to: index * 10 + 9,
    kind: 'policy' as const,
    title: 'Trust policy',
    policyType: 'trust' as const,
    problems: 0,
  }));
  const problem = { code: 'C', severity: 'error' as const, message: 'm', document: 'd' };
  const problems = pieces.map(({ from, index }) =>
    index % 2 === 0
      ? { ...problem, from, to: from + 1 }
      : { ...problem, place: { document: 'd', piece: index, path: [] } },
  );
  const [file] = ledger([document], pieces, [...problems, problem, { ...problem, from: count * 10 + 5 }]);
  expect(file?.problems).toHaveLength(2);
  expect([0, 1, 7_000, count - 1].map((i) => file?.pieces[i]?.problems.length)).toEqual([1, 1, 1, 1]);
  expect(file?.state).toBe('part');
});
