import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '#language/policy.ts';
import { OPERATORS } from '#language/operators.ts';
import { CONDITION_KEYS } from '#iam/conditionKeys.ts';
import { readActionWords } from './actionWords.ts';
import { caretAt } from './caret.ts';
import type { Here } from './here.ts';
import { meaningAt } from './meaning.ts';
import { offersAt, type Known } from './offers.ts';
import { operatorMeaning, OPERATOR_NAMES } from './operatorWords.ts';
import { standingOf, typeByPath } from './standing.ts';

const words = readActionWords(readFileSync(new URL('awsActions.txt', import.meta.url), 'utf8'));
const known: Known = {
  principals: [
    { id: 'arn:aws:iam::111111111111:role/Build', kind: 'AWS', word: 'role' },
    { id: 'ec2.amazonaws.com', kind: 'Service', word: 'service' },
  ],
  resources: [{ id: 'arn:aws:iam::222222222222:role/Deploy', word: 'role' }],
};

const NOWHERE: Here = { type: undefined, owner: null, find: () => null, fitting: () => [] };

const place = (marked: string) => {
  const caret = caretAt(marked.replace('|', ''), 0, marked.indexOf('|'));
  const standing = caret && standingOf(caret);
  return caret && standing ? { caret, standing } : null;
};
const labels = (marked: string, type?: PolicyType) => {
  const here = place(marked);
  return here ? offersAt(here.caret, here.standing, type, words, known).map(({ label }) => label) : [];
};
const meaning = (marked: string) => {
  const here = place(marked);
  return here && meaningAt(here.caret, here.standing, words, NOWHERE, null);
};

describe('what can be written', () => {
  test('elements of the document and of the statement, by the type of the policy, none twice', () => {
    expect(labels('{ "|" }')).toEqual(['Version', 'Id', 'Statement']);
    const trust = labels('{ "Statement": [{ "Effect": "Allow", "|" }] }', 'trust');
    expect(trust).toContain('Principal');
    expect(trust).not.toContain('Resource');
    expect(trust).not.toContain('Effect');
    const identity = labels('{ "Statement": [{ "Action": "x", "|" }] }', 'identity');
    expect(identity).toContain('Resource');
    expect(identity).not.toContain('Principal');
    expect(identity).not.toContain('NotAction');
  });

  test('actions: of a trust policy those of sts that may stand there, else sts, iam and prefixes of services', () => {
    const trust = labels('{ "Statement": [{ "Action": "|" }] }', 'trust');
    expect([...trust].sort()).toEqual([
      'sts:AssumeRole',
      'sts:AssumeRoleWithSAML',
      'sts:AssumeRoleWithWebIdentity',
      'sts:SetContext',
      'sts:SetSourceIdentity',
      'sts:TagSession',
    ]);
    const identity = labels('{ "Statement": [{ "Action": ["|"] }] }', 'identity');
    expect(identity).toEqual(expect.arrayContaining(['sts:AssumeRoot', 'iam:PassRole', 's3:', 'ec2:']));
  });

  test('who is here, by kind of principal; roles as resources', () => {
    expect(labels('{ "Statement": [{ "Principal": { "AWS": "|" } }] }')).toEqual([
      known.principals[0]?.id,
      '*',
    ]);
    expect(labels('{ "Statement": [{ "Principal": { "Service": ["|"] } }] }')[0]).toBe('ec2.amazonaws.com');
    expect(labels('{ "Statement": [{ "Resource": "|" }] }')).toEqual([known.resources[0]?.id, '*']);
  });

  test('condition keys that the operator can compare', () => {
    const bool = labels('{ "Statement": [{ "Condition": { "Bool": { "|" } } }] }');
    expect(bool).toContain('aws:MultiFactorAuthPresent');
    expect(bool).not.toContain('sts:ExternalId');
    const any = labels('{ "Statement": [{ "Condition": { "ForAnyValue:StringEquals": { "|" } } }] }');
    expect(any).toContain('aws:TagKeys');
    expect(any).not.toContain('sts:ExternalId');
    expect(labels('{ "Statement": [{ "Condition": { "Bool": { "aws:x": "|" } } }] }')).toEqual([
      'true',
      'false',
    ]);
  });

  test('effects: a resource control policy only denies', () => {
    expect(labels('{ "Statement": [{ "Effect": "|" }] }', 'rcp')).toEqual(['Deny']);
  });

  test('nothing outside of policies', () => {
    expect(labels('{ "Roles": [{ "RoleName": "|" }] }')).toEqual([]);
    expect(labels('{ "Roles": [{ "|" }] }')).toEqual([]);
  });
});

describe('what a word means', () => {
  test('every operator and every variant has a meaning', () => {
    for (const name of OPERATOR_NAMES) expect(operatorMeaning(name), name).toMatch(/^\S.*\.$/);
    for (const { name } of OPERATORS) expect(OPERATOR_NAMES).toContain(name);
    expect(operatorMeaning('StringNotEquals')).toContain('Holds when the key is missing');
    expect(operatorMeaning('ForAnyValue:StringNotEquals')).toContain('Fails when the key is missing');
    expect(operatorMeaning('StringNotEqualsIgnoreCase')).toContain('is none of the values');
    expect(operatorMeaning('StringEqual')).toBeNull();
  });

  test('elements, actions, keys; tags and claims by their family', () => {
    expect(meaning('{ "Statement": [{ "Not|Action": "x" }] }')?.text).toContain('except');
    expect(meaning('{ "Statement": [{ "Action": "STS:assume|role" }] }')?.title).toBe('sts:AssumeRole');
    expect(meaning('{ "Statement": [{ "Action": "s3:Get|Object" }] }')?.text).toContain('Amazon S3');
    expect(
      meaning('{ "Statement": [{ "Condition": { "Bool": { "aws:PrincipalTag/te|am": "x" } } }] }')?.text,
    ).toContain('Set by');
    expect(meaning('{ "Statement": [{ "Sid": "Not|Action" }] }')).toBeNull();
  });

  test('every condition key leads to its page', () => {
    for (const { page } of CONDITION_KEYS) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

test('the type is what reading says, else what the key around says', () => {
  expect(typeByPath(['AssumeRolePolicyDocument', 'Statement'], undefined)).toBe('trust');
  expect(typeByPath(['PolicyDocument'], 'scp')).toBe('scp');
  expect(typeByPath(['Statement'], undefined)).toBeUndefined();
});
