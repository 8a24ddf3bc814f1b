import { describe, expect, it } from 'vitest';
import type { CaseInput } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import { tellDifference } from './causes.ts';
import { compareGraphs } from './compareGraphs.ts';
import type { Side } from './comparison.ts';
import { APP, DATA, policy, sideOf, trusting } from './testSides.ts';
import { writtenStatements } from './writtenChanges.ts';
import { subjectName, writtenWords } from './writtenWords.ts';

const EC2 = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

type Principal = NonNullable<CaseInput['principals']>[number];

const role = (arn: string, ...statements: readonly object[]): Principal => ({
  arn,
  trust: policy(EC2),
  policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }],
});
const side = (principals: readonly Principal[], more: Partial<CaseInput> = {}): Side =>
  sideOf({ principals, ...more });

const told = (before: Side, after: Side) =>
  compareGraphs(before, after).written.map(
    (one) =>
      `${one.kind} ${subjectName(one, (id) => id.slice(id.lastIndexOf('/') + 1))}: ${writtenWords(one)}`,
  );

const guarded = (scps: NonNullable<CaseInput['scps']>) =>
  side([role(APP)], { accounts: Object.keys(scps).map((id) => ({ id })), scps });
const root = (...policies: readonly object[]) => ({ level: 'root', policies });

describe('what is written otherwise', () => {
  it.each<[string, Side, Side, readonly string[]]>([
    ['nothing', side([role(APP, read)]), side([role(APP, read)]), []],
    [
      'the same, with names and lists otherwise',
      side([role(APP, read)]),
      side([
        role(APP, {
          Sid: 'Read',
          Effect: 'Allow',
          Resource: ['arn:aws:s3:::orders/*'],
          Action: ['S3:getobject'],
        }),
      ]),
      [],
    ],
    ['what an edge tells is not told twice', side([role(APP)]), side([role(APP, read)]), []],
    [
      'a role comes',
      side([role(APP)]),
      side([role(APP), role(DATA, read)]),
      ['new Data: role, 2 statements'],
    ],
    ['a role goes', side([role(APP), role(DATA)]), side([role(APP)]), ['removed Data: role, 1 statement']],
    [
      'a role that is written as another one was',
      side([role(APP, read)]),
      side([role('arn:aws:iam::111111111111:role/Web', read)]),
      [
        'new Web: role, 2 statements. The same is written of App, which is there before only: perhaps it was renamed',
        'removed App: role, 2 statements. The same is written of Web, which is there after only: perhaps it was renamed',
      ],
    ],
    [
      'a Deny that no edge shows',
      side([role(APP, read)]),
      side([role(APP, read, { Effect: 'Deny', Action: 'ec2:*', Resource: '*' })]),
      ['changed App: permissions policies, 1 statement came; no edge changes'],
    ],
    [
      'everything but',
      side([role(APP)]),
      side([role(APP, { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::secret/*' })]),
      ['new App: permissions policies, 1 statement; no edge changes'],
    ],
    [
      'the permissions policies were not given',
      side([{ arn: APP, trust: policy(EC2) }]),
      side([role(APP)]),
      ['changed App: The permissions policies are given after only; no edge changes'],
    ],
    [
      'tags',
      side([{ ...role(APP), tags: { team: 'a', env: 'prod' } }]),
      side([{ ...role(APP), tags: { team: 'b' } }]),
      ['changed App: Tag team: a before, b after; no edge changes'],
    ],
    [
      'a guardrail of several accounts',
      guarded({ '111111111111': [root(policy(everything))], '222222222222': [root(policy(everything))] }),
      guarded({
        '111111111111': [root(policy(everything, { Effect: 'Deny', Action: 'ec2:*', Resource: '*' }))],
        '222222222222': [root(policy(everything, { Effect: 'Deny', Action: 'ec2:*', Resource: '*' }))],
      }),
      [
        'changed root of the organization: service control policies, 2 accounts, 1 statement came; no edge changes',
      ],
    ],
    [
      'a level comes',
      side([role(APP)], { accounts: [{ id: '111111111111' }] }),
      guarded({ '111111111111': [root(policy(everything))] }),
      [
        'new root of the organization: service control policies, account 111111111111, 1 statement; no edge changes',
      ],
    ],
    [
      'the organization of an account',
      side([role(APP)], { accounts: [{ id: '111111111111', org: 'o-a', management: false }] }),
      side([role(APP)], { accounts: [{ id: '111111111111', org: 'o-b', management: true }] }),
      ['changed account 111111111111: It is the management account after only; no edge changes'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('a managed policy without its document, and an owner that was a guess', () => {
    const [record] = side([role(APP)]).model.inventory.principals;
    const withRecord = (more: object): Side => {
      const model = prepare({
        accounts: [],
        context: {},
        principals: record ? [{ ...record, ...more }] : [],
      });
      return { model, book: edgeBook(model) };
    };
    const missing = withRecord({ missingPolicies: ['arn:aws:iam::111111111111:policy/Much'], guessed: true });
    expect(told(withRecord({}), missing)).toEqual([
      'changed App: Attached without its document only after: arn:aws:iam::111111111111:policy/Much; no edge changes',
      'changed App: That its policies are its own was said before and is a guess after; no edge changes',
    ]);
  });

  it('a statement is no cause of what it cannot do, and is told by itself', () => {
    const leave = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };
    const most = { Effect: 'Allow', Action: 'ec2:*', NotResource: 'arn:aws:ec2:*:*:vpc/*' };
    const state = (scps: readonly object[], statements: readonly object[]) =>
      side([role(APP, ...statements)], {
        accounts: [{ id: '111111111111' }],
        scps: { '111111111111': [root(policy(everything), ...scps.map((one) => policy(one)))] },
      });
    const [before, after] = [state([], []), state([leave], [everything, most])];
    const { differences } = compareGraphs(before, after);
    const all = differences.find(({ target }) => target === '*');
    const causes =
      all && tellDifference(before, after, all).statements.map(({ gate, ref }) => [gate, ref.index]);
    expect(causes).toContainEqual(['permission', 0]);
    expect(causes?.map(([gate]) => gate)).not.toContain('scp');
    expect(told(before, after)).toContain(
      'changed root of the organization: service control policies, account 111111111111, 1 statement came',
    );
    const narrow = state([], [read, most]);
    expect(told(state([], []), narrow)).toEqual(['new App: permissions policies, 2 statements']);
  });

  it('what came and went can be read', () => {
    const [before, after] = [side([role(APP)]), side([role(DATA, read)])];
    const { written } = compareGraphs(before, after);
    const found = written.map((one) =>
      writtenStatements(before.model, after.model, one).map(({ change, gate, json }) => [change, gate, json]),
    );
    expect(found).toEqual([
      [
        ['come', 'trust', JSON.stringify(EC2, null, 2)],
        ['come', 'permission', JSON.stringify(read, null, 2)],
      ],
      [['gone', 'trust', JSON.stringify(EC2, null, 2)]],
    ]);
  });

  it('a condition that changes no verdict of a refused edge is told', () => {
    const refused = (value: string) =>
      side([
        { arn: APP, policies: [], trust: policy(EC2) },
        {
          arn: DATA,
          policies: [],
          trust: policy(trusting(APP, { StringEquals: { 'sts:ExternalId': value } })),
        },
      ]);
    expect(told(refused('a'), refused('b'))).toEqual([
      'changed Data: trust policy, 1 statement came and 1 went; no edge changes',
    ]);
  });
});
