import { accountPhrase, isUnknownAccount, readableId } from '#language/unknownAccount.ts';
import { iamName, parseArn } from '#language/arn.ts';

/** What to call an end of an edge when the graph has no label for it. */
export function shortName(id: string): string {
  if (id === '*') return 'Anyone';
  if (isUnknownAccount(id)) return accountPhrase(id);
  const name = iamName(id);
  if (name) return name.kind === 'root' ? readableId(name.account) : (name.session ?? name.name);
  return parseArn(id)?.resource ?? id;
}
