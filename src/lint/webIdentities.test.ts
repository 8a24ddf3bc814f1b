// Trust in web identities as people write it: what is said of it once and rightly, and what is not said.
import { describe, expect, test } from 'vitest';
import { edgeBook } from '#assume/edgeBook.ts';
import type { AttachedPolicy } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { lint } from './lint.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const OWN = '222222222222';

interface Setting {
  readonly account?: string;
  readonly provider?: string;
  readonly trust?: Partial<AttachedPolicy>;
}

const book = (condition: object, { account = OWN, provider = OWN, trust = {} }: Setting) =>
  edgeBook(
    prepare({
      accounts: [],
      context: {},
      principals: [
        {
          arn: `arn:aws:iam::${account}:role/Deploy`,
          kind: 'role',
          account,
          name: 'Deploy',
          trust: [
            {
              name: 'trust',
              type: 'trust',
              place: { document: 'd', piece: 0, path: [] },
              document: {
                Version: '2012-10-17',
                Statement: {
                  Effect: 'Allow',
                  Principal: { Federated: `arn:aws:iam::${provider}:oidc-provider/${GITHUB}` },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: condition,
                },
              },
              ...trust,
            },
          ],
        },
      ],
    }),
  );

const said = (condition: object, setting: Setting = {}): readonly string[] =>
  lint(book(condition, setting)).map(({ rule, severity }) => `${severity} ${rule}`);

const claims = (aud: string, sub: string) => ({
  StringEquals: { [`${GITHUB}:aud`]: aud, [`${GITHUB}:sub`]: sub },
});
const GOOD = claims('sts.amazonaws.com', 'repo:acme@77/shop@4711:ref:refs/heads/main');

describe('nothing above info is said', () => {
  test('of a subject by name: repositories that are not new have it', () =>
    expect(said(claims('sts.amazonaws.com', 'repo:acme/shop:ref:refs/heads/main'))).toEqual([
      'info L-GITHUB-IMMUTABLE-SUB',
    ]));

  test('of ForAllValues over subject and audience, which every token has', () =>
    expect(said({ 'ForAllValues:StringEquals': GOOD.StringEquals })).toEqual([
      'info L-FORALLVALUES-ALLOW',
      'info L-FORALLVALUES-ALLOW',
    ]));

  test('of claims that a template leaves open', () => {
    const open = { StringEquals: { 'var.issuer:sub': 'repo:acme/shop:pull_request' } };
    expect(said(open, { trust: { open: ['var.issuer'] } })).toEqual([]);
  });

  test('of a role whose account nobody told', () =>
    expect(said(GOOD, { account: 'UNKNOWN_ACCOUNT' })).toEqual([]));
});

test('a provider in an account of too few digits is one fault', () =>
  expect(said(GOOD, { provider: '22222222' })).toEqual(['error L-ACCOUNT-ID']));

test('who signed a token is no condition key, and a trust that asks for it lets nobody in', () => {
  const condition = { StringEquals: { ...GOOD.StringEquals, [`${GITHUB}:iss`]: `https://${GITHUB}` } };
  expect(book(condition, {}).words.map(({ verdict }) => verdict)).toEqual(['invalid']);
  expect(said(condition)).toContain('error L-OIDC-TOKEN-CLAIM');
});
