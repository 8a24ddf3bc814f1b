// "AWS would refuse this": the grammar's faults in every policy of the inventory, as problems with their places.
import { parseOnce } from '#language/parseOnce.ts';
import type { AttachedPolicy, Inventory, PolicyLevel } from '#decision/inventory.ts';
import type { Problem } from '#text/problem.ts';

const levelPolicies = (
  levels: Readonly<Record<string, readonly PolicyLevel[]>> | undefined,
): AttachedPolicy[] => Object.values(levels ?? {}).flatMap((list) => list.flatMap((level) => level.policies));

/** Each document once, although many principals may share a managed policy. */
function distinct(policies: readonly AttachedPolicy[]): AttachedPolicy[] {
  const seen = new Map<unknown, Set<string>>();
  return policies.filter(({ document, type, name }) => {
    if (name === 'FullAWSAccess (assumed)') return false;
    const types = seen.get(document) ?? new Set();
    seen.set(document, types);
    if (types.has(type)) return false;
    types.add(type);
    return true;
  });
}

export function policyFaults(inventory: Inventory): readonly Problem[] {
  const policies = [
    ...inventory.principals.flatMap((principal) => [
      ...(principal.trust ?? []),
      ...(principal.policies ?? []),
    ]),
    ...levelPolicies(inventory.scps),
    ...levelPolicies(inventory.rcps),
  ];
  return distinct(policies).flatMap((policy) =>
    parseOnce(policy.document, policy.type).faults.map((fault): Problem => {
      const refused = fault.blocks && policy.live !== true;
      const quoted = fault.awsText === undefined ? '' : ` AWS says: “${fault.awsText}”`;
      return {
        code: fault.code,
        severity: refused ? 'error' : 'warning',
        message: `${fault.text}${quoted}${refused ? ' AWS would refuse this document.' : ''}`,
        document: policy.place.document,
        place: { ...policy.place, path: [...policy.place.path, ...fault.path] },
      };
    }),
  );
}
