// Users, roles and groups of infrastructure as code while policies are still being attached to them.
import type { AttachedPolicy, InventoryPrincipal, Place } from '#decision/inventory.ts';
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import { namedUnknownsIn } from '#language/unknownAccount.ts';
import type { Holding } from './facts.ts';
import type { OpenDocument } from './openPolicy.ts';

export interface Draft {
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly place: Place;
  trust?: AttachedPolicy;
  readonly policies: AttachedPolicy[];
  /** ARNs of managed policies that no text here makes. */
  readonly attached: Set<string>;
  /** Policies of which something that decides is not known. */
  readonly open: Set<string>;
  /** ARN of a boundary that no text here makes; null: it has one, but which is not known. */
  boundary?: string | null;
  /** Names of the groups that a user is in. */
  readonly groups: Set<string>;
}

/** A policy as far as the text says it. */
export interface Found {
  /** null: there is one, but nothing of it is known. */
  readonly policy: AttachedPolicy | null;
  readonly name: string;
  /** What is not filled in and decides. */
  readonly open: readonly string[];
}

export function foundPolicy(
  { document, open, namedAccounts }: OpenDocument,
  name: string,
  type: PolicyType,
  place: Place,
): Found {
  if (document === undefined) return { policy: null, name, open };
  const unknown = namedUnknownsIn(document);
  const unknownAccounts = unknown.length > 0 ? { unknownAccounts: unknown } : {};
  const decides = type === 'trust' && open.length > 0 ? { open } : {};
  const named = namedAccounts ? { namedAccounts } : {};
  return { policy: { name, type, document, place, ...unknownAccounts, ...named, ...decides }, name, open };
}

/** What is open in it leaves its holder's policies incomplete. */
export function attach(draft: Draft, found: Found | null): void {
  if (!found) return;
  if (found.policy) draft.policies.push(found.policy);
  else draft.open.add(found.name);
  if (found.open.length > 0) draft.open.add(found.name);
}

/** A user has the policies of its groups; groups that stay are not here. `groupOf`: by name. */
export function inherit(draft: Draft, groupOf: (name: string) => Draft | undefined): void {
  for (const name of draft.groups) {
    const group = groupOf(name);
    if (!group) continue;
    draft.groups.delete(name);
    for (const policy of group.policies) draft.policies.push({ ...policy, group: name });
    for (const arn of group.attached) draft.attached.add(arn);
    for (const open of group.open) draft.open.add(open);
  }
}

export function principalOf(draft: Draft): InventoryPrincipal {
  const { arn, kind, name, place, tags, trust, policies, open, groups, boundary } = draft;
  return {
    arn,
    kind,
    account: iamName(arn)?.account ?? '',
    name,
    place,
    ...(kind === 'group' ? {} : { tags }),
    policies,
    ...(open.size > 0 ? { missingInline: [...open] } : {}),
    ...(groups.size > 0 ? { missingGroups: [...groups] } : {}),
    ...(boundary === undefined ? {} : { unknownSlots: ['boundary'] as const }),
    ...(typeof boundary === 'string' ? { missingBoundary: boundary } : {}),
    ...(trust ? { trust: [trust] } : {}),
  };
}

/** What other texts, or AWS's own policies, may hold the documents of. */
export function holdingsOf({ arn, kind, place: { path }, attached, boundary }: Draft): readonly Holding[] {
  const holder = { kind, arn };
  return [
    ...[...attached].map((alsoAttached): Holding => ({ holder, alsoAttached, path })),
    ...(typeof boundary === 'string' ? [{ holder, boundary, path }] : []),
  ];
}
