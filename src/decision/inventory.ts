// Everything that was read, joined by ARN: the input of the engine. Plain data.
import type { JsonPath, PolicyType } from '#language/policy.ts';

/** Where something stands: `piece` counts the JSON blocks of a document from 0, `path` goes into that block. */
export interface Place {
  readonly document: string;
  readonly piece: number;
  readonly path: JsonPath;
}

export interface AttachedPolicy {
  readonly name: string;
  readonly type: PolicyType;
  /** The policy document as parsed JSON, whatever it is. */
  readonly document: unknown;
  /** Of the policy document; a fault at path p stands at [...place.path, ...p]. */
  readonly place: Place;
  /** The document is a URL-encoded string in the text: paths inside it cannot be located, only the string. */
  readonly encoded?: boolean;
  /** It came from a live account, so AWS accepted it once: faults are told but do not block. */
  readonly live?: boolean;
  /** The text does not say whose it is; this owner is our guess and nobody has confirmed it. */
  readonly guessed?: boolean;
  readonly arn?: string;
  /** Named unknown accounts (language/unknownAccount.ts) that stand in the document. */
  readonly unknownAccounts?: readonly string[];
  /** Trust policies: what decides in it and is not filled in. Whom it names is asked, what it answers is not known. */
  readonly open?: readonly string[];
  /** Account names like `<a>` in it stand for ids that the text has from elsewhere: they are no fault of it. */
  readonly namedAccounts?: true;
  /** Name of the group through which a user has it. */
  readonly group?: string;
}

/** The root of an organization (`r-…`) or an organizational unit in it (`ou-…`). */
export interface OrganizationalUnit {
  readonly id: string;
  readonly name?: string;
}

export interface InventoryAccount {
  readonly id: string;
  readonly alias?: string;
  /** undefined: unknown; null: in no organization. */
  readonly org?: string | null;
  readonly orgPath?: string | null;
  /** What it stands in, from the outside in: the root first, or from the OU on whose own parent nobody named. */
  readonly units?: readonly OrganizationalUnit[];
  readonly management?: boolean;
}

export interface InventoryPrincipal {
  /** Identity is the full ARN, path included. */
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly account: string;
  readonly name: string;
  readonly uniqueId?: string;
  /** undefined: unknown. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Identity policies, boundary and session policies by `type`. undefined: the identity side is unknown;
   * empty: known to have none of them.
   */
  readonly policies?: readonly AttachedPolicy[];
  /** Slots that the source did not carry although `policies` is given, e.g. `boundary` from list-roles. */
  readonly unknownSlots?: readonly PolicyType[];
  /** Managed policies that are attached by ARN but whose documents are not here. */
  readonly missingPolicies?: readonly string[];
  /** Inline policies that are known by name only. */
  readonly missingInline?: readonly string[];
  /** Users: groups they are in whose policies are not here. */
  readonly missingGroups?: readonly string[];
  /** ARN of the permissions boundary when its document is not here; the slot `boundary` is unknown then. */
  readonly missingBoundary?: string;
  /** Roles: undefined when unknown. More than one only when the text claims several; AWS keeps one. */
  readonly trust?: readonly AttachedPolicy[];
  /** Every trust and policy of it was guessed to be its own: drawn dashed until the user confirms. */
  readonly guessed?: boolean;
  readonly place?: Place;
}

/** One level on the way root -> OU -> account. */
export interface PolicyLevel {
  readonly level: string;
  readonly policies: readonly AttachedPolicy[];
  /** What else is attached here, or may be, and was not given: the level is unknown as long as it matters. */
  readonly missing?: readonly MissingGuardrail[];
}

/** A policy of an organization without its document, or the list of a target's policies. */
export interface MissingGuardrail {
  /** `policy p-1234abcd`, `the list of policies of ou-ab12-33333333`. */
  readonly of: string;
  /** The AWS CLI command that fetches it. */
  readonly command: string;
}

/** What a web identity token says, or will say. */
export interface AttemptToken {
  /** Host and path as in the provider's ARN; a trailing `*` stands for any rest (EKS clusters); null: not said. */
  readonly issuer: string | null;
  /** By claim; null: AWS makes no condition key of it, or the token has none. A claim that is left out is not known. */
  readonly claims: Readonly<Record<string, string | readonly string[] | null>>;
  /** GitHub, when nobody says which repository: what the subject has behind it, `environment:prod`. */
  readonly rest?: string;
}

/**
 * Somebody called STS, or means to: a profile, an error message, a CloudTrail event or a token says so. Drawn beside
 * the computed verdict; it never changes one.
 */
export interface Attempt {
  /**
   * ARN of the user, role or session, account id, a service's or provider's name as a trust policy has it. null: not
   * said; of a token the providers that roles trust are looked up.
   */
  readonly source: string | null;
  /** ARN of the role. null: every role that trusts the token's issuer. */
  readonly target: string | null;
  readonly action: string;
  readonly outcome: 'planned' | 'allowed' | 'denied';
  readonly origin: 'profile' | 'error' | 'cloudtrail' | 'token' | 'workflow' | 'serviceAccount';
  /** How the origin calls it: `profile audit`, `event 1f3c…`. */
  readonly name: string;
  /** What the call carried, as far as the origin says: condition key (lower case) -> value; null: not sent. */
  readonly context?: Inventory['context'];
  readonly token?: AttemptToken;
  /** As AWS printed it. */
  readonly message?: string;
  /** ISO 8601, UTC; of several the first. */
  readonly time?: string;
  /** Of several the last. */
  readonly until?: string;
  /** How many times; 1 when left out. */
  readonly count?: number;
  /** Ids that two accounts share when both log one call (CloudTrail's sharedEventID). */
  readonly shared?: readonly string[];
  /** `name` of the attempt whose session makes this call: profiles that build on each other. */
  readonly after?: string;
  /** What the origin itself says against it, in whole sentences: `duration_seconds` beyond the hour of a chain. */
  readonly notes?: readonly string[];
  readonly place: Place;
}

export interface Inventory {
  readonly accounts: readonly InventoryAccount[];
  /** Declared principals, in reading order, each ARN once. */
  readonly principals: readonly InventoryPrincipal[];
  /** By account id, root first. undefined: no SCP information at all. */
  readonly scps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly rcps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly attempts?: readonly Attempt[];
  /** Request context: what-if values override what an estate file gives. Keys lower-cased. `null`: not sent. */
  readonly context: Readonly<Record<string, string | readonly string[] | boolean | null>>;
}
