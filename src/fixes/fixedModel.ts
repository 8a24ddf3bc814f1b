// The whole model after a change, without compiling again what did not change.
import type { Inventory } from '#decision/inventory.ts';
import { type CompiledPrincipal, type Model, prepare, roleKey } from '#decision/model.ts';
import { iamName } from '#language/arn.ts';

/** As `prepare(inventory)`, given the model of an inventory that it was made from. */
export function fixedModel(model: Model, inventory: Inventory): Model {
  const before = model.inventory;
  const changed = inventory.principals.filter((r) => model.byArn.get(r.arn)?.record !== r);
  const sameScps = inventory.scps === before.scps;
  const sameRcps = inventory.rcps === before.rcps;
  const { accounts, context, scps, rcps } = inventory;
  const fresh = prepare({
    accounts,
    context,
    principals: changed,
    ...(scps === undefined || sameScps ? {} : { scps }),
    ...(rcps === undefined || sameRcps ? {} : { rcps }),
  });
  const joined = {
    ...model,
    inventory,
    ...(!sameScps && { scps: fresh.scps }),
    ...(!sameRcps && { rcps: fresh.rcps }),
  };
  if (changed.length === 0) return joined;
  const now = (p: CompiledPrincipal): CompiledPrincipal => fresh.byArn.get(p.record.arn) ?? p;
  const added = fresh.principals.filter((p) => !model.byArn.has(p.record.arn));
  const principals = [...model.principals.map(now), ...added];
  const byAccount = new Map([...model.byAccount].map(([account, list]) => [account, list.map(now)]));
  const byArn = new Map(model.byArn);
  const roleByName = new Map(model.roleByName);
  const byUniqueId = new Map(model.byUniqueId);
  for (const p of fresh.principals) {
    const { arn, account, kind, name, uniqueId } = p.record;
    byArn.set(arn, p);
    if (kind === 'role') roleByName.set(roleKey(iamName(arn)?.partition ?? 'aws', account, name), p);
    if (uniqueId !== undefined) byUniqueId.set(uniqueId, p);
    if (!model.byArn.has(arn)) byAccount.set(account, [...(byAccount.get(account) ?? []), p]);
  }
  return { ...joined, principals, byAccount, byArn, roleByName, byUniqueId };
}
