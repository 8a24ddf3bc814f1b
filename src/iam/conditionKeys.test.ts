import { expect, it } from 'vitest';
import { CONDITION_KEYS, conditionKey, isMultivalued } from './conditionKeys.ts';

it.each([
  ['AWS:principalarn', 'aws:PrincipalArn'],
  ['aws:PrincipalTag/Team', 'aws:PrincipalTag/'],
  ['SAML:aud', 'saml:aud'],
  ['token.actions.githubusercontent.com:sub', '<provider>:sub'],
  ['oidc.eks.eu-west-1.amazonaws.com/id/AB12:aud', '<provider>:aud'],
  ['token.actions.githubusercontent.com:repository', '<provider>:'],
  ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr'],
])('%s is %s', (key, name) => {
  expect(conditionKey(key)?.name).toBe(name);
});

it.each(['aws:PrincipleArn', 'sts:externalid2', 'ExternalId', 'aws:PrincipalTag', ''])(
  '%j is no key',
  (key) => {
    expect(conditionKey(key)).toBeNull();
  },
);

it('knows which keys hold several values', () => {
  expect(isMultivalued('AWS:TagKeys')).toBe(true);
  expect(isMultivalued('aws:PrincipalOrgPaths')).toBe(true);
  expect(isMultivalued('aws:PrincipalOrgID')).toBe(false);
});

it('says in plain words who sets each key', () => {
  for (const { setBy, page } of CONDITION_KEYS) {
    expect(setBy).not.toBe('');
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});
