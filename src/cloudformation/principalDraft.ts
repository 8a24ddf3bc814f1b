// Users, roles and groups of one template while policies are still being attached to them.
import type { JsonPath, PolicyType } from '#language/policy.ts';
import { iamName } from '#language/arn.ts';
import { placeAt } from '#harvest/harvest.ts';
import { attach, type Draft, type Found, foundPolicy } from '#harvest/principalDraft.ts';
import { isList, listOf, member } from '#text/json.ts';
import { valueOf } from './evaluate.ts';
import { policyDocument } from './policyDocument.ts';
import { arnOf, nameOf, readable } from './resourceNames.ts';
import { tell, type Resource, type Scope } from './template.ts';
import { fillUnknown, hasUnknown, onlyUnknown, plainName } from '#harvest/unknownText.ts';

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
    place: placeAt(scope.template.origin, resource.path),
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
  return foundPolicy(found, name, type, placeAt(scope.template.origin, path));
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

/** `PermissionsBoundary` as it is written at its place. */
export function attachBoundary(
  scope: Scope,
  draft: Draft,
  { path, value }: { readonly value: unknown; readonly path: JsonPath },
  managed: ReadonlyMap<string, Found>,
): void {
  attachManaged(scope, draft, valueOf(scope, value, path), 'boundary', managed, path);
}
