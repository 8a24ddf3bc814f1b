import { expect, test } from 'vitest';
import type { Workspace } from '#workspace/workspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { encodeLink } from './link.ts';

const pretty = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

const roleA = 'arn:aws:iam::111111111111:role/Role_A';
const roleB = 'arn:aws:iam::222222222222:role/Role_B';

const ec2Trust = pretty({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const askForB = pretty({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleB });
const trustA = pretty({ Effect: 'Allow', Principal: { AWS: roleA }, Action: 'sts:AssumeRole' });
const bucket = pretty({
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: ['arn:aws:s3:::team-reports', 'arn:aws:s3:::team-reports/*'],
});

const workspace = (...documents: readonly (readonly [string, string])[]): Workspace => ({
  ...emptyWorkspace,
  documents: documents.map(([name, text], i) => ({ id: `d${i + 1}`, name, text })),
});

const crossAccount = workspace(
  ['Role_A trust', ec2Trust],
  ['Role_A permissions', askForB],
  ['Role_B trust', trustA],
  ['Role_B permissions', bucket],
);

test('the complete cross-account example fits 300 characters', () => {
  expect(encodeLink(crossAccount).length).toBeLessThanOrEqual(300);
});

test('it still does with the answers and the selection that belong to it', () => {
  const owned = crossAccount.documents.map((document, i) => ({
    ...document,
    owners: { '0': { owner: i < 2 ? roleA : roleB } },
  }));
  const view = { selection: `${roleA}→${roleB}|sts:AssumeRole` };
  expect(encodeLink({ ...crossAccount, documents: owned, view }).length).toBeLessThanOrEqual(300);
});

test('one role fits 200 characters, whatever its indent', () => {
  for (const indent of [0, 2, 4]) {
    const again = (text: string) => JSON.stringify(JSON.parse(text), null, indent);
    const one = workspace(['trust.json', again(trustA)], ['policy.json', again(bucket)]);
    expect(encodeLink(one).length, `indent ${indent}`).toBeLessThanOrEqual(200);
  }
});
