// Roles, users, groups and their policies of one template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Holding } from '#harvest/facts.ts';
import { heldElsewhere, holderNamed } from '#harvest/heldElsewhere.ts';
import type { JsonPath } from '#language/policy.ts';
import { listOf } from '#text/json.ts';
import { evaluate, valueOf } from './evaluate.ts';
import { attach, type Draft, type Found, holdingsOf, inherit, principalOf } from '#harvest/principalDraft.ts';
import {
  attachBoundary,
  attachManaged,
  draftOf,
  evaluated,
  inlinePolicies,
  policyAt,
  property,
} from './principalDraft.ts';
import { pseudo } from './pseudoParameters.ts';
import { arnOf, nameOf, readable } from './resourceNames.ts';
import { serverlessRole } from './serverless.ts';
import { tell, type Resource, type Scope } from './template.ts';
import { conditionHolds } from './conditions.ts';
import { member, text } from '#text/json.ts';

type Kind = Draft['kind'];

const KIND_OF: Readonly<Record<string, Kind>> = {
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
};

/** Who holds it, by property. */
const HOLDERS: readonly (readonly [property: string, kind: Kind])[] = [
  ['Roles', 'role'],
  ['Users', 'user'],
  ['Groups', 'group'],
  ['RoleName', 'role'],
  ['UserName', 'user'],
  ['GroupName', 'group'],
];

const INLINE_TYPES = new Set([
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
]);

/** Resources that the stack creates: those whose condition does not hold are left out, and told. */
export function createdResources(scope: Scope): readonly Resource[] {
  const created: Resource[] = [];
  let absent = 0;
  for (const resource of scope.resources.values()) {
    const written = memberOfResource(scope, resource);
    const name = text(written);
    const at = [...resource.path, 'Condition'];
    const holds = name === undefined ? true : conditionHolds(scope, name, at, evaluate);
    if (holds === false) absent++;
    else created.push(resource);
    if (holds === null) {
      const message = `Whether condition ${name} holds is not known: ${resource.id} is taken as if it does.`;
      tell(scope, 'CFN-CONDITION', 'warning', message, at);
    }
  }
  if (absent > 0) {
    const why = 'Their condition does not hold with these parameters.';
    scope.leftOut.push({ what: 'resources that are not created', count: absent, why });
  }
  return created;
}

function memberOfResource({ template }: Scope, { path }: Resource): unknown {
  return path
    .slice(template.path.length)
    .concat('Condition')
    .reduce<unknown>((at, key) => member(at, String(key)), template.body);
}

interface Reading {
  readonly scope: Scope;
  readonly drafts: Map<string, Draft>;
  readonly byName: Map<string, Draft>;
  readonly managed: ReadonlyMap<string, Found>;
  /** What is given to principals that no template here makes. */
  readonly elsewhere: Holding[];
}

function managedPolicies(
  scopes: readonly Scope[],
  created: (scope: Scope) => readonly Resource[],
): Map<string, Found> {
  const managed = new Map<string, Found>();
  for (const scope of scopes) {
    for (const resource of created(scope)) {
      if (resource.type !== 'AWS::IAM::ManagedPolicy') continue;
      const arn = arnOf(scope, resource, valueOf);
      const { value, path } = property(resource, 'PolicyDocument');
      const { name } = nameOf(scope, resource, valueOf);
      const found = policyAt(scope, value, path, 'identity', name);
      if (arn !== undefined && found)
        managed.set(arn, { ...found, policy: found.policy && { ...found.policy, arn } });
    }
  }
  return managed;
}

function takePrincipal(reading: Reading, resource: Resource, kind: Kind): void {
  const { scope, drafts, byName, managed } = reading;
  const draft = draftOf(scope, resource, kind);
  if (!draft) return;
  drafts.set(draft.arn, draft);
  byName.set(`${kind} ${draft.name}`, draft);
  if (kind === 'role') {
    const { value, path } = property(resource, 'AssumeRolePolicyDocument');
    const found = policyAt(scope, value, path, 'trust', 'trust policy');
    if (found?.policy) draft.trust = found.policy;
    if (!found)
      tell(scope, 'CFN-POLICY', 'warning', `${resource.id} has no AssumeRolePolicyDocument.`, resource.path);
  }
  inlinePolicies(scope, resource, draft);
  const arns = property(resource, 'ManagedPolicyArns');
  listOf(valueOf(scope, arns.value, arns.path)).forEach((arn, i) => {
    attachManaged(scope, draft, arn, 'identity', managed, [...arns.path, i]);
  });
  const boundary = property(resource, 'PermissionsBoundary');
  attachBoundary(scope, draft, boundary, managed);
  for (const group of listOf(evaluated(scope, resource, 'Groups'))) {
    if (typeof group === 'string') draft.groups.add(readable(group));
  }
}

/** Names of holders under the properties that such a resource has. */
function holdersOf(
  scope: Scope,
  resource: Resource,
): readonly { kind: Kind; name: string; path: JsonPath }[] {
  return HOLDERS.flatMap(([key, kind]) => {
    const { value, path } = property(resource, key);
    return listOf(valueOf(scope, value, path)).flatMap((name, i) =>
      typeof name === 'string' ? [{ kind, name: readable(name), path: [...path, i] }] : [],
    );
  });
}

function draftNamed(
  { scope, byName }: Reading,
  all: readonly Reading[],
  kind: Kind,
  name: string,
): Draft | undefined {
  const key = `${kind} ${name}`;
  return (
    byName.get(key) ??
    all.find((one) => one.scope.family === scope.family && one.byName.has(key))?.byName.get(key)
  );
}

function attachPolicy(reading: Reading, all: readonly Reading[], resource: Resource): void {
  const { scope, managed } = reading;
  const isInline = INLINE_TYPES.has(resource.type);
  const given = evaluated(scope, resource, 'PolicyName');
  const name = typeof given === 'string' ? readable(given) : resource.id;
  const { value, path } = property(resource, 'PolicyDocument');
  const arn = isInline ? undefined : arnOf(scope, resource, valueOf);
  const found = isInline ? policyAt(scope, value, path, 'identity', name) : managed.get(arn ?? '');
  for (const holder of holdersOf(scope, resource)) {
    const draft = draftNamed(reading, all, holder.kind, holder.name);
    if (draft) attach(draft, found ?? null);
    else if (found)
      reading.elsewhere.push(...heldElsewhere(someoneNamed(scope, holder), found, resource.path));
  }
}

/** Somebody whom no template of this stack makes; the stack's account is theirs too. */
function someoneNamed(scope: Scope, { kind, name }: { readonly kind: Kind; readonly name: string }) {
  return holderNamed(kind, name, String(pseudo(scope, 'AWS::AccountId', [])));
}

function addToGroup(reading: Reading, all: readonly Reading[], resource: Resource): void {
  const { scope } = reading;
  const group = evaluated(scope, resource, 'GroupName');
  for (const user of listOf(evaluated(scope, resource, 'Users'))) {
    if (typeof user !== 'string' || typeof group !== 'string') continue;
    const name = readable(user);
    const draft = draftNamed(reading, all, 'user', name);
    const alsoIn = readable(group);
    if (draft) draft.groups.add(alsoIn);
    else
      reading.elsewhere.push({
        holder: someoneNamed(scope, { kind: 'user', name }),
        alsoIn,
        part: true,
        path: resource.path,
      });
  }
}

export interface Taken {
  /** Resources that the stack makes, of every kind. */
  readonly created: readonly Resource[];
  readonly principals: readonly InventoryPrincipal[];
  readonly holdings: readonly Holding[];
}

/** All templates of one drop together: one may attach a policy to what another one makes. */
export function principalsOf(scopes: readonly Scope[]): ReadonlyMap<Scope, Taken> {
  const created = new Map(scopes.map((scope) => [scope, createdResources(scope)]));
  const of = (scope: Scope): readonly Resource[] => created.get(scope) ?? [];
  const managed = managedPolicies(scopes, of);
  const readings = scopes.map((scope): Reading => ({
    scope,
    drafts: new Map(),
    byName: new Map(),
    managed,
    elsewhere: [],
  }));
  const each = (work: (reading: Reading, resource: Resource) => void): void => {
    for (const reading of readings) for (const resource of of(reading.scope)) work(reading, resource);
  };
  each((reading, resource) => {
    const kind = KIND_OF[resource.type];
    if (kind) takePrincipal(reading, resource, kind);
    const draft = serverlessRole(reading.scope, resource, managed);
    if (!draft) return;
    reading.drafts.set(draft.arn, draft);
    reading.byName.set(`role ${draft.name}`, draft);
  });
  each((reading, resource) => {
    if (INLINE_TYPES.has(resource.type) || resource.type === 'AWS::IAM::ManagedPolicy') {
      attachPolicy(reading, readings, resource);
    } else if (resource.type === 'AWS::IAM::UserToGroupAddition') addToGroup(reading, readings, resource);
  });
  for (const reading of readings) {
    const groupOf = (name: string): Draft | undefined => draftNamed(reading, readings, 'group', name);
    for (const draft of reading.drafts.values()) if (draft.kind === 'user') inherit(draft, groupOf);
  }
  return new Map(
    readings.map(({ scope, drafts, elsewhere }) => {
      const own = [...drafts.values()];
      const principals = own.map(principalOf);
      return [
        scope,
        { created: of(scope), principals, holdings: [...own.flatMap(holdingsOf), ...elsewhere] },
      ];
    }),
  );
}
