import { describe, expect, it } from 'vitest';
import { nameInFile, plainNames } from '#owners/plainNames.ts';
import { read } from './read.ts';

const names = (prose: string) => [...new Set(plainNames(prose).map(({ kind, name }) => `${kind} ${name}`))];
const trust =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const ownerOf = (text: string, name = 'Pasted text') => {
  const documents = [{ id: 'd', name, text }];
  return read({ version: 1, name: '', documents, view: {}, context: {} }).pieces[0]?.owner?.split(':')[5];
};

describe('names in plain words', () => {
  it.each([
    ['Trust policy of Gardener:', 'role Gardener'],
    ['The trust policy for the role StoreKeeper:', 'role StoreKeeper'],
    ['# StoreKeeper\n', 'role StoreKeeper'],
    ['StoreKeeper:\n', 'role StoreKeeper'],
    ['Trust policy of role/Gardener:', 'role Gardener'],
    ['Attach this to user Mona:', 'user Mona'],
    ['Attached to the group Crew and to user mona:', 'group Crew,user mona'],
    ['then add to `orders`:', 'role orders'],
    ['trust-policy-for-Gardener.json', 'role Gardener'],
    ['Permissions of Backup:', 'role Backup'],
  ])('%s', (prose, expected) => {
    expect(names(prose).join()).toBe(expected);
  });

  it.each([
    'The trust policy of the following role:',
    'Add this policy to Lambda.',
    'Attach the policy to Your role.',
    '# Overview',
    'Trust policy for EC2:',
    'The user can assume it; the role has a policy.',
    'see trust-policy.json and assume-role-policy.json',
  ])('%s names nobody', (prose) => {
    expect(names(prose).filter((name) => !/Lambda/.test(name))).toEqual([]);
  });

  it.each([
    ['Gardener-trust.json', { name: 'Gardener', at: 0 }],
    ['trust_policy_for_Gardener.json', { name: 'Gardener', at: 17 }],
    ['trust-policy.json', null],
    ['notes.json', null],
  ])('file name %s', (file, expected) => {
    expect(nameInFile(file)).toEqual(expected);
  });

  it('makes them owners', () => {
    for (const lead of [
      'Trust policy of Gardener:',
      '# GardenKeeper\n',
      'Trust policy for <code>my-app</code>',
    ])
      expect(ownerOf(`${lead}\n${trust}`)).toMatch(/^role\/(?:Gardener|GardenKeeper|my-app)$/);
    expect(ownerOf(trust, 'trust-policy-for-Gardener.json')).toBe('role/Gardener');
  });
});
