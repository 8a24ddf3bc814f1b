// What the ledger counts: `12 roles`, and nothing for none.
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { LeftOut } from '#harvest/harvest.ts';

export const counted = (count: number, one: string, many = `${one}s`): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** Users, roles and groups, each with its number. */
export const countedPrincipals = (principals: readonly InventoryPrincipal[]): readonly string[] =>
  (['user', 'role', 'group'] as const).flatMap((kind) =>
    counted(principals.filter((principal) => principal.kind === kind).length, kind),
  );

export const countedPolicies = (count: number): readonly string[] =>
  counted(count, 'managed policy', 'managed policies');

export const olderVersions = (count: number): LeftOut => ({
  what: 'policy versions that are not the default one',
  count,
  why: 'Only the default version counts.',
});
