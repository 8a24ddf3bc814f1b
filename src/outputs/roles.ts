// Output of `aws iam get-role` and `list-roles` (API or CLI), one role or many, also without the wrapper, and the role
// inside an instance profile. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
import { iamName } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Holding } from '#harvest/facts.ts';
import { placeAt, type Format, type HarvestNote, type Origin } from '#harvest/harvest.ts';
import { isList, isObject, member, text } from '#text/json.ts';
import { countedAny } from '#harvest/counted.ts';
import { boundaryOf, tagList, trustPolicy } from './detail.ts';
import { goesOn, pageOf } from './pageOf.ts';

interface FoundRole {
  readonly role: unknown;
  readonly path: JsonPath;
  /** From a list, which carries neither boundary nor tags. */
  readonly listed: boolean;
}

const isRole = (value: unknown): boolean =>
  isObject(value) &&
  member(value, 'AssumeRolePolicyDocument') !== undefined &&
  (text(member(value, 'Arn')) !== undefined || text(member(value, 'RoleName')) !== undefined);

/** Where the roles stand: `{Role}`, `{Roles: […]}`, an instance profile, a list of any, or a bare role object. */
function rolesIn(value: unknown, path: JsonPath): readonly FoundRole[] {
  if (isList(value)) return value.flatMap((one, i) => rolesIn(one, [...path, i]));
  if (isRole(value)) return [{ role: value, path, listed: false }];
  if (isRole(member(value, 'Role')))
    return [{ role: member(value, 'Role'), path: [...path, 'Role'], listed: false }];
  const profile = member(value, 'InstanceProfile');
  if (isObject(profile)) return rolesIn(profile, [...path, 'InstanceProfile']);
  const profiles = member(value, 'InstanceProfiles');
  if (isList(profiles)) return profiles.flatMap((one, i) => rolesIn(one, [...path, 'InstanceProfiles', i]));
  const roles = member(value, 'Roles');
  if (!isList(roles)) return [];
  return roles.flatMap((role, i) =>
    isRole(role) ? [{ role, path: [...path, 'Roles', i], listed: true }] : [],
  );
}

interface TakenRole {
  readonly principal: InventoryPrincipal;
  readonly holding: Holding;
}

function takeRole({ role, path, listed }: FoundRole, origin: Origin): TakenRole | HarvestNote {
  const given = text(member(role, 'Arn'));
  const roleName = text(member(role, 'RoleName')) ?? '';
  const arn = given ?? `arn:aws:iam::${UNKNOWN_ACCOUNT}:role/${roleName}`;
  const named = iamName(arn);
  if (named?.kind !== 'role') {
    const message = `${arn} is not the ARN of a role: this role is left out.`;
    return { code: 'ROLE-ARN', severity: 'error', message, path: [...path, 'Arn'] };
  }
  const uniqueId = text(member(role, 'RoleId'));
  const tags = tagList(member(role, 'Tags'));
  const boundary = boundaryOf(role);
  const unknownBoundary = listed && boundary === null;
  const key = 'AssumeRolePolicyDocument';
  const principal: InventoryPrincipal = {
    arn,
    kind: 'role',
    account: named.account,
    name: named.name,
    place: placeAt(origin, path),
    ...(uniqueId === undefined ? {} : { uniqueId }),
    // get-role leaves Tags out when there are none; list-roles never carries them.
    ...(tags !== undefined ? { tags } : listed ? {} : { tags: {} }),
    ...(unknownBoundary ? { unknownSlots: ['boundary'] as const } : {}),
    trust: trustPolicy(origin, member(role, key), [...path, key]),
  };
  const holder = { kind: 'role', arn } as const;
  return { principal, holding: { holder, path, ...(unknownBoundary ? {} : { boundary }) } };
}

export const rolesFormat: Format = {
  id: 'get-role',
  what: 'output of aws iam get-role, list-roles or list-instance-profiles: {"Role": {"Arn", "AssumeRolePolicyDocument"}}',
  example:
    '{"Role":{"RoleName":"Deploy","Arn":"arn:aws:iam::222222222222:role/Deploy","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]}}}',
  test: (value) =>
    isList(value)
      ? value.length > 0 && value.every((v) => rolesIn(v, []).length > 0)
      : rolesIn(value, []).length > 0,
  take(value, origin) {
    const found = rolesIn(value, []);
    const taken = found.map((one) => takeRole(one, origin));
    const roles = taken.filter((one) => 'principal' in one);
    const [first] = roles;
    const title = roles.length === 1 && first ? `Role ${first.principal.name}` : `${roles.length} roles`;
    return {
      kind: 'get-role',
      title,
      taken: countedAny(roles.length, 'role'),
      principals: roles.map(({ principal }) => principal),
      holdings: roles.map(({ holding }) => holding),
      notes: taken.filter((one) => 'code' in one),
      ...(goesOn(value) || found.some(({ listed }) => listed)
        ? pageOf(value, `list-roles ${first?.principal.account ?? ''}`, 'aws iam list-roles')
        : {}),
    };
  },
};
