// The policy grammar as data: what `parsePolicy` (grammar.ts) makes of one JSON policy document.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

/** Where something stands inside one JSON document: object keys and array positions from the root. */
export type JsonPath = readonly (string | number)[];

/** The grammars differ by type (iam-semantics 1.1). `resource`: any other resource-based policy, a bucket's say. */
export type PolicyType = 'identity' | 'boundary' | 'session' | 'trust' | 'scp' | 'rcp' | 'resource';

/** One thing that IAM refuses (`blocks`) or that deserves a word. `path` is relative to the policy document. */
export interface Fault {
  /** Lint id of iam-semantics 7, e.g. `L-SID-DUP`. */
  readonly code: string;
  /** One plain sentence; where AWS's own error text is known, `awsText` holds it. */
  readonly text: string;
  readonly awsText?: string;
  readonly path: JsonPath;
  /** AWS would not save the document because of it. */
  readonly blocks: boolean;
}

export type Effect = 'Allow' | 'Deny';

/** One entry of a Principal element, e.g. `{"AWS": ["arn:…"]}` gives one entry per array member. */
export interface PrincipalEntry {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for the bare string `"Principal": "*"`. */
  readonly key: string;
  readonly value: string;
  readonly path: JsonPath;
}

/** A list of patterns (Action, Resource …); `negated` for NotAction and NotResource. */
export interface PatternList {
  readonly negated: boolean;
  readonly patterns: readonly { readonly text: string; readonly path: JsonPath }[];
}

/** One operator on one key with its values: the atom of conditions. */
export interface ConditionTest {
  /** As written, e.g. `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  /** As written; compare case-insensitively. */
  readonly key: string;
  readonly values: readonly string[];
  readonly path: JsonPath;
}

export interface Statement {
  readonly index: number;
  readonly path: JsonPath;
  readonly sid?: string | undefined;
  /** undefined: the document says something that is neither; such a statement never applies. */
  readonly effect?: Effect | undefined;
  readonly principals?: readonly PrincipalEntry[] | undefined;
  readonly notPrincipals?: readonly PrincipalEntry[] | undefined;
  readonly actions?: PatternList | undefined;
  readonly resources?: PatternList | undefined;
  readonly conditions: readonly ConditionTest[];
}

/**
 * What other rooms made of a policy once, kept with it: tens of thousands of entries in a WeakMap cost more than what
 * they remember. Whoever fills a field alone knows what is in it.
 */
export interface Made {
  compiled?: unknown;
  compiledOnSts?: unknown;
  trusted?: unknown;
  trustsOthersOnly?: boolean;
}

export interface Policy {
  readonly type: PolicyType;
  /** A missing Version means 2008-10-17, where `${…}` is plain text. */
  readonly version: '2008-10-17' | '2012-10-17';
  /** Also filled for a refused document as far as it can be read, for the `latent` verdict. */
  readonly statements: readonly Statement[];
  readonly faults: readonly Fault[];
  /** false: AWS would refuse the document, so it neither allows nor denies. */
  readonly accepted: boolean;
  /** Those of the statements that can be about an action of STS; absent: nobody knows without looking. */
  readonly onSts?: readonly Statement[];
  readonly made: Made;
}
