import { describe, expect, it } from 'vitest';
import { readOwner } from './ownerInput.ts';

const roleB = 'arn:aws:iam::222222222222:role/Role_B';
const known = [
  roleB,
  'arn:aws:iam::111111111111:user/alice',
  'arn:aws:iam::333333333333:role/team/Twice',
  'arn:aws:iam::444444444444:role/Twice',
];

describe('whose is it, typed', () => {
  it.each([
    ['arn:aws:iam::222222222222:role/path/X', 'arn:aws:iam::222222222222:role/path/X'],
    ['  Role_C 222222222222 ', 'arn:aws:iam::222222222222:role/Role_C'],
    ['Role_C in <b>', 'arn:aws:iam::<b>:role/Role_C'],
    ['Role_C · ACCOUNT_B_ID', 'arn:aws:iam::ACCOUNT_B_ID:role/Role_C'],
    ['Role_B', roleB],
    ['user/bob 222222222222', 'arn:aws:iam::222222222222:user/bob'],
    ['alice 999999999999', 'arn:aws:iam::999999999999:user/alice'],
  ])('%s', (typed, owner) => {
    expect(readOwner(typed, 'identity', known)).toEqual({
      ok: true,
      answer: { owner, slot: 'identity' },
      reads: owner,
    });
  });

  it.each([
    ['', /Role_B 222222222222/],
    ['Nobody', /Nobody 222222222222/],
    ['Twice', /2 of that name/],
    ['arn:aws:s3:::bucket', /role or user/],
  ])('“%s” gets a hint', (typed, hint) => {
    const read = readOwner(typed, 'identity', known);
    expect(read.ok ? '' : read.hint).toMatch(hint);
  });

  it('knows that only roles have a trust policy', () => {
    expect(readOwner('arn:aws:iam::1:user/a', 'trust', known).ok).toBe(false);
    expect(readOwner('alice 222222222222', 'trust', known)).toMatchObject({
      reads: 'arn:aws:iam::222222222222:role/alice',
    });
  });

  it('wants an account for an SCP', () => {
    expect(readOwner('222222222222', 'scp', known)).toMatchObject({
      answer: { owner: '222222222222', slot: 'scp' },
    });
    expect(readOwner('Role_B', 'rcp', known).ok).toBe(false);
  });
});
