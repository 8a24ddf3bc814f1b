// Levels of SCPs and RCPs, root first, from whatever outputs say how an organization is built. What was not given
// makes its level unknown, with the command that fetches it; nothing is silently allowed.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
import { isAccountId } from '#language/arn.ts';
import type { InventoryAccount, MissingGuardrail, PolicyLevel } from '#decision/inventory.ts';
import type { GuardrailType, OrganizationFacts, OrganizationPolicy } from '#harvest/facts.ts';
import { awsGuardrail } from '#managed/guardrails.ts';

export interface Organization {
  readonly accounts: readonly InventoryAccount[];
  readonly scps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly rcps?: Readonly<Record<string, readonly PolicyLevel[]>>;
}

const FILTERS: Readonly<Record<GuardrailType, string>> = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
};

interface Gathered {
  readonly id?: string;
  readonly management?: string;
  readonly names: ReadonlyMap<string, string>;
  readonly accounts: ReadonlySet<string>;
  readonly parents: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<string, OrganizationPolicy>;
  /** `scp 111111111111` -> policy ids; the list is complete. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Target -> policy ids that are attached at least. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  readonly roots: readonly string[];
  /** Types of which every policy is known with all of its targets. */
  readonly allTargets: ReadonlySet<GuardrailType>;
  readonly enabled?: ReadonlySet<GuardrailType>;
}

function gather(facts: readonly OrganizationFacts[]): Gathered {
  const names = new Map<string, string>();
  const accounts = new Set<string>();
  const parents = new Map<string, string>();
  const policies = new Map<string, OrganizationPolicy>();
  const targets = new Map<string, readonly string[]>();
  const attached = new Map<string, string[]>();
  const roots = new Set<string>();
  const see = (id: string): void => {
    if (isAccountId(id)) accounts.add(id);
    if (id.startsWith('r-')) roots.add(id);
    const root = /^ou-([a-z0-9]+)-/.exec(id)?.[1];
    if (root !== undefined) roots.add(`r-${root}`);
  };
  for (const one of facts) {
    for (const { id, name } of one.units ?? []) {
      see(id);
      if (name !== undefined) names.set(id, name);
    }
    for (const [child, parent] of one.parents ?? []) {
      see(child);
      see(parent);
      parents.set(child, parent);
    }
    for (const policy of one.policies ?? [])
      policies.set(policy.id, { ...policies.get(policy.id), ...policy });
    for (const { target, type, policies: ids } of one.targets ?? []) {
      see(target);
      targets.set(`${type} ${target}`, [...new Set([...(targets.get(`${type} ${target}`) ?? []), ...ids])]);
    }
    for (const [policy, target] of one.attachments ?? []) {
      see(target);
      attached.set(target, [...(attached.get(target) ?? []), policy]);
    }
  }
  const placed = new Set([...attached.values()].flat());
  const allTargets = new Set(
    facts
      .flatMap((one) => one.allOf ?? [])
      .filter((type) => [...policies.values()].every((one) => one.type !== type || placed.has(one.id))),
  );
  const id = facts.findLast((one) => one.id !== undefined)?.id;
  const management = facts.findLast((one) => one.managementAccount !== undefined)?.managementAccount;
  const enabled = facts.findLast((one) => one.enabled !== undefined)?.enabled;
  if (management !== undefined) accounts.add(management);
  return {
    ...(id === undefined ? {} : { id }),
    ...(management === undefined ? {} : { management }),
    names,
    accounts,
    parents,
    policies,
    targets,
    attached,
    roots: [...roots],
    allTargets,
    ...(enabled ? { enabled: new Set(enabled) } : {}),
  };
}

interface Way {
  /** Root first, the account last. */
  readonly units: readonly string[];
  /** The unit whose parent nobody named. */
  readonly broken?: string;
}

/** From the root down to the account, as far as the parents are known. */
function wayTo(account: string, { parents, roots }: Gathered): Way {
  const units = [account];
  const seen = new Set(units);
  for (let top = account; !top.startsWith('r-');) {
    const parent = parents.get(top);
    if (parent === undefined || seen.has(parent)) {
      const [root] = roots;
      return { units: roots.length === 1 && root !== undefined ? [root, ...units] : units, broken: top };
    }
    seen.add(parent);
    units.unshift(parent);
    top = parent;
  }
  return { units };
}

const labelOf = (id: string, names: ReadonlyMap<string, string>): string => {
  const name = names.get(id);
  const word = isAccountId(id) ? 'account ' : '';
  return name === undefined ? `${word}${id}` : `${name} (${id})`;
};

function levelAt(unit: string, type: GuardrailType, org: Gathered): PolicyLevel {
  const complete = org.targets.get(`${type} ${unit}`);
  const typeOf = (id: string) => awsGuardrail(id)?.type ?? org.policies.get(id)?.type;
  const ids = [
    ...new Set([
      ...(complete ?? []),
      ...(org.attached.get(unit) ?? []).filter((id) => (typeOf(id) ?? type) === type),
    ]),
  ];
  const missing: MissingGuardrail[] = [];
  const policies = ids.flatMap((id) => {
    const known = org.policies.get(id);
    if (known?.policy) return [known.policy];
    const own = awsGuardrail(id);
    if (own?.type === type) return [own];
    const name = known?.name === undefined ? '' : ` ${known.name}`;
    missing.push({
      of: `policy ${id}${name}`,
      command: `aws organizations describe-policy --policy-id ${id}`,
    });
    return [];
  });
  if (complete === undefined && !org.allTargets.has(type)) {
    missing.push({
      of: `the list of policies of ${labelOf(unit, org.names)}`,
      command: `aws organizations list-policies-for-target --target-id ${unit} --filter ${FILTERS[type]}`,
    });
  }
  return { level: labelOf(unit, org.names), policies, ...(missing.length > 0 ? { missing } : {}) };
}

function levelsOf(way: Way, type: GuardrailType, org: Gathered): readonly PolicyLevel[] {
  const levels = way.units.map((unit) => levelAt(unit, type, org));
  if (way.broken === undefined) return levels;
  const open: PolicyLevel = {
    level: `above ${labelOf(way.broken, org.names)}`,
    policies: [],
    missing: [
      {
        of: `what ${labelOf(way.broken, org.names)} is in`,
        command: `aws organizations list-parents --child-id ${way.broken}`,
      },
    ],
  };
  // The root is known, what is between it and the rest is not.
  const at = way.units[0]?.startsWith('r-') === true ? 1 : 0;
  return [...levels.slice(0, at), open, ...levels.slice(at)];
}

/** Nothing was said about policies of this type: then nothing is built, and the verdicts say what they assume. */
function isTold(type: GuardrailType, org: Gathered): boolean {
  if (org.enabled?.has(type) === false) return true;
  return (
    [...org.targets.keys()].some((key) => key.startsWith(`${type} `)) ||
    [...org.policies.values()].some((policy) => policy.type === type) ||
    [...org.attached.values()].some((ids) => ids.some((id) => awsGuardrail(id)?.type === type))
  );
}

function memberOf(id: string, way: Way, org: Gathered): InventoryAccount {
  const alias = org.names.get(id);
  const orgPath =
    way.broken === undefined && org.id !== undefined
      ? `${[org.id, ...way.units.slice(0, -1)].join('/')}/`
      : undefined;
  // Above the unit whose parent nobody named nothing is guessed.
  const known = way.units.slice(way.broken === undefined ? 0 : way.units.indexOf(way.broken), -1);
  const units = known.map((unit) => {
    const name = org.names.get(unit);
    return name === undefined ? { id: unit } : { id: unit, name };
  });
  return {
    id,
    ...(alias === undefined ? {} : { alias }),
    ...(org.id === undefined ? {} : { org: org.id }),
    ...(orgPath === undefined ? {} : { orgPath }),
    ...(units.length === 0 ? {} : { units }),
    ...(org.management === undefined ? {} : { management: id === org.management }),
  };
}

export function organizationOf(facts: readonly OrganizationFacts[]): Organization {
  if (facts.length === 0) return { accounts: [] };
  const org = gather(facts);
  const ways = new Map([...org.accounts].map((account) => [account, wayTo(account, org)]));
  const accounts = [...ways].map(([id, way]) => memberOf(id, way, org));
  const all = (type: GuardrailType) =>
    Object.fromEntries(
      [...ways].map(([id, way]) => [id, org.enabled?.has(type) === false ? [] : levelsOf(way, type, org)]),
    );
  return {
    accounts,
    ...(isTold('scp', org) ? { scps: all('scp') } : {}),
    ...(isTold('rcp', org) ? { rcps: all('rcp') } : {}),
  };
}
