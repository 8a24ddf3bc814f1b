// The account of somebody whose account no text states. It is no account of its own: whether it is the same as any
// other account is not known, so nothing may be called cross-account (or same-account) because of it.

/** Stands in an ARN where the account id would; an account name like any other placeholder. */
export const UNKNOWN_ACCOUNT = 'UNKNOWN_ACCOUNT';

/** Nobody said which account this is. */
export const isUnknownAccount = (account: string): boolean => account === UNKNOWN_ACCOUNT;
