// "AWS would refuse this": the grammar's faults in every policy of the inventory, as problems with their places.
import { parseOnce } from '#language/parseOnce.ts';
import type { Fault, Policy } from '#language/policy.ts';
import type { AttachedPolicy, Inventory } from '#decision/inventory.ts';
import { managedArn } from '#managed/managedArn.ts';
import type { Problem } from '#text/problem.ts';

function problemOf({ live, place }: AttachedPolicy, fault: Fault): Problem {
  const refused = fault.blocks && live !== true;
  const quoted = fault.awsText === undefined ? '' : ` AWS says: “${fault.awsText}”`;
  return {
    code: fault.code,
    severity: refused ? 'error' : 'warning',
    message: `${fault.text}${quoted}${refused ? ' AWS would refuse this document.' : ''}`,
    document: place.document,
    place: { ...place, path: [...place.path, ...fault.path] },
  };
}

function eachPolicy({ principals, rcps, scps }: Inventory, take: (policy: AttachedPolicy) => void): void {
  for (const { policies, trust } of principals) {
    trust?.forEach(take);
    policies?.forEach(take);
  }
  for (const levels of [...Object.values(scps ?? {}), ...Object.values(rcps ?? {})]) {
    for (const { policies } of levels) policies.forEach(take);
  }
}

/** Each document once, although many principals may share a managed policy. */
export function policyFaults(inventory: Inventory): readonly Problem[] {
  const told = new Set<Policy>();
  const problems: Problem[] = [];
  eachPolicy(inventory, (attached) => {
    if (attached.name === 'FullAWSAccess (assumed)' || managedArn(attached.place.document) !== null) return;
    const policy = parseOnce(attached.document, attached.type);
    if (policy.faults.length === 0 || told.has(policy)) return;
    told.add(policy);
    for (const fault of policy.faults) {
      if (attached.namedAccounts !== true || fault.code !== 'L-PLACEHOLDER')
        problems.push(problemOf(attached, fault));
    }
  });
  return problems;
}
