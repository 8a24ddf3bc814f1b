// The rule for everything but role trust: in one account an identity policy or the resource's policy suffices, across
// two accounts both must allow.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
import { hasIdentitySide } from '#language/caller.ts';
import { anyStrength } from './strengthMask.ts';
import type { Claims } from './trustRule.ts';
import { all, any, type Truth } from './truth.ts';

/** In one account a resource policy that names only the account delegates to its identity policies and adds nothing. */
export function ordinaryGrant({ callerKind, sameAccount, strengths, identity, limits }: Claims): Truth {
  if (callerKind === 'anyone') return strengths.wildcard;
  if (!hasIdentitySide(callerKind)) return anyStrength(strengths);
  if (!sameAccount) return all([anyStrength(strengths), identity, limits]);
  if (callerKind === 'root') return 'yes';
  return any([
    anyStrength(strengths, ['user', 'session', 'wildcard']),
    all([strengths.role, limits]),
    all([identity, limits]),
  ]);
}
