// A guardrail that is taken off: the change of the texts that does it, proven by reading them again.
import { detachments } from '#codewriting/detachments.ts';
import { pageOf } from '#codewriting/piecePage.ts';
import { readsAs } from '#codewriting/readsAs.ts';
import type { AttachedPolicy, Inventory, Place, PolicyLevel } from '#decision/inventory.ts';
import { samePlace } from '#fixes/applyFix.ts';
import { read } from '#import/read.ts';
import type { Steps } from '#steps/steps.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { carriedOut, type Plan } from './carriedOut.ts';
import { type Guardrail, isAssumed } from './guardrails.ts';
import type { Held } from './proposals.ts';

export interface Detachment {
  readonly plan: Plan;
  /** Of the texts as they would be. */
  readonly inventory: Inventory;
}

/** Texts that are read again for one guardrail, at most. */
const MOST_TRIES = 6;

const isOther = (place: Place) => (policy: AttachedPolicy) => !samePlace(policy.place, place);

type Levels = Inventory['scps'];

function levelsWithout(all: Levels, { level, place }: Guardrail): Levels {
  return (
    all &&
    Object.fromEntries(
      Object.entries(all).map(([account, levels]) => [
        account,
        levels.map((one): PolicyLevel =>
          one.level === level ? { ...one, policies: one.policies.filter(isOther(place)) } : one,
        ),
      ]),
    )
  );
}

/** What is meant: of one principal, or of a level for every account below it. */
function without(inventory: Inventory, owner: string, guardrail: Guardrail): Inventory {
  const { place, slot } = guardrail;
  if (slot === 'scp' || slot === 'rcp') {
    const key = slot === 'scp' ? 'scps' : 'rcps';
    const levels = levelsWithout(inventory[key], guardrail);
    return levels === undefined ? inventory : { ...inventory, [key]: levels };
  }
  const principals = inventory.principals.map((one) =>
    one.arn === owner && one.policies ? { ...one, policies: one.policies.filter(isOther(place)) } : one,
  );
  return { ...inventory, principals };
}

/** Levels to which something is attached; nobody says more of an account when that is gone. */
const attachedIn = (all: Levels): Levels =>
  all &&
  Object.fromEntries(
    Object.entries(all).flatMap(([account, levels]) => {
      const own = levels.flatMap((level) => {
        const policies = level.policies.filter((policy) => !isAssumed(policy));
        return policies.length === 0 ? [] : [{ level: level.level, policies }];
      });
      return own.length === 0 ? [] : [[account, own] as const];
    }),
  );

function attachedOnly({ rcps, scps, ...rest }: Inventory): Inventory {
  const [own, others] = [attachedIn(scps), attachedIn(rcps)];
  return { ...rest, ...(own && { scps: own }), ...(others && { rcps: others }) };
}

const missingOf = (all: Levels, account: string): number =>
  (all?.[account] ?? []).reduce((sum, { missing = [] }) => sum + missing.length, 0);

/** A policy that goes as a whole may be one that is still attached: then nobody knows what it says. */
function isOpenAfter(before: Inventory, after: Inventory, owner: string, { slot }: Guardrail): boolean {
  if (slot === 'scp' || slot === 'rcp') {
    const key = slot === 'scp' ? 'scps' : 'rcps';
    return missingOf(after[key], owner) > missingOf(before[key], owner);
  }
  const open = ({ principals }: Inventory) => {
    const record = principals.find(({ arn }) => arn === owner);
    return (record?.unknownSlots?.includes(slot) ? 1 : 0) + (record?.missingPolicies?.length ?? 0);
  };
  return open(after) > open(before);
}

/** null: no text here says alone that it is attached. */
export function* detached(
  { judged, source }: Held,
  owner: string,
  guardrail: Guardrail,
): Steps<Detachment | null> {
  const now = { ...emptyWorkspace, ...source };
  const { inventory: before } = judged.model;
  const sources = { documents: source.documents, inventory: before };
  const meant = attachedOnly(without(before, owner, guardrail));
  for (const edits of detachments(sources, { ...guardrail, owner }).slice(0, MOST_TRIES)) {
    yield { done: 0, of: 0 };
    const plan: Plan = { code: [edits], changes: [] };
    const { inventory } = read(carriedOut(now, plan).workspace, before);
    if (readsAs(attachedOnly(inventory), meant)) return { plan, inventory };
  }
  const { level, name, place, slot } = guardrail;
  // Code is made of parts that need each other: what cannot be proven there is not taken out.
  if (pageOf(sources, place) !== null) return null;
  yield { done: 0, of: 0 };
  const change = { kind: 'remove-policy', gate: null, owner, slot, policy: name, path: [], place } as const;
  const plan: Plan = { code: [], changes: [{ ...change, ...(level === undefined ? {} : { level }) }] };
  const { left, workspace } = carriedOut(now, plan);
  if (left.length > 0) return null;
  const { inventory } = read(workspace, before);
  return isOpenAfter(before, inventory, owner, guardrail) ? null : { plan, inventory };
}
