// What to call an account: its id, or words where nobody said which it is.
import { isNamedUnknown, isUnknownAccount } from '#language/unknownAccount.ts';

const PREFIX = 'UNKNOWN_ACCOUNT_';

/** After the word "Account": `111111111111`, `not given`, `VAR_PARTNER, id not given`. */
export function accountLabel(id: string): string {
  if (!isUnknownAccount(id)) return id;
  return isNamedUnknown(id) ? `${id.slice(PREFIX.length)}, id not given` : 'not given';
}
