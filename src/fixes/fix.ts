// What a proposal is: plain data, so that it can be shown, copied, applied and undone.
import type { Place } from '#decision/inventory.ts';
import type { GateName, VerdictWord } from '#decision/verdict.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';

export type ChangeKind =
  | 'add-statement'
  | 'change-statement'
  | 'remove-statement'
  | 'new-policy'
  | 'remove-policy'
  | 'replace-document'
  | 'set-context';

/**
 * One edit: at `path`, inside the policy document, stands `value` afterwards; without `value` nothing does. An index
 * one behind the end of a list appends. Whole policies have the path `[]`, the context has `[key]`.
 */
export interface Change {
  readonly kind: ChangeKind;
  /** null: the request context. */
  readonly gate: GateName | null;
  /** ARN of the principal; of SCPs and RCPs the account; of the context nothing. */
  readonly owner: string;
  readonly slot: PolicyType | 'context';
  /** Name of the policy. */
  readonly policy: string;
  /** SCPs and RCPs: root, OU or account. */
  readonly level?: string;
  /** Of the policy document that changes; whoever else has that document changes with it. Not of new policies. */
  readonly place?: Place;
  readonly path: JsonPath;
  readonly value?: unknown;
  /** What stood there; nothing when nothing did. */
  readonly before?: unknown;
}

/** `own`: the caller's account. `other`: the role's account, where that is another one. */
export interface Job {
  readonly who: 'own account' | 'other account' | 'organization admin' | 'caller';
  /** `an administrator of account 111111111111`. */
  readonly text: string;
}

export interface Part {
  /** Plain words, an imperative: "Add Role_A to the trust policy of Role_B". */
  readonly title: string;
  readonly gate: GateName | null;
  readonly job: Job;
  /** The AWS page that the part rests on. */
  readonly page: string;
}

/** An edge of loaded ends that changes together with the one that was asked about. */
export interface Collateral {
  readonly source: string;
  readonly target: string;
  readonly before: VerdictWord;
  readonly after: VerdictWord;
}

/** `least privilege`: exactly this caller and this role. `team convention`: the account, narrowed by aws:PrincipalArn. */
export type Variant = 'least privilege' | 'team convention';

export interface Fix {
  /** Unique among the proposals for one edge and the same in every run. */
  readonly id: string;
  readonly title: string;
  /** Of the first part. */
  readonly gate: GateName | null;
  readonly variant?: Variant;
  readonly changes: readonly Change[];
  /** One for each piece that stood in the way. */
  readonly parts: readonly Part[];
  /** What the engine says with the changes applied. */
  readonly verdictAfter: VerdictWord;
  /** Its sentence. */
  readonly textAfter: string;
  /** Loaded ends: who else gets further (fixes) or no longer gets in (closures). */
  readonly collateral: readonly Collateral[];
  /** Sentences: who else is meant that is not loaded, and what to look out for. */
  readonly warnings: readonly string[];
  readonly jobs: readonly Job[];
  /** Of the first part. */
  readonly page: string;
}

export interface FixOptions {
  /** Account ids of fewer than twelve digits are padded with zeros in front: only if the user says that this is meant. */
  readonly padAccountIds?: boolean;
  /** What stands for a placeholder, e.g. `ACCOUNT_A_ID` -> `111111111111`. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** For third parties; without one a value is derived from the two ends. */
  readonly externalId?: string;
}
