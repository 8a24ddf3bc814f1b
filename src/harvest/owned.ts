// Whose a policy is taken to be that stands alone in its text.
import type { PolicyType } from '#language/policy.ts';

/** `owner` is an ARN; for an SCP or RCP an account id; undefined: it belongs to nobody. */
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
