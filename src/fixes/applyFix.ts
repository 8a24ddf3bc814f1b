// The inventory with a proposal carried out. The given one stays as it is; records that do not change keep their identity.
import type {
  AttachedPolicy,
  Inventory,
  InventoryPrincipal,
  Place,
  PolicyLevel,
} from '#decision/inventory.ts';
import { iamName, parseArn } from '#language/arn.ts';
import { withValueAt } from './edit.ts';
import type { Change, Fix } from './fix.ts';

export const samePlace = (a: Place, b: Place): boolean =>
  a.document === b.document &&
  a.piece === b.piece &&
  a.path.length === b.path.length &&
  a.path.every((step, i) => step === b.path[i]);

/** The policy document with one change made in it. */
export const patchText = (document: unknown, { path, value }: Pick<Change, 'path' | 'value'>): unknown =>
  withValueAt(document, path, value);

const isNew = ({ kind, place }: Change): boolean => kind === 'new-policy' && place === undefined;

function newPolicy({ owner, policy, slot, value, level }: Change): AttachedPolicy | null {
  if (slot === 'context') return null;
  const place = { document: 'proposal', piece: 0, path: [owner, level ?? '', policy] };
  return { name: policy, type: slot, document: value, place };
}

/** null: no policy of the list stands there. */
function editedList(list: readonly AttachedPolicy[], change: Change): readonly AttachedPolicy[] | null {
  const { kind, place } = change;
  if (place === undefined || !list.some((p) => samePlace(p.place, place))) return null;
  return list.flatMap((policy) => {
    if (!samePlace(policy.place, place)) return [policy];
    if (kind === 'remove-policy') return [];
    return [{ ...policy, document: patchText(policy.document, change) }];
  });
}

function edited(record: InventoryPrincipal, change: Change): InventoryPrincipal {
  const policies = record.policies && editedList(record.policies, change);
  const trust = record.trust && editedList(record.trust, change);
  if (!policies && !trust) return record;
  return { ...record, ...(policies && { policies }), ...(trust && { trust }) };
}

function extended(record: InventoryPrincipal, added: AttachedPolicy): InventoryPrincipal {
  if (added.type === 'trust') return { ...record, trust: [...(record.trust ?? []), added] };
  const unknownSlots = record.unknownSlots?.filter((slot) => slot !== added.type);
  return { ...record, policies: [...(record.policies ?? []), added], ...(unknownSlots && { unknownSlots }) };
}

/** The record of somebody who is only mentioned; null when the ARN names no user or role. */
function recordOf(arn: string): InventoryPrincipal | null {
  const name = iamName(arn);
  if (name === null || (name.kind !== 'user' && name.kind !== 'role' && name.kind !== 'group')) return null;
  return { arn, kind: name.kind, account: parseArn(arn)?.account ?? '', name: name.name };
}

function onPrincipals(
  principals: readonly InventoryPrincipal[],
  change: Change,
): readonly InventoryPrincipal[] {
  if (!isNew(change)) return principals.map((record) => edited(record, change));
  const added = newPolicy(change);
  if (added === null) return principals;
  if (principals.some((p) => p.arn === change.owner)) {
    return principals.map((p) => (p.arn === change.owner ? extended(p, added) : p));
  }
  const record = recordOf(change.owner);
  return record === null ? principals : [...principals, extended(record, added)];
}

type Levels = Readonly<Record<string, readonly PolicyLevel[]>>;

function onLevels(all: Levels | undefined, change: Change): Levels | undefined {
  if (all === undefined) return all;
  const added = newPolicy(change);
  return Object.fromEntries(
    Object.entries(all).map(([account, levels]) => [
      account,
      levels.map((level): PolicyLevel => {
        if (!isNew(change)) {
          const policies = editedList(level.policies, change);
          return policies === null ? level : { ...level, policies };
        }
        const here = account === change.owner && level.level === change.level && added !== null;
        return here ? { ...level, policies: [...level.policies, added] } : level;
      }),
    ]),
  );
}

function applyChange(inventory: Inventory, change: Change): Inventory {
  const { path, slot, value } = change;
  if (slot === 'context') {
    const context = withValueAt(inventory.context, path, value) as Inventory['context'];
    return { ...inventory, context };
  }
  if (slot === 'scp') {
    const scps = onLevels(inventory.scps, change);
    return { ...inventory, ...(scps && { scps }) };
  }
  if (slot === 'rcp') {
    const rcps = onLevels(inventory.rcps, change);
    return { ...inventory, ...(rcps && { rcps }) };
  }
  return { ...inventory, principals: onPrincipals(inventory.principals, change) };
}

/** All changes, one after the other. */
export const applyChanges = (inventory: Inventory, changes: readonly Change[]): Inventory =>
  changes.reduce(applyChange, inventory);

/** A copy with the proposal carried out; a policy that several principals share changes for all of them. */
export const applyFix = (inventory: Inventory, { changes }: Pick<Fix, 'changes'>): Inventory =>
  applyChanges(inventory, changes);
