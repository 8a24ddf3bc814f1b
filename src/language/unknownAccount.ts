// The account of somebody whose account no text states. It is no account of its own: whether it is the same as any
// other account is not known, so nothing may be called cross-account (or same-account) because of it.

/** Stands in an ARN where the account id would; an account name like any other placeholder. */
export const UNKNOWN_ACCOUNT = 'UNKNOWN_ACCOUNT';

/**
 * An account that a template calls by name without saying which it is: one and the same wherever the name stands, in
 * ARNs and inside documents. Readers make such names from the template's own, after `UNKNOWN_ACCOUNT_`.
 */
export const isNamedUnknown = (account: string): boolean => account.startsWith('UNKNOWN_ACCOUNT_');

/** The account of a principal of which the template gives the name of its ARN only: `role/Deployer` in it. */
export const isUnknownPrincipal = (account: string): boolean => account.startsWith('UNKNOWN_ACCOUNT_OF_');

/** Nobody said which account this is. */
export const isUnknownAccount = (account: string): boolean =>
  account === UNKNOWN_ACCOUNT || isNamedUnknown(account);

/** The named unknown accounts that stand anywhere in a document. */
export const namedUnknownsIn = (document: unknown): readonly string[] => [
  ...new Set(JSON.stringify(document)?.match(/UNKNOWN_ACCOUNT_[A-Z0-9_]+/g)),
];
