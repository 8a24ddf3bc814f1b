// For which account is a guardrail, or for all?
import type { Owned } from '#harvest/owned.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Cast } from './cast.ts';
import type { ReadPassage } from './ownerEvidence.ts';
import { MAX_CANDIDATES, questionFor } from './ownerQuestion.ts';
import { isForOrganization } from './ownerSlot.ts';

/** `type`: scp or rcp. */
export function guardrailOwner(
  { passages, type }: { readonly passages: readonly ReadPassage[]; readonly type: PolicyType },
  cast: Cast,
): Owned {
  const everywhere = isForOrganization(passages);
  const said = everywhere ? [] : passages.flatMap((passage) => passage.accounts.map((one) => one.account));
  const all = [...new Set([...said, ...cast.accounts.values()])];
  const [owner] = said;
  return {
    type,
    ownership: 'guessed',
    ...(owner === undefined ? {} : { owner }),
    ...(everywhere ? { everywhere } : {}),
    question: questionFor(type, owner, everywhere ? 'everywhere' : undefined),
    candidates: all.filter((account) => account !== owner).slice(0, MAX_CANDIDATES),
  };
}
