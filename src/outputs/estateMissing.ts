// `missing` of a principal in an estate file: what it has that is only named. ARNs of policies and of groups, and names
// of inline policies.
import { iamName } from '#language/arn.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';

type Missing = Pick<InventoryPrincipal, 'missingPolicies' | 'missingInline' | 'missingGroups'>;

/** Sorted by what the texts name; lists that would be empty are left out. */
export function missingOf(names: readonly string[]): Missing {
  const kindOf = (name: string) => {
    const kind = iamName(name)?.kind;
    return kind === 'policy' || kind === 'group' ? kind : 'inline';
  };
  const policies = names.filter((name) => kindOf(name) === 'policy');
  const groups = names.filter((name) => kindOf(name) === 'group');
  const inline = names.filter((name) => kindOf(name) === 'inline');
  return {
    ...(policies.length > 0 ? { missingPolicies: policies } : {}),
    ...(inline.length > 0 ? { missingInline: inline } : {}),
    ...(groups.length > 0 ? { missingGroups: groups.map((arn) => iamName(arn)?.name ?? arn) } : {}),
  };
}
