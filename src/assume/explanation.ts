// The whole trace of one edge down to the single condition test. Plain data, made on demand by explain.ts.
import type { StsCall } from './witness.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Place } from '#decision/inventory.ts';
import type { AssumeEdge, GateName, StatementRef } from '#decision/verdict.ts';

/** ✓ ✗ ? – : `skipped` means that the row does not matter because an earlier one already failed. */
export type Mark = 'yes' | 'no' | 'depends' | 'skipped';

/** One element of one statement against this request. Conditions have one row per test. */
export interface ElementRow {
  readonly element: 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition';
  readonly mark: Mark;
  /** What the text demands, as written. */
  readonly wanted: readonly string[];
  /** What this request brings, e.g. the caller's ARN; `null`: known not to be in the request; undefined: not known. */
  readonly actual?: string | null;
  /** Conditions only. */
  readonly operator?: string;
  readonly key?: string;
  /** One plain sentence. */
  readonly text: string;
  readonly place: Place;
}

export interface StatementTrace {
  readonly ref: StatementRef;
  /** Does the statement apply to this request? */
  readonly applies: Mark;
  readonly rows: readonly ElementRow[];
}

export interface PolicyTrace {
  readonly gate: GateName;
  readonly type: PolicyType;
  readonly name: string;
  /** Whose policy: ARN of the principal, or the account for SCPs and RCPs. */
  readonly of: string;
  /** SCPs and RCPs: root, OU or account. */
  readonly level?: string;
  /** Users: the group that hands it on. */
  readonly group?: string;
  readonly place: Place;
  /** false: AWS would refuse the document; its statements are traced as if it did not. */
  readonly accepted: boolean;
  readonly faults: readonly { readonly code: string; readonly text: string; readonly place: Place }[];
  readonly statements: readonly StatementTrace[];
}

/** "This looks like it was meant to match": same name in another account, case, path, session instead of role … */
export interface NearMiss {
  readonly code: string;
  readonly text: string;
  readonly places: readonly Place[];
}

export interface PredictedError {
  readonly text: string;
  /** false: the shape is known but nobody has confirmed the exact words. */
  readonly confirmed: boolean;
}

export interface Explanation {
  readonly edge: AssumeEdge;
  /** For the main action, in the order in which AWS evaluates. */
  readonly policies: readonly PolicyTrace[];
  /** sts:TagSession and the like, when the call needs them. */
  readonly extra: readonly {
    readonly action: string;
    readonly why: string;
    readonly policies: readonly PolicyTrace[];
  }[];
  readonly nearMisses: readonly NearMiss[];
  /** Empty for valid edges. */
  readonly errors: readonly PredictedError[];
  /** The call that passes, for valid and conditional edges; null when there is none. */
  readonly call: StsCall | null;
  /** The AWS CLI call that passes, for valid and conditional edges; null when there is none. */
  readonly command: string | null;
}
