// For which account is a guardrail, or for all?
import type { Owned } from '#harvest/owned.ts';
import type { PolicyType } from '#language/policy.ts';
import type { ReadPassage } from './ownerEvidence.ts';
import { MAX_CANDIDATES, questionFor } from './ownerQuestion.ts';
import { isForOrganization } from './ownerSlot.ts';

/** `type`: scp or rcp. `accounts`: all that the texts know, each once. */
export function guardrailOwner(
  { passages, type }: { readonly passages: readonly ReadPassage[]; readonly type: PolicyType },
  accounts: readonly string[],
): Owned {
  const everywhere = isForOrganization(passages);
  const said = everywhere ? [] : passages.flatMap((passage) => passage.accounts.map((one) => one.account));
  const [owner] = said;
  // As many as are offered, the owner and those that come up twice: there may be thousands.
  const some = [...said, ...accounts.slice(0, said.length + MAX_CANDIDATES + 1)];
  return {
    type,
    ownership: 'guessed',
    ...(owner === undefined ? {} : { owner }),
    ...(everywhere ? { everywhere } : {}),
    question: questionFor(type, owner, everywhere ? 'everywhere' : undefined),
    candidates: [...new Set(some)].filter((account) => account !== owner).slice(0, MAX_CANDIDATES),
  };
}
