import { expect, test } from 'vitest';
import { addDocument } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { read } from '#import/read.ts';
import { toEstate } from './estate.ts';

const readText = (text: string): Inventory =>
  read(addDocument(emptyWorkspace, { name: 'estate.json', text })).inventory;

const verdicts = (inventory: Inventory) =>
  edgeBook(prepare(inventory))
    .words.map(({ source, target, action, verdict }) => `${source} ${target} ${action} ${verdict}`)
    .toSorted();

const A = '111111111111';
const B = '222222222222';
const allow = (Action: string, Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const trust = (Principal: unknown, Condition = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }],
});

const FULL = {
  accounts: [
    { id: A, alias: 'build', org: 'o-a1b2c3d4e5', orgPath: 'o-a1b2c3d4e5/r-ab12/', management: false },
    { id: B, org: null, units: [{ id: 'r-ab12', name: 'Root' }, { id: 'ou-ab12-1' }] },
  ],
  principals: [
    {
      arn: `arn:aws:iam::${A}:role/team/Build`,
      uniqueId: 'AROAEXAMPLEEXAMPLE000',
      tags: { team: 'build' },
      policies: [
        { name: 'assume', kind: 'identity', document: allow('sts:AssumeRole', `arn:aws:iam::${B}:role/*`) },
        { name: 'edge', kind: 'boundary', document: allow('sts:*', '*') },
      ],
      trust: trust({ Service: 'ec2.amazonaws.com' }),
    },
    {
      arn: `arn:aws:iam::${B}:role/Deploy`,
      policies: [],
      trust: trust({ AWS: A }, { StringEquals: { 'sts:ExternalId': 'blue' } }),
    },
    { arn: `arn:aws:iam::${A}:user/eve`, policies: [], unknown: ['identity'] },
  ],
  scps: { [A]: [{ level: 'root', policies: [allow('*', '*')], missing: ['policy p-1234abcd'] }] },
  rcps: { [B]: [{ level: 'root', policies: [] }] },
  context: { 'sts:externalid': 'blue', 'aws:multifactorauthpresent': null },
};

test('an estate file is written as it was read', () => {
  expect(JSON.parse(toEstate(readText(JSON.stringify(FULL))))).toEqual(FULL);
});

test('what is known to be missing stays unknown, and does not become a refusal', () => {
  const once = readText(JSON.stringify(FULL));
  const again = readText(toEstate(once));
  expect(verdicts(again)).toEqual(verdicts(once));
  expect(again.principals.find(({ arn }) => arn === `arn:aws:iam::${A}:user/eve`)?.unknownSlots).toEqual([
    'identity',
  ]);
});

test('a managed policy without its document stays missing by name', () => {
  const inventory: Inventory = {
    accounts: [],
    context: {},
    principals: [
      {
        arn: `arn:aws:iam::${A}:role/X`,
        kind: 'role',
        account: A,
        name: 'X',
        policies: [],
        missingPolicies: [`arn:aws:iam::${A}:policy/gone`],
        missingBoundary: `arn:aws:iam::${A}:policy/edge`,
      },
    ],
  };
  expect(JSON.parse(toEstate(inventory)).principals[0]).toEqual({
    arn: `arn:aws:iam::${A}:role/X`,
    policies: [],
    unknown: ['boundary'],
    missing: [`arn:aws:iam::${A}:policy/gone`],
  });
});
