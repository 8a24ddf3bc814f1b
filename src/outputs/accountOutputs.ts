// Who and where one is: `aws sts get-caller-identity`, `aws iam list-account-aliases`; and identity providers, which
// trust policies name by themselves. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import { iamName, isAccountId } from '#language/arn.ts';
import type { Format, Harvest } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { arnsOf } from './detail.ts';

export const callerIdentityFormat: Format = {
  id: 'caller-identity',
  what: 'output of aws sts get-caller-identity',
  example:
    '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Account":"111111111111","Arn":"arn:aws:iam::111111111111:user/ann"}',
  test: (value) => ['UserId', 'Account', 'Arn'].every((key) => text(member(value, key)) !== undefined),
  take(value) {
    const account = text(member(value, 'Account')) ?? '';
    const arn = text(member(value, 'Arn')) ?? '';
    return {
      kind: 'caller-identity',
      title: `Caller identity: ${iamName(arn)?.name ?? arn}`,
      taken: [`account ${account}`, 'who calls'],
      caller: arn,
      ...(isAccountId(account) ? { accounts: [{ id: account }] } : {}),
    };
  },
};

export const accountAliasesFormat: Format = {
  id: 'account-aliases',
  what: 'output of aws iam list-account-aliases',
  example: '{"AccountAliases":["example-prod"]}',
  test: (value) =>
    isList(member(value, 'AccountAliases')) &&
    listOf(member(value, 'AccountAliases')).every((one) => typeof one === 'string'),
  take(value) {
    // AWS allows one alias per account.
    const alias = text(listOf(member(value, 'AccountAliases'))[0]);
    const base = {
      kind: 'account-alias',
      title: alias === undefined ? 'No account alias' : `Account alias ${alias}`,
    };
    return alias === undefined ? base : { ...base, alias, taken: ['1 account alias'] };
  },
};

const LISTS = [
  { key: 'OpenIDConnectProviderList', what: 'OIDC providers' },
  { key: 'SAMLProviderList', what: 'SAML providers' },
] as const;

function providers(value: unknown): Harvest {
  const found = LISTS.find(({ key }) => isList(member(value, key)));
  const arns = found ? arnsOf(member(value, found.key), 'Arn') : [];
  const ids = new Set(arns.flatMap((arn) => iamName(arn)?.account ?? []));
  const count = found ? arns.length : 1;
  return {
    kind: 'identity-providers',
    title: found ? `${count} ${found.what}` : `OIDC provider ${text(member(value, 'Url')) ?? ''}`,
    accounts: [...ids].filter(isAccountId).map((id) => ({ id })),
    leftOut: [
      {
        what: found?.what ?? 'OIDC providers',
        count,
        why: 'Trust policies name their providers; what a provider is set up for decides nothing that is drawn.',
      },
    ],
  };
}

export const identityProvidersFormat: Format = {
  id: 'identity-providers',
  what: 'output of aws iam list-open-id-connect-providers, get-open-id-connect-provider or list-saml-providers',
  example:
    '{"OpenIDConnectProviderList":[{"Arn":"arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"}]}',
  test: (value) =>
    LISTS.some(({ key }) => isList(member(value, key))) ||
    (isObject(value) && text(member(value, 'Url')) !== undefined && isList(member(value, 'ClientIDList'))),
  take: providers,
};
