// The account of somebody whose account no text states. It is no account of its own: whether it is the same as any
// other account is not known, so nothing may be called cross-account (or same-account) because of it.

/** Stands in an ARN where the account id would; an account name like any other placeholder. */
export const UNKNOWN_ACCOUNT = 'UNKNOWN_ACCOUNT';
const NAMED = 'UNKNOWN_ACCOUNT_';
const PRINCIPAL = 'UNKNOWN_ACCOUNT_OF_';

/**
 * An account that a template calls by name without saying which it is: one and the same wherever the name stands, in
 * ARNs and inside documents. Readers make such names from the template's own, after `UNKNOWN_ACCOUNT_`.
 */
export const isNamedUnknown = (account: string): boolean => account.startsWith(NAMED);

/** The account of a principal of which the template gives the name of its ARN only: `role/Deployer` in it. */
export const isUnknownPrincipal = (account: string): boolean => account.startsWith(PRINCIPAL);

/** Nobody said which account this is. */
export const isUnknownAccount = (account: string): boolean =>
  account === UNKNOWN_ACCOUNT || isNamedUnknown(account);

/** The name that the template has for it: `VAR_PARTNER`. */
const templateName = (account: string): string =>
  account.slice(isUnknownPrincipal(account) ? PRINCIPAL.length : NAMED.length);

/**
 * For the middle of a sentence: `account 111111111111`, `account VAR_PARTNER`, `the account of DEPLOYER_ARN`, `an account
 * that was not given`. Whoever has an alias of it gives that as its name.
 */
export function accountPhrase(account: string, name = account): string {
  if (account === UNKNOWN_ACCOUNT) return 'an account that was not given';
  if (isUnknownPrincipal(account)) return `the account of ${templateName(account)}`;
  return `account ${isNamedUnknown(account) ? templateName(account) : name}`;
}

/** An id or ARN as people read it, never to be looked up by: `arn:aws:iam::<account not given>:role/Role_B`. */
export function readableId(id: string): string {
  if (isUnknownAccount(id)) return accountPhrase(id);
  return id.replaceAll(/\bUNKNOWN_ACCOUNT\w*/g, (account) =>
    account === UNKNOWN_ACCOUNT ? '<account not given>' : `<${accountPhrase(account)}, not given>`,
  );
}

/** The named unknown accounts that stand anywhere in a document. */
export const namedUnknownsIn = (document: unknown): readonly string[] => [
  ...new Set(JSON.stringify(document)?.match(/UNKNOWN_ACCOUNT_[A-Z0-9_]+/g)),
];
