// One policy without an owner together with everything that is known about where it stands.
import type { OwnerAnswer } from '#workspace/workspace.ts';
import type { BarePolicy, Origin } from '#harvest/harvest.ts';
import type { Passage } from './passages.ts';

export interface BareCase {
  readonly origin: Origin;
  readonly policy: BarePolicy;
  readonly passages: readonly Passage[];
  readonly answer?: OwnerAnswer;
  /** The same document is used for these as well. */
  readonly alsoHeldBy?: readonly NonNullable<BarePolicy['holder']>[];
}
