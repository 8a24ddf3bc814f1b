import { expect, test } from 'vitest';
import { accountLabel } from './accountLabel.ts';

test('an account that nobody stated is called by words, and told apart by the name that a template has', () => {
  expect(
    ['111111111111', 'ACCOUNT_A', 'UNKNOWN_ACCOUNT', 'UNKNOWN_ACCOUNT_VAR_PARTNER'].map(accountLabel),
  ).toEqual(['111111111111', 'ACCOUNT_A', 'not given', 'VAR_PARTNER, id not given']);
});
