// The answer about one pair: can this source become this role, and which gate says what. Plain data.
import type { Place } from './inventory.ts';

export type VerdictWord = 'valid' | 'conditional' | 'unknown' | 'invalid';
export type GateName = 'trust' | 'permission' | 'boundary' | 'session' | 'scp' | 'rcp';
export const GATE_NAMES: readonly GateName[] = ['trust', 'permission', 'boundary', 'session', 'scp', 'rcp'];
/** `not-needed`: the rule does not ask this gate, or there is nothing to ask (the reasons say which). */
export type GateAnswer = 'yes' | 'no' | 'depends' | 'unknown' | 'not-needed';

export interface StatementRef {
  /** Of the whole statement. */
  readonly place: Place;
  readonly policy: string;
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** The elements that decided, e.g. the principal entry that matched; more precise than `place`. */
  readonly evidence: readonly Place[];
}

export interface Gate {
  readonly answer: GateAnswer;
  readonly statements: readonly StatementRef[];
}

/** `code` is one of iam-semantics 6.5. `for`/`against`: decides that way; `open`: not decided; `note`: context. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly gate: GateName | null;
  readonly side: 'for' | 'against' | 'open' | 'note';
  readonly places: readonly Place[];
}

/** What the request must carry. Requirements from a Deny are stored negated: "must not …". */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly mustNot: boolean;
  readonly gate: GateName;
  readonly places: readonly Place[];
  /** Plain words: `the request passes ExternalId "x-42"`. */
  readonly text: string;
}

/** A document that nobody gave, or the account of an end that nobody stated, and that would decide. */
export interface Missing {
  readonly what:
    | 'identity-policy'
    | 'trust-policy'
    | 'boundary'
    | 'resource-policy'
    | 'managed-policy'
    | 'inline-policy'
    | 'group-policies'
    | 'scp'
    | 'rcp'
    | 'account';
  readonly of: string;
  /** The AWS CLI command that fetches it; empty when there is none. */
  readonly command: string;
  /** It was given, but these values of it are not filled in, and they decide. */
  readonly open?: string;
}

export interface Verdict {
  readonly verdict: VerdictWord;
  readonly gates: Readonly<Record<GateName, Gate>>;
  /** Most important first; the one that AWS would name first in its error has `gate` of `firstNamed`. */
  readonly reasons: readonly Reason[];
  readonly requires: readonly Requirement[];
  readonly missing: readonly Missing[];
  /** Only when a document is refused: the verdict if AWS accepted it as it stands. */
  readonly latent?: VerdictWord;
  /** R1 … R8 of iam-semantics 6.2, with the AWS page; R9: whether the ends share an account is not known. */
  readonly rule: { readonly id: string; readonly text: string; readonly page: string };
  /** What was assumed because nothing was given (no SCP given: full access …). */
  readonly assumptions: readonly string[];
  /** One English sentence. */
  readonly text: string;
  /** At most four words for the pill on the edge: "allowed", "if ExternalId", "no permission", "not given: …". */
  readonly label: string;
}

export interface AssumeEdge extends Verdict {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  /**
   * Sets of `requires`, the smallest first: the call passes when all of one set hold, and none in it can be left out.
   * A single set with everything where a document decides as well, or where there is too much to try.
   */
  readonly ways: readonly (readonly Requirement[])[];
}
