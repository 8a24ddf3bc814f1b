// What stands where account ids belong, in documents that AWS refuses because of it: only somebody who knows the ids can
// fill them in, and then everywhere.
import { isPlaceholderAccount, parseArn } from '#language/arn.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import type { Compiled, Model } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import { valueAt } from './edit.ts';

/** `L-PLACEHOLDER`, `L-ACCOUNT-ID`: the repairs that need an account id (repairs.ts). */
const CODES: ReadonlySet<string> = new Set(['L-PLACEHOLDER', 'L-ACCOUNT-ID']);

const isBlank = (account: string): boolean => isPlaceholderAccount(account) && !isUnknownAccount(account);

const accountIn = (text: unknown): string =>
  typeof text === 'string' ? (parseArn(text)?.account ?? text) : '';

const refusedFor = ({ attached, policy }: Compiled): readonly string[] =>
  policy.accepted
    ? []
    : policy.faults
        .filter(({ blocks, code }) => blocks && CODES.has(code))
        .map(({ path }) => accountIn(valueAt(attached.document, path)));

/** Names of accounts (`ACCOUNT_B_ID`, `1111111111`) that keep a document between two ends from being in force. */
export function blanksOf(model: Model, source: string, target: string): readonly string[] {
  const { inPlay } = situation(model, source, target);
  const refused = [...inPlay.trust, ...inPlay.permission, ...inPlay.boundary, ...inPlay.session].flatMap(
    refusedFor,
  );
  if (refused.length === 0) return [];
  return [...new Set([accountIn(source), accountIn(target), ...refused])].filter(isBlank);
}
