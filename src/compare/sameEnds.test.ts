import { expect, it } from 'vitest';
import type { CaseInput } from '#assume/caseInventory.ts';
import { sameness } from './sameEnds.ts';
import { APP, DATA, policy, sideOf, trusting } from './testSides.ts';

const read = {
  Sid: 'R',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::a/*',
};
const again = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: ['arn:aws:s3:::a/*'] };
const queue = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };

const estate = (
  statements: readonly object[],
  uniqueId: string,
  trust: readonly object[] = [trusting(APP)],
): CaseInput => ({
  principals: [
    {
      arn: APP,
      uniqueId,
      trust: policy(trusting(DATA)),
      policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }],
    },
    { arn: DATA, policies: [], trust: policy(...trust) },
  ],
});
const isSame = (one: CaseInput, two: CaseInput) =>
  sameness(sideOf(one).model, sideOf(two).model).principal(APP);

it('another order, other names and other ids are the same; whatever decides is not', () => {
  const one = estate([read, queue], 'AROAAAAAAAAAAAAAAAAAA');
  expect(isSame(one, estate([queue, again], 'AROABBBBBBBBBBBBBBBBB'))).toBe(true);
  expect(isSame(one, estate([queue], 'AROAAAAAAAAAAAAAAAAAA'))).toBe(false);
});

it('ids count where a policy speaks of them', () => {
  const byId = [trusting(APP, { StringLike: { 'aws:userid': 'AROAAAAAAAAAAAAAAAAAA:*' } })];
  const one = estate([read], 'AROAAAAAAAAAAAAAAAAAA', byId);
  expect(isSame(one, estate([again], 'AROABBBBBBBBBBBBBBBBB', byId))).toBe(false);
  expect(isSame(one, estate([again], 'AROAAAAAAAAAAAAAAAAAA', byId))).toBe(true);
});
