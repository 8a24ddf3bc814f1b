// Several documents in one slot of one principal: which of them count.
import type { AttachedPolicy, Place } from '#decision/inventory.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Problem } from '#text/problem.ts';
import type { Claim } from './claim.ts';
import { canonical } from './sameDocument.ts';

const at = (place: Place): Pick<Problem, 'document' | 'place'> => ({ document: place.document, place });

const SLOT_NAMES: Readonly<Partial<Record<PolicyType, string>>> = {
  trust: 'trust policy',
  boundary: 'permissions boundary',
};

/** Bare documents of one slot of one principal: identical ones are one, others stand or fall by who says so. */
export function settle(
  arn: string,
  stated: readonly AttachedPolicy[],
  claims: readonly Claim[],
  single: boolean,
  problems: Problem[],
): readonly AttachedPolicy[] {
  const kept: { policy: AttachedPolicy; sure: boolean }[] = stated.map((policy) => ({ policy, sure: true }));
  const places = new Map<string, number>();
  kept.forEach(({ policy }, i) => {
    const says = canonical(policy.document);
    if (!places.has(says)) places.set(says, i);
  });
  for (const { owned, policy } of claims) {
    const sure = owned.ownership !== 'guessed';
    const says = canonical(policy.document);
    const twin = places.get(says) ?? kept.length;
    const known = kept[twin];
    if (known) {
      problems.push({
        code: 'SAME-POLICY',
        severity: 'info',
        message: `The same document stands here again for ${arn}: counted once.`,
        ...at(policy.place),
      });
      if (sure && !known.sure) kept[twin] = { policy, sure };
    } else {
      places.set(says, twin);
      kept.push({ policy, sure });
    }
  }
  if (!single || kept.length < 2) return kept.map((one) => one.policy);
  const sure = kept.filter((one) => one.sure);
  const slot = SLOT_NAMES[kept[0]?.policy.type ?? 'trust'] ?? 'policy';
  const last = sure.at(-1);
  if (!last) {
    for (const { policy } of kept.slice(1)) {
      problems.push({
        code: 'SEVERAL-TRUSTS',
        severity: 'warning',
        message: `AWS keeps one ${slot} per role, and this is one more for ${arn}. They are evaluated side by side until you say whose each is.`,
        ...at(policy.place),
      });
    }
    return kept.map((one) => one.policy);
  }
  for (const { policy, sure: isSure } of kept.filter((one) => one !== last)) {
    problems.push({
      code: 'STATED-TWICE',
      severity: 'warning',
      message: isSure
        ? `${arn} has another ${slot} further on: that one counts, this one does not.`
        : `This may be the ${slot} of ${arn}, but another text states a different one: not counted until you say so.`,
      ...at(policy.place),
    });
  }
  return [last.policy];
}
