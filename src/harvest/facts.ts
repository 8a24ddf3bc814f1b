// What one piece says that only makes sense beside others: who has which managed policy, who is in which group, how an
// organization is built. `import` joins these by ARN, by name where only one can be meant, or asks.
import type { AttachedPolicy } from '#decision/inventory.ts';
import type { JsonPath } from '#language/policy.ts';

export type HolderKind = 'user' | 'role' | 'group';

/** A user, role or group as far as the source says: `list-attached-role-policies` says nothing but the kind. */
export interface HolderRef {
  readonly kind?: HolderKind;
  readonly arn?: string;
  readonly name?: string;
  readonly account?: string;
  /** The account that is meant where none of the texts tells of such a name. */
  readonly elsewhere?: string;
}

/** What one source says about one user, role or group. A list that is given is complete unless it says otherwise. */
export interface Holding {
  readonly holder: HolderRef;
  /** ARNs of the attached managed policies. */
  readonly attached?: readonly string[];
  /** One more attached managed policy; says nothing about others. */
  readonly alsoAttached?: string;
  /** One more policy with its document; says nothing about others. */
  readonly alsoHas?: AttachedPolicy;
  /** Name of one more policy of which something that decides is open. */
  readonly alsoOpen?: string;
  /** Names of the inline policies, documents or not. */
  readonly inlineNames?: readonly string[];
  /** Users: names of their groups. */
  readonly groups?: readonly string[];
  /** One more group; says nothing about others. */
  readonly alsoIn?: string;
  /** ARN of the permissions boundary; null: has none. */
  readonly boundary?: string | null;
  /** Whoever it is made for has more: the source says one thing of somebody whom it does not make. */
  readonly part?: true;
  /** The source carries everything: there are no groups and no policies but those that it gives. */
  readonly whole?: true;
  /** Where it stands in the piece. */
  readonly path: JsonPath;
}

/** A managed policy, with its document or without. */
export interface ManagedPolicy {
  /** undefined: `get-policy-version` does not say which policy it is a version of. */
  readonly arn?: string;
  /** `v3`. */
  readonly version?: string;
  readonly isDefault?: boolean;
  /** Absent: only named. */
  readonly policy?: AttachedPolicy;
  readonly path: JsonPath;
}

export type GuardrailType = 'scp' | 'rcp';

export interface OrganizationUnit {
  /** `r-ab12`, `ou-ab12-33333333` or an account id. */
  readonly id: string;
  readonly name?: string;
}

/** A policy of an organization, with its document or without. */
export interface OrganizationPolicy {
  /** `p-…`. */
  readonly id: string;
  readonly type?: GuardrailType;
  readonly name?: string;
  readonly policy?: AttachedPolicy;
}

/** All policies of one type that are attached to one root, OU or account itself. */
export interface TargetPolicies {
  readonly target: string;
  readonly type: GuardrailType;
  readonly policies: readonly string[];
}

/** Members of one organization as one source shows them. */
export interface OrganizationFacts {
  /** `o-…`. */
  readonly id?: string;
  readonly managementAccount?: string;
  readonly units?: readonly OrganizationUnit[];
  /** Child id -> parent id. */
  readonly parents?: readonly (readonly [child: string, parent: string])[];
  readonly policies?: readonly OrganizationPolicy[];
  readonly targets?: readonly TargetPolicies[];
  /** Policy id -> one target of it; says nothing about other policies of that target. */
  readonly attachments?: readonly (readonly [policy: string, target: string])[];
  /** `policies` holds all of this type that the organization has. */
  readonly allOf?: readonly GuardrailType[];
  /** Policy types that the root has switched on; undefined: nobody said. */
  readonly enabled?: readonly GuardrailType[];
}
