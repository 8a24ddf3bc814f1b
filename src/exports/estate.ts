// What was read, joined by ARN, as Rolegraph's own plain input (docs/estate.md): read back it is judged the same.
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  PolicyLevel,
} from '#decision/inventory.ts';
import type { PolicyType } from '#language/policy.ts';

const given = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value });

/** Documents are other people's JSON: none that was no object is passed on as a policy. */
const policyOf = ({ name, type, document }: AttachedPolicy) => ({ name, kind: type, document });

/** Slots of which not everything is known, however the source came to lack it. */
function unknownSlots(principal: InventoryPrincipal): readonly PolicyType[] {
  const { missingBoundary, missingGroups = [], missingInline = [], missingPolicies = [] } = principal;
  const slots = new Set(principal.unknownSlots);
  if (missingPolicies.length + missingInline.length + missingGroups.length > 0) slots.add('identity');
  if (missingBoundary !== undefined) slots.add('boundary');
  return [...slots];
}

function principalOf(principal: InventoryPrincipal) {
  const { arn, policies, tags, trust, uniqueId } = principal;
  const unknown = unknownSlots(principal);
  return {
    arn,
    ...given('uniqueId', uniqueId),
    ...given('tags', tags),
    ...given('policies', policies?.map(policyOf)),
    ...(policies === undefined || unknown.length === 0 ? {} : { unknown }),
    ...given('trust', trust?.[0]?.document),
  };
}

const accountOf = ({ id, alias, management, org, orgPath }: InventoryAccount) => ({
  id,
  ...given('alias', alias),
  ...given('org', org),
  ...given('orgPath', orgPath),
  ...given('management', management),
});

const levelsOf = (by: Readonly<Record<string, readonly PolicyLevel[]>> | undefined) =>
  by === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(by).map(([account, levels]) => [
          account,
          levels.map(({ level, policies, missing = [] }) => ({
            level,
            policies: policies.map(({ document }) => document),
            ...(missing.length === 0 ? {} : { missing: missing.map(({ of }) => of) }),
          })),
        ]),
      );

/** The inventory as an estate file. What somebody tried is left out: it is no part of an estate. */
export function toEstate({ accounts, context, principals, rcps, scps }: Inventory): string {
  const estate = {
    accounts: accounts.map(accountOf),
    principals: principals.map(principalOf),
    ...given('scps', levelsOf(scps)),
    ...given('rcps', levelsOf(rcps)),
    context,
  };
  return `${JSON.stringify(estate, null, 2)}\n`;
}
