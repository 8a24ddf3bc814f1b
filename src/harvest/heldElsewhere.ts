// What a text gives to somebody whom it does not make: joined to who has that name.
import { isAccountId } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import type { HolderKind, HolderRef, Holding } from './facts.ts';
import type { Found } from './principalDraft.ts';

/** `account` may be a named unknown: then whoever has that name, in any account. */
export const holderNamed = (kind: HolderKind, name: string, account: string): HolderRef => ({
  kind,
  name,
  ...(isAccountId(account) ? { account } : { elsewhere: account }),
});

/** One policy, as far as it is known. */
export const heldElsewhere = (
  holder: HolderRef,
  { name, open, policy }: Found,
  path: JsonPath,
): readonly Holding[] => [
  ...(policy ? [{ holder, alsoHas: policy, part: true as const, path }] : []),
  ...(policy === null || open.length > 0 ? [{ holder, alsoOpen: name, part: true as const, path }] : []),
];

/** For the ledger: documents that are given so. */
export const givenElsewhere = (holdings: readonly Holding[]): number =>
  new Set(holdings.flatMap(({ alsoHas }) => (alsoHas ? [alsoHas.place.path.join('/')] : []))).size;
