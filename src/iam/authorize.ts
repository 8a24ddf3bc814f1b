// One request against every policy that applies to it: AWS's policy evaluation logic, three-valued.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';
import type { ConditionTest, JsonPath, Policy, PrincipalEntry, Statement } from './policy.ts';
import type { Truth } from './truth.ts';

export type { Caller } from './caller.ts';

export interface AuthorizeRequest {
  /** `service:Name`, any case. */
  readonly action: string;
  readonly resource: string;
  /** Account that owns the resource; null when unknown (then the rule for two accounts holds). */
  readonly resourceAccount: string | null;
  readonly caller: Caller;
  readonly context: Context;
}

/** `unknown`: nobody gave the documents. null: there are none of that type, or they do not apply (exempt). */
export interface PolicySet {
  readonly identity: readonly Policy[] | 'unknown';
  /** Some identity policies were not given: what the given ones do not allow is open, not refused. */
  readonly identityIncomplete?: boolean;
  /** The trust policy when the resource is a role. */
  readonly resource: readonly Policy[] | 'unknown';
  readonly boundary: readonly Policy[] | null | 'unknown';
  readonly session: readonly Policy[] | null;
  /** One list a level, root first. The caller leaves them out (null) for exempt accounts. */
  readonly scps: readonly (readonly Policy[])[] | null;
  readonly rcps: readonly (readonly Policy[])[] | null;
}

export interface AuthorizeOptions {
  /** Treat refused documents as accepted. */
  readonly latent?: boolean;
  /** Fill `matches`; decisions are the same either way. */
  readonly trace?: boolean;
}

/** How precisely a Principal element names the caller; the rules treat the strengths differently. */
export type Strength = 'user' | 'role' | 'session' | 'account' | 'wildcard' | 'service' | 'federated';

export interface PrincipalMatch {
  /** null: a NotPrincipal element. */
  readonly entry: PrincipalEntry | null;
  readonly strength: Strength;
  readonly truth: Truth;
}

export interface PatternMatch {
  readonly text: string;
  readonly path: JsonPath;
  readonly truth: Truth;
}

export interface TestResult {
  readonly test: ConditionTest;
  readonly truth: Truth;
}

/** One statement against the request, element by element. An element that the statement lacks has no entries. */
export interface StatementMatch {
  readonly policy: Policy;
  /** Position of `policy` in its layer's list. */
  readonly policyIndex: number;
  readonly statement: Statement;
  /** All elements together. */
  readonly truth: Truth;
  readonly principal: Truth;
  readonly action: Truth;
  readonly resource: Truth;
  readonly condition: Truth;
  /** Entries, patterns that match or may match; for a negated list (NotAction …) those that would. */
  readonly principals: readonly PrincipalMatch[];
  readonly actions: readonly PatternMatch[];
  readonly resources: readonly PatternMatch[];
  /** Every condition test with its answer. */
  readonly tests: readonly TestResult[];
}

export interface LayerResult {
  readonly allow: Truth;
  readonly deny: Truth;
  /** Every statement of the layer, in order; empty unless traced. */
  readonly matches: readonly StatementMatch[];
}

export interface Authorization {
  readonly decision: Truth;
  /** `trust`: STS's rule for roles; `ordinary`: identity or resource policy in one account, both across two. */
  readonly rule: 'trust' | 'ordinary';
  readonly sameAccount: boolean;
  /** What the grant is, before SCPs and denies. */
  readonly grant: Truth;
  /** Any explicit deny in any layer. */
  readonly deny: Truth;
  readonly identity: LayerResult;
  readonly resource: LayerResult;
  /** How the Allow statements of the resource or trust policy name the caller. */
  readonly strengths: Readonly<Record<Strength, Truth>>;
  readonly boundary: LayerResult;
  readonly session: LayerResult;
  /** One a level. */
  readonly scps: readonly LayerResult[];
  readonly rcps: readonly LayerResult[];
}

/**
 * Decides one action on one resource for one caller. With a context that knows every key the answer is `yes` or
 * `no`; `depends` means that a key which is `unknown` may decide it.
 */
export function authorize(
  request: AuthorizeRequest,
  policies: PolicySet,
  options: AuthorizeOptions = {},
): Authorization {
  void request;
  void policies;
  void options;
  throw new Error('not yet');
}
