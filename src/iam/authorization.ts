// The answer of `authorize`, layer by layer and statement by statement: enough to explain it without asking again.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import type { ConditionTest, JsonPath, Policy, PrincipalEntry, Statement } from '#language/policy.ts';
import type { Truth } from './truth.ts';

/** How precisely a Principal element names the caller; the rules treat the strengths differently. */
export type Strength = 'user' | 'role' | 'session' | 'account' | 'wildcard' | 'service' | 'federated';

export const STRENGTHS: readonly Strength[] = [
  'user',
  'role',
  'session',
  'account',
  'wildcard',
  'service',
  'federated',
];

export interface PrincipalMatch {
  readonly entry: PrincipalEntry;
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

/** One statement against the request, element by element; an element that does not take part says `yes`. */
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
  /** Entries and patterns that match or may match; of a negated list (NotAction …) those that exclude. */
  readonly principals: readonly PrincipalMatch[];
  readonly actions: readonly PatternMatch[];
  readonly resources: readonly PatternMatch[];
  /** Every condition test with its answer. */
  readonly tests: readonly TestResult[];
}

export interface LayerResult {
  /** Some Allow statement applies. */
  readonly allow: Truth;
  /** Some Deny statement applies. */
  readonly deny: Truth;
  /** Every statement of the layer, in order; empty unless traced. */
  readonly matches: readonly StatementMatch[];
}

export type Strengths = Readonly<Record<Strength, Truth>>;

export interface Authorization {
  readonly decision: Truth;
  /**
   * `trust`: STS's rule for roles; `key`: that of KMS for its keys; `ordinary`: identity or resource policy in one
   * account, both across two.
   */
  readonly rule: 'trust' | 'key' | 'ordinary';
  readonly sameAccount: boolean;
  /** The grant by trust, identity, boundary and session policy, before SCPs and denies. */
  readonly grant: Truth;
  /** Any explicit deny in any layer. */
  readonly deny: Truth;
  readonly identity: LayerResult;
  readonly resource: LayerResult;
  /** How the Allow statements of the resource or trust policy name the caller. */
  readonly strengths: Strengths;
  readonly boundary: LayerResult;
  readonly session: LayerResult;
  /** One a level, root first; empty when there are none or when they do not apply to the caller. */
  readonly scps: readonly LayerResult[];
  readonly rcps: readonly LayerResult[];
}
