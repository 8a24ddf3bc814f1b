// One policy without an owner together with everything that is known about where it stands.
import type { PolicyType } from '#language/policy.ts';
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

/** Whose it is taken to be. `owner` is an ARN; for an SCP or RCP an account id; undefined: it belongs to nobody. */
export interface Owned {
  readonly type: PolicyType;
  readonly owner?: string;
  readonly ownership: 'stated' | 'answered' | 'guessed';
  readonly question?: string;
  readonly candidates: readonly string[];
  /** The name is ours: a plain yes would say nothing. */
  readonly nameless?: true;
  /** An SCP or RCP of the organization's root: for every account of the texts. */
  readonly everywhere?: boolean;
  /** More owners of the same document. */
  readonly also?: readonly string[];
}
