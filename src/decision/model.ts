// The inventory compiled for asking: every policy parsed once, and indexes. Never crosses a worker.
import { parseOnce } from '#language/parseOnce.ts';
import { iamName } from '#language/arn.ts';
import type { Fault, Policy, PolicyType } from '#language/policy.ts';
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  MissingGuardrail,
  PolicyLevel,
} from './inventory.ts';

/** A policy with where it came from; `policy.accepted` is already true for documents of a live account. */
export interface Compiled {
  readonly attached: AttachedPolicy;
  readonly policy: Policy;
}

export interface CompiledLevel {
  readonly level: string;
  readonly policies: readonly Compiled[];
  /** Not empty: what the level says is open. */
  readonly missing: readonly MissingGuardrail[];
}

/** A declared principal with its compiled policies. undefined slots: nobody gave them. */
export interface CompiledPrincipal {
  readonly record: InventoryPrincipal;
  readonly identity: readonly Compiled[] | undefined;
  /** null: none, or none that anybody told of. */
  readonly boundary: readonly Compiled[] | null | undefined;
  readonly session: readonly Compiled[] | null;
  readonly trust: readonly Compiled[] | undefined;
  /** The policies of the same lists alone, as `authorize` takes them. */
  readonly documents: {
    readonly identity: readonly Policy[] | undefined;
    readonly boundary: readonly Policy[] | null | undefined;
    readonly session: readonly Policy[] | null;
    readonly trust: readonly Policy[] | undefined;
  };
}

export const policiesOf = (list: readonly Compiled[]): readonly Policy[] => list.map((c) => c.policy);

export interface Model {
  readonly inventory: Inventory;
  /** In reading order. */
  readonly principals: readonly CompiledPrincipal[];
  readonly byArn: ReadonlyMap<string, CompiledPrincipal>;
  readonly byAccount: ReadonlyMap<string, readonly CompiledPrincipal[]>;
  readonly byUniqueId: ReadonlyMap<string, CompiledPrincipal>;
  /** Role of a session by `partition:account:name`: names are unique in an account whatever the path. */
  readonly roleByName: ReadonlyMap<string, CompiledPrincipal>;
  readonly accounts: ReadonlyMap<string, InventoryAccount>;
  readonly scps: ReadonlyMap<string, readonly CompiledLevel[]>;
  readonly rcps: ReadonlyMap<string, readonly CompiledLevel[]>;
}

/** Faults that are none of this document: those of a live one, and account names that stand for ids. */
const isExcused = ({ live, namedAccounts }: AttachedPolicy, faults: readonly Fault[]): boolean =>
  live === true ||
  (namedAccounts === true && faults.every((fault) => !fault.blocks || fault.code === 'L-PLACEHOLDER'));

function compile(attached: AttachedPolicy): Compiled {
  const policy = parseOnce(attached.document, attached.type);
  // What a live account holds was accepted once, whatever we think of it (iam-semantics 1.7).
  return {
    attached,
    policy: !policy.accepted && isExcused(attached, policy.faults) ? { ...policy, accepted: true } : policy,
  };
}

const NOTHING: readonly Compiled[] = [];
const NO_DOCUMENTS: readonly Policy[] = [];

/** Those of a type; one list for all principals that have none. No longer than needed: these are held for long. */
function ofType(policies: InventoryPrincipal['policies'], type: PolicyType): readonly Compiled[] {
  let count = 0;
  for (const attached of policies ?? []) if (attached.type === type) count++;
  if (policies === undefined || count === 0) return NOTHING;
  if (count === policies.length) return policies.map(compile);
  return policies.filter((attached) => attached.type === type).map(compile);
}

/** undefined: not given, or given with values that are not filled in and decide. */
export const trustDocuments = (trust: readonly Compiled[] | undefined): readonly Policy[] | undefined =>
  trust?.some(({ attached }) => attached.open !== undefined) === true
    ? undefined
    : trust && documentsOf(trust);

const orNone = (list: readonly Compiled[]): readonly Compiled[] | null => (list.length === 0 ? null : list);

const documentsOf = (list: readonly Compiled[]): readonly Policy[] =>
  list.length === 0 ? NO_DOCUMENTS : policiesOf(list);

/** By record: one that an edit left as it was keeps what was compiled of it. */
const COMPILED = new WeakMap<InventoryPrincipal, CompiledPrincipal>();

function principalOf(record: InventoryPrincipal): CompiledPrincipal {
  const known = COMPILED.get(record) ?? compilePrincipal(record);
  COMPILED.set(record, known);
  return known;
}

function compilePrincipal(record: InventoryPrincipal): CompiledPrincipal {
  const { policies, unknownSlots } = record;
  const unknown = (type: PolicyType): boolean => unknownSlots?.includes(type) === true;
  const identity = policies === undefined || unknown('identity') ? undefined : ofType(policies, 'identity');
  const boundary = unknown('boundary') ? undefined : orNone(ofType(policies, 'boundary'));
  const session = orNone(ofType(policies, 'session'));
  const trust = record.trust?.map(compile);
  const documents = {
    identity: identity && documentsOf(identity),
    boundary: boundary && documentsOf(boundary),
    session: session && documentsOf(session),
    trust: trustDocuments(trust),
  };
  return { record, identity, boundary, session, trust, documents };
}

const compileLevels = (
  all: Readonly<Record<string, readonly PolicyLevel[]>> | undefined,
): ReadonlyMap<string, readonly CompiledLevel[]> =>
  new Map(
    Object.entries(all ?? {}).map(([account, levels]) => [
      account,
      levels.map(({ level, policies, missing = [] }) => ({
        level,
        policies: policies.map(compile),
        missing,
      })),
    ]),
  );

/** Key of `roleByName`. */
export const roleKey = (partition: string, account: string, name: string): string =>
  `${partition}:${account}:${name}`;

/** Compiles every policy once. */
export function prepare(inventory: Inventory): Model {
  const principals = inventory.principals.map(principalOf);
  const byAccount = new Map<string, CompiledPrincipal[]>();
  const byUniqueId = new Map<string, CompiledPrincipal>();
  const roleByName = new Map<string, CompiledPrincipal>();
  for (const principal of principals) {
    const { account, arn, kind, name, uniqueId } = principal.record;
    const list = byAccount.get(account);
    if (list === undefined) byAccount.set(account, [principal]);
    else list.push(principal);
    if (uniqueId !== undefined) byUniqueId.set(uniqueId, principal);
    if (kind === 'role') roleByName.set(roleKey(iamName(arn)?.partition ?? 'aws', account, name), principal);
  }
  return {
    inventory,
    principals,
    byArn: new Map(principals.map((p) => [p.record.arn, p])),
    byAccount,
    byUniqueId,
    roleByName,
    accounts: new Map(inventory.accounts.map((a) => [a.id, a])),
    scps: compileLevels(inventory.scps),
    rcps: compileLevels(inventory.rcps),
  };
}
