// Short names for people: `Role_A`, `account 111111111111`, `GitHub Actions`.
import { iamName, parseArn } from '#language/arn.ts';
import { type CallerKind, callerKind } from '#language/caller.ts';
import { accountPhrase, isUnknownAccount } from '#language/unknownAccount.ts';
import { perModel } from './memo.ts';
import type { Model } from './model.ts';

const PROVIDERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'token.actions.githubusercontent.com': 'GitHub Actions',
    'gitlab.com': 'GitLab',
    'app.terraform.io': 'Terraform Cloud',
    'cognito-identity.amazonaws.com': 'Cognito',
    'accounts.google.com': 'Google',
    'graph.facebook.com': 'Facebook',
    'www.amazon.com': 'Login with Amazon',
  }),
);

const EKS = /^oidc\.eks\.[\w-]+\.amazonaws\.com(?:\.cn)?\/id\/([0-9A-Za-z]+)$/;
/** Characters of a cluster's id that tell it from the others of an estate. */
const SHORT_ID = 8;

/** Of an identity provider: what people call it, else where it stands. */
function providerName(host: string): string {
  const cluster = EKS.exec(host)?.[1];
  if (cluster === undefined) return PROVIDERS.get(host) ?? host;
  return `EKS cluster ${cluster.length > SHORT_ID ? `${cluster.slice(0, SHORT_ID)}…` : cluster}`;
}

/** `111111111111`, or `prod (111111111111)` when the account has an alias. */
export function accountName(model: Model, id: string): string {
  const alias = model.accounts.get(id)?.alias;
  return alias === undefined ? id : `${alias} (${id})`;
}

/** `account 111111111111`, `account prod (111111111111)`, `an account that was not given`. */
export const accountWords = (model: Model, id: string): string => accountPhrase(id, accountName(model, id));

/** Name without path, account or partition; services as policies spell them. */
export function shortName(id: string): string {
  const kind = callerKind(id);
  if (kind === 'anyone') return 'anyone';
  if (kind === 'account') return accountPhrase(id);
  const name = iamName(id);
  if (name === null) return providerName(id);
  if (name.kind === 'root')
    return `the root user of ${isUnknownAccount(name.account) ? accountPhrase(name.account) : name.account}`;
  if (name.kind === 'session') return `session ${name.session ?? ''} of ${name.name}`;
  return providerName(name.name);
}

/** `Role_A in 111111111111`; services, providers and accounts without one. For the middle of a sentence. */
export const fullName = perModel((model: Model, id: string): string => {
  const kind = callerKind(id);
  if (kind === 'anyone') return 'anyone whose own account allows it';
  if (kind === 'account') return accountWords(model, id);
  if (kind === 'service') return `the service ${id}`;
  if (kind === 'root') {
    const own = parseArn(id)?.account ?? '';
    return `the root user of ${isUnknownAccount(own) ? accountPhrase(own) : accountName(model, own)}`;
  }
  const account = parseArn(id)?.account ?? '';
  return account === '' || isUnknownAccount(account)
    ? shortName(id)
    : `${shortName(id)} in ${accountName(model, account)}`;
});

/** What is called by words instead of by a name of its own. */
const IN_WORDS: ReadonlySet<CallerKind | null> = new Set(['anyone', 'account', 'root', 'session', 'service']);

const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The same for the beginning of a sentence; the names of users and roles keep their case. */
export function fullNameAtStart(model: Model, id: string): string {
  const name = fullName(model, id);
  return IN_WORDS.has(callerKind(id)) ? atStart(name) : name;
}

/** `shortName` for the beginning of a sentence; names, those of services among them, keep their case. */
export function shortNameAtStart(id: string): string {
  const name = shortName(id);
  const kind = callerKind(id);
  return kind !== 'service' && IN_WORDS.has(kind) ? atStart(name) : name;
}
