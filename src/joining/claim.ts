// A policy without an owner in its text, and whose it is taken to be.
import type { AttachedPolicy } from '#decision/inventory.ts';
import type { Owned } from '#harvest/owned.ts';

/** One bare policy with its owner. */
export interface Claim {
  readonly owned: Owned;
  readonly policy: AttachedPolicy;
}
