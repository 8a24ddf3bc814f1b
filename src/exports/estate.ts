// What was read, joined by ARN, as Rolegraph's own plain input (docs/estate.md): read back it is judged the same.
import { finish, type Steps } from '#steps/steps.ts';
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  PolicyLevel,
} from '#decision/inventory.ts';
import type { PolicyType } from '#language/policy.ts';
import { jsonAt, jsonListAt } from './joinInSteps.ts';

const given = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value });

/** Documents are other people's JSON: none that was no object is passed on as a policy. */
const policyOf = ({ name, type, document }: AttachedPolicy) => ({ name, kind: type, document });

/** Slots of which nothing is known. */
function unknownSlots({
  missingBoundary,
  unknownSlots: slots = [],
}: InventoryPrincipal): readonly PolicyType[] {
  return [...new Set([...slots, ...(missingBoundary === undefined ? [] : (['boundary'] as const))])];
}

/** What is only named; the policies that are given count all the same. */
function missingOf({ account, arn, missingGroups, missingInline, missingPolicies }: InventoryPrincipal) {
  const prefix = arn.slice(0, arn.indexOf(':iam:'));
  const groups = (missingGroups ?? []).map((group) => `${prefix}:iam::${account}:group/${group}`);
  return [...(missingPolicies ?? []), ...(missingInline ?? []), ...groups];
}

/** All of it came from a live account, where AWS accepted it once. */
const isLive = (policies: readonly AttachedPolicy[]): boolean =>
  policies.length > 0 && policies.every(({ live }) => live === true);

function principalOf(principal: InventoryPrincipal) {
  const { arn, policies, tags, trust, uniqueId } = principal;
  const unknown = unknownSlots(principal);
  const missing = missingOf(principal);
  return {
    arn,
    ...given('uniqueId', uniqueId),
    ...given('tags', tags),
    ...given('policies', policies?.map(policyOf)),
    ...(policies === undefined || unknown.length === 0 ? {} : { unknown }),
    ...(missing.length === 0 ? {} : { missing }),
    ...given('trust', trust?.[0]?.document),
    ...(isLive([...(policies ?? []), ...(trust ?? [])]) ? { live: true } : {}),
  };
}

const accountOf = ({ id, alias, management, org, orgPath, units }: InventoryAccount) => ({
  id,
  ...given('alias', alias),
  ...given('org', org),
  ...given('orgPath', orgPath),
  ...given('units', units),
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
            ...(isLive(policies) ? { live: true } : {}),
          })),
        ]),
      );

/** The inventory as an estate file. What somebody tried is left out: it is no part of an estate. */
export function* estateInSteps({ accounts, context, principals, rcps, scps }: Inventory): Steps<string> {
  const members: (readonly [key: string, text: string])[] = [
    ['accounts', yield* jsonListAt(accounts, accountOf, 2)],
    ['principals', yield* jsonListAt(principals, principalOf, 2)],
  ];
  for (const [key, value] of Object.entries({ scps: levelsOf(scps), rcps: levelsOf(rcps), context }))
    if (value !== undefined) members.push([key, jsonAt(value, 2)]);
  return `{\n${members.map(([key, text]) => `  "${key}": ${text}`).join(',\n')}\n}\n`;
}

export const toEstate = (inventory: Inventory): string => finish(estateInSteps(inventory));
