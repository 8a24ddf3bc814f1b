// What the ledger says in numbers: what was taken, and what was left out.
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { LeftOut } from './harvest.ts';

/** `1 profile`, `2 profiles`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** The same, and nothing for none. */
export const countedAny = (count: number, one: string, many?: string): readonly string[] =>
  count === 0 ? [] : [counted(count, one, many)];

const KINDS = ['user', 'role', 'group'] as const;

/** Each kind that there is, with its number. */
export const countedPrincipals = (
  principals: readonly InventoryPrincipal[],
  kinds: readonly InventoryPrincipal['kind'][] = KINDS,
): readonly string[] =>
  kinds.flatMap((kind) => countedAny(principals.filter((principal) => principal.kind === kind).length, kind));

/** How many documents principals have, each counted once however many have it. */
export const numberOfPolicies = (principals: readonly InventoryPrincipal[]): number =>
  new Set(
    principals.flatMap(({ policies = [], trust = [] }) =>
      [...policies, ...trust].map(({ place }) => `${place.document} ${place.piece} ${place.path.join('/')}`),
    ),
  ).size;

export const countedManaged = (count: number): readonly string[] =>
  countedAny(count, 'managed policy', 'managed policies');

export const olderVersions = (count: number): LeftOut => ({
  what: 'policy versions that are not the default one',
  count,
  why: 'Only the default version counts.',
});

/** The first few of several names. */
export function firstNames(names: Iterable<string>): string {
  const all = [...new Set(names)];
  return all.slice(0, 6).join(', ') + (all.length > 6 ? ', …' : '');
}

/** What is left out for one reason in several places is counted once. */
export function mergedLeftOut(all: readonly LeftOut[]): readonly LeftOut[] {
  const byWhat = new Map<string, LeftOut>();
  for (const one of all) {
    const known = byWhat.get(one.what);
    byWhat.set(one.what, known ? { ...one, count: known.count + one.count } : one);
  }
  return [...byWhat.values()];
}
