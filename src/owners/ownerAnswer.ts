// The user's answer to "whose is it?", as an ARN or account id.
import { iamName } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { OwnerAnswer } from '#workspace/workspace.ts';

/** A full ARN as it is; a bare name becomes a role of an unknown account; null: no usable answer. */
export function answerOf(answer: OwnerAnswer | undefined): string | null {
  const owner = answer?.owner.trim();
  if (answer === undefined || owner === undefined || owner === '') return null;
  if (answer.slot === 'scp' || answer.slot === 'rcp') return owner;
  const named = iamName(owner);
  if (named) return named.kind === 'user' || named.kind === 'role' || named.kind === 'group' ? owner : null;
  return /^[\w+=,.@-]{1,64}$/.test(owner) ? `arn:aws:iam::${UNKNOWN_ACCOUNT}:role/${owner}` : null;
}
