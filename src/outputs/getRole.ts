// Output of `aws iam get-role` and `list-roles` (API or CLI), one role or many, also without the wrapper.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
import { iamName } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { JsonPath } from '#language/policy.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import { decodeDocument } from '#harvest/decodeDocument.ts';
import { placeAt, type Format, type HarvestNote, type Origin } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';

const isRole = (value: unknown): boolean =>
  isObject(value) &&
  member(value, 'AssumeRolePolicyDocument') !== undefined &&
  (text(member(value, 'Arn')) !== undefined || text(member(value, 'RoleName')) !== undefined);

/** `[{Key, Value}]` as AWS writes tags; undefined when the field is left out. */
export function tagList(value: unknown): Record<string, string> | undefined {
  if (!isList(value)) return undefined;
  const pairs = value.map((tag) => [text(member(tag, 'Key')), text(member(tag, 'Value')) ?? ''] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[0] !== undefined));
}

/** Where the roles stand: `{Role}`, `{Roles: […]}`, a list of either, or a bare role object. */
function rolesIn(
  value: unknown,
  path: JsonPath,
): readonly { role: unknown; path: JsonPath; listed: boolean }[] {
  if (isList(value)) return value.flatMap((one, i) => rolesIn(one, [...path, i]));
  if (isRole(value)) return [{ role: value, path, listed: false }];
  if (isRole(member(value, 'Role')))
    return [{ role: member(value, 'Role'), path: [...path, 'Role'], listed: false }];
  const roles = member(value, 'Roles');
  if (!isList(roles)) return [];
  return roles.flatMap((role, i) =>
    isRole(role) ? [{ role, path: [...path, 'Roles', i], listed: true }] : [],
  );
}

function takeRole(
  role: unknown,
  path: JsonPath,
  listed: boolean,
  origin: Origin,
): InventoryPrincipal | HarvestNote {
  const given = text(member(role, 'Arn'));
  const roleName = text(member(role, 'RoleName')) ?? '';
  const arn = given ?? `arn:aws:iam::${UNKNOWN_ACCOUNT}:role/${roleName}`;
  const named = iamName(arn);
  if (named?.kind !== 'role') {
    const message = `${arn} is not the ARN of a role: this role is left out.`;
    return { code: 'ROLE-ARN', severity: 'error', message, path: [...path, 'Arn'] };
  }
  const { document, encoded } = decodeDocument(member(role, 'AssumeRolePolicyDocument'));
  const uniqueId = text(member(role, 'RoleId'));
  const tags = tagList(member(role, 'Tags'));
  const boundary = text(member(member(role, 'PermissionsBoundary'), 'PermissionsBoundaryArn'));
  return {
    arn,
    kind: 'role',
    account: named.account,
    name: named.name,
    place: placeAt(origin, path),
    ...(uniqueId === undefined ? {} : { uniqueId }),
    // get-role leaves Tags out when there are none; list-roles never carries them.
    ...(tags !== undefined ? { tags } : listed ? {} : { tags: {} }),
    ...(listed || boundary !== undefined ? { unknownSlots: ['boundary'] as const } : {}),
    ...(boundary === undefined ? {} : { missingPolicies: [boundary] }),
    trust: [
      {
        name: 'trust policy',
        type: 'trust',
        document,
        place: placeAt(origin, [...path, 'AssumeRolePolicyDocument']),
        live: true,
        ...(encoded ? { encoded } : {}),
      },
    ],
  };
}

export const getRoleFormat: Format = {
  id: 'get-role',
  what: 'output of aws iam get-role or list-roles: {"Role": {"Arn", "AssumeRolePolicyDocument"}}',
  test: (value) =>
    isList(value)
      ? value.length > 0 && value.every((v) => rolesIn(v, []).length > 0)
      : rolesIn(value, []).length > 0,
  take(value, origin) {
    const taken = rolesIn(value, []).map(({ role, path, listed }) => takeRole(role, path, listed, origin));
    const principals = taken.filter((one) => 'arn' in one);
    const notes = taken.filter((one) => 'code' in one);
    const first = principals[0];
    return {
      kind: 'get-role',
      title: principals.length === 1 && first ? `Role ${first.name}` : `${principals.length} roles`,
      principals,
      notes,
    };
  },
};

/** `get-role-policy`, `get-user-policy`, `get-group-policy`: the name of the holder, but not its account. */
export const inlinePolicyFormat: Format = {
  id: 'inline-policy',
  what: 'output of aws iam get-role-policy, get-user-policy or get-group-policy',
  test: (value) => holderOf(value) !== null && member(value, 'PolicyDocument') !== undefined,
  take(value) {
    const holder = holderOf(value);
    const name = text(listOf(member(value, 'PolicyName'))[0]);
    const { document, encoded } = decodeDocument(member(value, 'PolicyDocument'));
    return {
      kind: 'policy',
      title: 'Permissions policy',
      bare: [
        {
          document,
          path: ['PolicyDocument'],
          type: 'identity',
          live: true,
          ...(name === undefined ? {} : { name }),
          ...(holder === null ? {} : { holder }),
          ...(encoded ? { encoded } : {}),
        },
      ],
    };
  },
};

function holderOf(value: unknown): { kind: 'user' | 'role' | 'group'; name: string } | null {
  for (const [key, kind] of [
    ['RoleName', 'role'],
    ['UserName', 'user'],
    ['GroupName', 'group'],
  ] as const) {
    const name = text(member(value, key));
    if (name !== undefined) return { kind, name };
  }
  return null;
}
