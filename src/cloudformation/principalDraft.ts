// Users, roles and groups of one template while policies are still being attached to them.
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import { iamName } from '#language/arn.ts';
import { namedUnknownsIn } from '#language/unknownAccount.ts';
import type { Holding } from '#harvest/facts.ts';
import { placeAt } from '#harvest/harvest.ts';
import { isList, listOf, member } from '#text/json.ts';
import { valueOf } from './evaluate.ts';
import { policyDocument } from './policyDocument.ts';
import { arnOf, nameOf, readable } from './resourceNames.ts';
import { tell, type Resource, type Scope } from './template.ts';
import { fillUnknown, hasUnknown, onlyUnknown, plainName } from '#harvest/unknownText.ts';

export interface Draft {
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly path: JsonPath;
  trust?: AttachedPolicy;
  readonly policies: AttachedPolicy[];
  /** ARNs of managed policies that no template here makes. */
  readonly attached: Set<string>;
  /** Policies of which something that decides is not known. */
  readonly open: Set<string>;
  /** ARN of a boundary that no template here makes; null: it has one, but which is not known. */
  boundary?: string | null;
  /** Names of the groups that a user is in. */
  readonly groups: Set<string>;
}

/** A policy as far as the template says it. */
export interface Found {
  /** null: there is one, but nothing of it is known. */
  readonly policy: AttachedPolicy | null;
  readonly name: string;
  /** What is not filled in and decides. */
  readonly open: readonly string[];
}

export const property = (resource: Resource, key: string): { value: unknown; path: JsonPath } => ({
  value: member(resource.properties, key),
  path: [...resource.path, 'Properties', key],
});

export const evaluated = (scope: Scope, resource: Resource, key: string): unknown => {
  const { value, path } = property(resource, key);
  return valueOf(scope, value, path);
};

function tagsOf(scope: Scope, resource: Resource): Record<string, string> {
  const value = evaluated(scope, resource, 'Tags');
  const pairs = isList(value)
    ? value.map((tag) => [member(tag, 'Key'), member(tag, 'Value')] as const)
    : Object.entries(typeof value === 'object' && value !== null ? value : {});
  // A tag whose value is open is left out: it is not known.
  return Object.fromEntries(
    pairs.flatMap(([key, one]) =>
      typeof key === 'string' && !hasUnknown(key) && !hasUnknown(one) && one !== undefined && one !== null
        ? [[key, typeof one === 'string' ? one : JSON.stringify(one)]]
        : [],
    ),
  );
}

export function draftOf(scope: Scope, resource: Resource, kind: Draft['kind']): Draft | null {
  const arn = arnOf(scope, resource, valueOf);
  const named = arn === undefined ? null : iamName(arn);
  if (arn === undefined || named?.kind !== kind) {
    const message = `${resource.id}: its name or path makes no ARN of a ${kind}. It is left out.`;
    tell(scope, 'CFN-NAME', 'error', message, resource.path);
    return null;
  }
  const { madeUp } = nameOf(scope, resource, valueOf);
  if (madeUp) {
    const message = `${resource.id} has no ${kind === 'role' ? 'RoleName' : kind === 'user' ? 'UserName' : 'GroupName'}: CloudFormation makes one up. It is called ${named.name} here.`;
    tell(scope, 'CFN-NAME', 'info', message, resource.path);
  }
  return {
    arn,
    kind,
    name: named.name,
    tags: tagsOf(scope, resource),
    path: resource.path,
    policies: [],
    attached: new Set(),
    open: new Set(),
    groups: new Set(),
  };
}

/** A document with its place; null: there is none. */
export function policyAt(
  scope: Scope,
  value: unknown,
  path: JsonPath,
  type: PolicyType,
  name: string,
): Found | null {
  const found = policyDocument(scope, value, path);
  if (!found) return null;
  const { document, open } = found;
  if (document === undefined) return { policy: null, name, open };
  const place = placeAt(scope.template.origin, path);
  const unknown = namedUnknownsIn(document);
  const unknownAccounts = unknown.length > 0 ? { unknownAccounts: unknown } : {};
  return { policy: { name, type, document, place, ...unknownAccounts }, name, open };
}

export function attach(draft: Draft, found: Found | null): void {
  if (!found) return;
  if (found.policy) draft.policies.push(found.policy);
  else draft.open.add(found.name);
  if (found.open.length > 0) draft.open.add(found.name);
}

/** `Policies` of a role, user or group: `[{PolicyName, PolicyDocument}]`. */
export function inlinePolicies(scope: Scope, resource: Resource, draft: Draft): void {
  const { value, path } = property(resource, 'Policies');
  entriesOf(scope, value, path).forEach(({ value: entry, path: at }, i) => {
    const name = valueOf(scope, member(entry, 'PolicyName'), [...at, 'PolicyName']);
    const shown = typeof name === 'string' ? readable(name) : `inline policy ${i + 1}`;
    const found = policyAt(
      scope,
      member(entry, 'PolicyDocument'),
      [...at, 'PolicyDocument'],
      'identity',
      shown,
    );
    if (found) attach(draft, found);
    else {
      draft.open.add(shown);
      tell(scope, 'CFN-POLICY', 'warning', `${shown}: its document is not written here.`, at);
    }
  });
}

/** Members of a list as they are written, `Fn::If` around one of them or around the list worked out. */
export function entriesOf(
  scope: Scope,
  value: unknown,
  path: JsonPath,
): readonly { readonly value: unknown; readonly path: JsonPath }[] {
  const isIf = (one: unknown): boolean => member(one, 'Fn::If') !== undefined;
  if (!isIf(value) && !listOf(value).some(isIf)) {
    return listOf(value).map((one, i) => ({ value: one, path: isList(value) ? [...path, i] : path }));
  }
  const list = valueOf(scope, value, path);
  return listOf(list).map((one, i) => ({ value: one, path: isList(list) ? [...path, i] : path }));
}

/** ARNs of attached managed policies or of a boundary: those of the template with their documents, others by name. */
export function attachManaged(
  scope: Scope,
  draft: Draft,
  arn: unknown,
  type: 'identity' | 'boundary',
  managed: ReadonlyMap<string, Found>,
  path: JsonPath,
): void {
  if (typeof arn !== 'string') return;
  const found = managed.get(arn);
  if (found) {
    attach(draft, { ...found, policy: found.policy && { ...found.policy, type } });
    return;
  }
  const name = onlyUnknown(arn);
  if (name !== undefined) {
    if (type === 'boundary') draft.boundary = null;
    else draft.open.add(name);
    tell(scope, 'CFN-POLICY', 'info', `Which policy ${name} is, is not known: what it allows is open.`, path);
    return;
  }
  const named = fillUnknown(arn, plainName);
  if (type === 'boundary') draft.boundary = named;
  else draft.attached.add(named);
}

export function principalOf(scope: Scope, draft: Draft): InventoryPrincipal {
  const { arn, kind, name, path, tags, trust, policies, open, groups, boundary } = draft;
  return {
    arn,
    kind,
    account: iamName(arn)?.account ?? '',
    name,
    place: placeAt(scope.template.origin, path),
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
export function holdingsOf({ arn, kind, path, attached, boundary }: Draft): readonly Holding[] {
  const holder = { kind, arn };
  return [
    ...[...attached].map((alsoAttached): Holding => ({ holder, alsoAttached, path })),
    ...(typeof boundary === 'string' ? [{ holder, boundary, path }] : []),
  ];
}
