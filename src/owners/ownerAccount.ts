// In which account is a holder whom the words name without one? Where only one account can be meant, in that one.
import { isAccountId } from '#language/arn.ts';
import { CROSS_ACCOUNT } from './ownerClues.ts';
import type { ReadPassage } from './ownerEvidence.ts';

/**
 * The only account that all texts know (`only`), else the only one that the policy's principals are in; null: there are
 * several, none, or a sentence says that another account is meant. `targetOnly`: known only because the policy lets
 * somebody assume a role there, which is said of other accounts at least as often as of one's own.
 */
export function likelyAccount(
  passages: readonly ReadPassage[],
  principalAccounts: ReadonlySet<string>,
  targetOnly: readonly string[],
  only: string | null,
): string | null {
  if (passages.some(({ text }) => CROSS_ACCOUNT.test(text))) return null;
  if (only !== null && !targetOnly.includes(only)) return only;
  const [side] = principalAccounts;
  return principalAccounts.size === 1 && side !== undefined && isAccountId(side) ? side : null;
}
