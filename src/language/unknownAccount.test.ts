import { expect, test } from 'vitest';
import { accountPhrase, readableId } from './unknownAccount.ts';

test.each([
  ['111111111111', 'account 111111111111'],
  ['UNKNOWN_ACCOUNT', 'an account that was not given'],
  ['UNKNOWN_ACCOUNT_VAR_PARTNER', 'account VAR_PARTNER'],
  ['UNKNOWN_ACCOUNT_OF_DEPLOYER_ARN', 'the account of DEPLOYER_ARN'],
])('%s is called %s', (account, said) => {
  expect(accountPhrase(account)).toBe(said);
});

test('an alias is told beside the id', () => {
  expect(accountPhrase('111111111111', 'prod (111111111111)')).toBe('account prod (111111111111)');
});

test.each([
  ['arn:aws:iam::111111111111:role/UNKNOWN', 'arn:aws:iam::111111111111:role/UNKNOWN'],
  ['arn:aws:iam::UNKNOWN_ACCOUNT:role/B', 'arn:aws:iam::<account not given>:role/B'],
  ['arn:aws:iam::UNKNOWN_ACCOUNT_VAR_A:role/B', 'arn:aws:iam::<account VAR_A, not given>:role/B'],
  ['UNKNOWN_ACCOUNT_VAR_A', 'account VAR_A'],
])('%s reads %s', (id, read) => {
  expect(readableId(id)).toBe(read);
});
