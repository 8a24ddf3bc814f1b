// Where statements of one principal stand, and which of them came or went.
import type { Compiled, CompiledPrincipal } from '#decision/model.ts';
import type { StatementChange } from './comparison.ts';
import { onlyIn, statementsIn, toldStatement } from './sameStatement.ts';

export type Slot = 'trust' | 'permission' | 'boundary' | 'session';

/** undefined: nobody gave it. */
export const SLOTS: Readonly<Record<Slot, (of: CompiledPrincipal) => readonly Compiled[] | undefined>> = {
  trust: ({ record, trust }) => (record.kind === 'role' ? trust : []),
  permission: ({ identity }) => identity,
  boundary: ({ boundary }) => (boundary === null ? [] : boundary),
  session: ({ session }) => session ?? [],
};

export const SLOT_NAMES = Object.keys(SLOTS) as readonly Slot[];

/** Of two lists; what is not given on one side neither comes nor goes. */
export function statementChanges(
  gate: StatementChange['gate'],
  old: readonly Compiled[] | undefined,
  now: readonly Compiled[] | undefined,
): readonly StatementChange[] {
  if (old === undefined || now === undefined) return [];
  return [
    ...onlyIn(now, old).map((one) => toldStatement(one, gate, 'come')),
    ...onlyIn(old, now).map((one) => toldStatement(one, gate, 'gone')),
  ];
}

/** Everything that one side says of somebody whom the other does not know. */
export const allStatements = (
  principal: CompiledPrincipal,
  change: StatementChange['change'],
): readonly StatementChange[] =>
  SLOT_NAMES.flatMap((slot) =>
    (SLOTS[slot](principal) ?? []).flatMap(statementsIn).map((one) => toldStatement(one, slot, change)),
  );
