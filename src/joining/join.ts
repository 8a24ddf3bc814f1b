// Everything by full ARN into one Inventory. AWS keeps one trust policy and one boundary per principal: where texts
// claim more, what a text states outright counts before what we guessed, and the later statement before the earlier.
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  Place,
  PolicyLevel,
} from '#decision/inventory.ts';
import type { Claim } from './claim.ts';
import { FULL_ACCESS } from '#managed/guardrails.ts';
import { attach } from './holdings.ts';
import type { Held } from './holders.ts';
import { organizationOf } from './organization.ts';
import { sameDocument as same } from './sameDocument.ts';
import { settle } from './settle.ts';
import type { Harvest } from '#harvest/harvest.ts';
import type { Problem } from '#text/problem.ts';

interface Joined {
  readonly inventory: Inventory;
  readonly problems: readonly Problem[];
}

const at = (place: Place): Pick<Problem, 'document' | 'place'> => ({ document: place.document, place });

/** A principal stated again: what the later text carries replaces what the earlier one said. */
function restate(old: InventoryPrincipal, now: InventoryPrincipal, problems: Problem[]): InventoryPrincipal {
  const tell = (what: string, place: Place | undefined): void => {
    if (!place) return;
    problems.push({
      code: 'STATED-TWICE',
      severity: 'warning',
      message: `${now.arn}: its ${what} is stated twice and differs. This later one counts.`,
      ...at(place),
    });
  };
  if (
    old.trust &&
    now.trust &&
    !same(
      old.trust.map((p) => p.document),
      now.trust.map((p) => p.document),
    )
  ) {
    tell('trust policy', now.trust[0]?.place);
  }
  const documents = (p: InventoryPrincipal) => p.policies?.map(({ type, document }) => ({ type, document }));
  if (old.policies && now.policies && !same(documents(old), documents(now)))
    tell('list of policies', now.place);
  return { ...old, ...now, ...openSlots(old, now) };
}

/** A slot is known once anybody told of it. */
function openSlots(
  old: InventoryPrincipal,
  now: InventoryPrincipal,
): Pick<InventoryPrincipal, 'unknownSlots'> {
  const carries = (p: InventoryPrincipal, slot: PolicyType): boolean =>
    p.policies !== undefined && p.unknownSlots?.includes(slot) !== true;
  const open = [...new Set([...(old.unknownSlots ?? []), ...(now.unknownSlots ?? [])])].filter(
    (slot) => !carries(old, slot) && !carries(now, slot),
  );
  return open.length > 0 || old.unknownSlots || now.unknownSlots ? { unknownSlots: open } : {};
}

function withClaims(
  stated: InventoryPrincipal | undefined,
  arn: string,
  claims: readonly Claim[],
  problems: Problem[],
): InventoryPrincipal | null {
  const named = iamName(arn);
  if (!named || !['user', 'role', 'group'].includes(named.kind)) return stated ?? null;
  const of = (type: PolicyType) => claims.filter((claim) => claim.policy.type === type);
  const trust = of('trust');
  const ownPolicies = stated?.policies ?? [];
  const settledTrust =
    trust.length > 0 ? settle(arn, stated?.trust ?? [], trust, true, problems) : stated?.trust;
  const boundaries = ownPolicies.filter((policy) => policy.type === 'boundary');
  const policies = [
    ...settle(
      arn,
      ownPolicies.filter((policy) => policy.type !== 'boundary'),
      [...of('identity'), ...of('session')],
      false,
      problems,
    ),
    ...settle(arn, boundaries, of('boundary'), true, problems),
  ];
  const unknown = stated?.unknownSlots?.filter((slot) => of(slot).length === 0);
  const names = new Set(claims.map((claim) => claim.policy.name));
  const missingInline = stated?.missingInline?.filter((name) => !names.has(name)) ?? [];
  const { unknownSlots: _, missingInline: __, ...rest } = stated ?? {};
  const base: InventoryPrincipal = {
    arn,
    kind: named.kind === 'user' ? 'user' : named.kind === 'group' ? 'group' : 'role',
    account: named.account,
    name: named.name,
    ...rest,
    ...(unknown && unknown.length > 0 ? { unknownSlots: unknown } : {}),
    ...(missingInline.length > 0 ? { missingInline } : {}),
  };
  const [first] = claims;
  return {
    ...base,
    ...(base.place || !first ? {} : { place: first.policy.place }),
    ...(stated?.policies || claims.some((claim) => claim.policy.type !== 'trust') ? { policies } : {}),
    ...(settledTrust ? { trust: settledTrust } : {}),
    ...(!stated && claims.every((claim) => claim.owned.ownership === 'guessed') ? { guessed: true } : {}),
  };
}

interface GrowingLevel extends PolicyLevel {
  readonly policies: AttachedPolicy[];
}

const growing = (level: PolicyLevel): GrowingLevel => ({ ...level, policies: [...level.policies] });

/** What was pasted for an account or the whole organization, after what stands there already. */
function levelsWith(
  stated: Readonly<Record<string, readonly PolicyLevel[]>>,
  claims: readonly Claim[],
  problems: Problem[],
): Record<string, readonly PolicyLevel[]> {
  const byAccount = new Map(
    Object.entries(stated).map(([account, levels]) => [account, levels.map(growing)] as const),
  );
  const assumed = new Set<AttachedPolicy>();
  for (const { owned, policy } of claims) {
    if (owned.owner === undefined) continue;
    const name = owned.everywhere ? 'root' : 'pasted';
    const levels: GrowingLevel[] = byAccount.get(owned.owner) ?? [];
    byAccount.set(owned.owner, levels);
    const there = levels.find(({ level }) => level === name);
    if (there) {
      there.policies.push(policy);
      continue;
    }
    const beside = { ...policy, name: 'FullAWSAccess (assumed)', document: FULL_ACCESS };
    const first = policy.type === 'scp' ? [beside] : [];
    if (first.length > 0 && !assumed.has(policy)) {
      assumed.add(policy);
      const where = owned.everywhere ? 'at the root' : `of account ${owned.owner}`;
      problems.push({
        code: 'FULL-ACCESS-ASSUMED',
        severity: 'info',
        message: `FullAWSAccess is assumed to be attached beside this SCP ${where}, as AWS does unless somebody removes it.`,
        ...at(policy.place),
      });
    }
    const level = { level: name, policies: [...first, policy] };
    if (owned.everywhere) levels.unshift(level);
    else levels.push(level);
  }
  return Object.fromEntries(byAccount);
}

/** What was found out about who has what, across all pieces. */
export interface Found {
  readonly held: readonly Held[];
  /** The document of a managed policy; undefined: nobody gave it. */
  readonly managed: (arn: string) => AttachedPolicy | undefined;
}

/** All harvests in reading order, and all bare policies with their owners. */
export function join(harvests: readonly Harvest[], claims: readonly Claim[], found: Found): Joined {
  const problems: Problem[] = [];
  const principals = new Map<string, InventoryPrincipal | null>();
  for (const principal of harvests.flatMap((harvest) => harvest.principals ?? [])) {
    const old = principals.get(principal.arn);
    principals.set(principal.arn, old ? restate(old, principal, problems) : principal);
  }
  problems.push(...attach(principals, found.held, found.managed));
  const byOwner = new Map<string, Claim[]>();
  for (const claim of claims) {
    const { owner, type } = claim.owned;
    if (owner === undefined || type === 'scp' || type === 'rcp' || type === 'resource') continue;
    const own = byOwner.get(owner);
    if (own) own.push(claim);
    else byOwner.set(owner, [claim]);
  }
  for (const [arn, own] of byOwner) {
    principals.set(arn, withClaims(principals.get(arn) ?? undefined, arn, own, problems));
  }
  const organization = organizationOf(harvests.flatMap((harvest) => harvest.organization ?? []));
  const accounts = new Map<string, InventoryAccount>();
  for (const account of [
    ...organization.accounts,
    ...harvests.flatMap((harvest) => harvest.accounts ?? []),
  ]) {
    accounts.set(account.id, { ...accounts.get(account.id), ...account });
  }
  const levels = (key: 'scps' | 'rcps', type: PolicyType) => {
    const given = [organization, ...harvests].flatMap((one) => (one[key] ? [one[key]] : []));
    const own = claims.filter((claim) => claim.owned.type === type && claim.owned.owner !== undefined);
    if (given.length === 0 && own.length === 0) return {};
    return { [key]: levelsWith(Object.assign({}, ...given), own, problems) };
  };
  const context: Record<string, Inventory['context'][string]> = {};
  for (const harvest of harvests) Object.assign(context, harvest.context);
  const attempts = harvests.flatMap((harvest) => harvest.attempts ?? []);
  const inventory: Inventory = {
    accounts: [...accounts.values()],
    principals: [...principals.values()].filter((principal) => principal !== null),
    ...levels('scps', 'scp'),
    ...levels('rcps', 'rcp'),
    ...(attempts.length > 0 ? { attempts } : {}),
    context,
  };
  return { inventory, problems };
}
