// The guardrails that are attached to an account or to a principal, as far as they were given.
import type { AttachedPolicy, Place } from '#decision/inventory.ts';
import type { Model } from '#decision/model.ts';

export type GuardrailSlot = 'scp' | 'rcp' | 'boundary' | 'session';

export interface Guardrail {
  readonly slot: GuardrailSlot;
  readonly name: string;
  readonly place: Place;
  /** SCPs and RCPs: root, OU or account. */
  readonly level?: string;
}

/** What we add by ourselves is nobody's to detach (import/join.ts). */
export const isAssumed = ({ name }: AttachedPolicy): boolean => name.endsWith('(assumed)');

/** What stands at the levels of all accounts in an OU, each once, as it comes first. */
function unitGuardrails(model: Model, unit: string): readonly Guardrail[] {
  const inside = model.inventory.accounts.filter(({ units = [] }) => units.some(({ id }) => id === unit));
  const all = new Map<string, Guardrail>();
  for (const { id } of inside)
    for (const guardrail of guardrailsOf(model, id)) {
      const { level = '', name, slot } = guardrail;
      const key = JSON.stringify([slot, level, name]);
      if (!all.has(key)) all.set(key, guardrail);
    }
  return [...all.values()];
}

/** `owner`: account id, id of an OU, or ARN of a user or role. In the order in which AWS asks. */
export function guardrailsOf(model: Model, owner: string): readonly Guardrail[] {
  const { byArn, inventory } = model;
  if (inventory.accounts.some(({ units = [] }) => units.some(({ id }) => id === owner)))
    return unitGuardrails(model, owner);
  const levels = (['scp', 'rcp'] as const).flatMap((slot) =>
    ((slot === 'scp' ? inventory.scps : inventory.rcps)?.[owner] ?? []).flatMap(({ level, policies }) =>
      policies
        .filter((policy) => !isAssumed(policy))
        .map(({ name, place }): Guardrail => ({ slot, name, place, level })),
    ),
  );
  const own = (byArn.get(owner)?.record.policies ?? []).flatMap(
    ({ name, place, type }): readonly Guardrail[] =>
      type === 'boundary' || type === 'session' ? [{ slot: type, name, place }] : [],
  );
  return [...levels, ...own];
}
