// Whose accounts these are: what is not of them comes from outside.
import type { Model } from '#decision/model.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';

/**
 * Accounts of which a principal was given, and those of the same organizations. Where there is an organization, one that
 * is known to be in none is outside, whatever was given of it.
 */
export function ownAccounts({ accounts, principals }: Model): ReadonlySet<string> {
  const own = new Set(principals.map(({ record }) => record.account));
  const orgs = new Set([...own].map((id) => accounts.get(id)?.org ?? '').filter((org) => org !== ''));
  for (const { id, org } of accounts.values()) {
    if (orgs.has(org ?? '')) own.add(id);
    else if (org === null && orgs.size > 0) own.delete(id);
  }
  return own;
}

/** Of an account that nobody stated it is not known. */
export const isForeign = (account: string, own: ReadonlySet<string>): boolean =>
  !own.has(account) && !isUnknownAccount(account);
