// Output of `aws iam get-account-authorization-details`: everything of one account, accepted by AWS.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import { iamName } from '#language/arn.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import { decodeDocument } from '#harvest/decodeDocument.ts';
import { tagList } from './getRole.ts';
import { placeAt, type Format, type HarvestNote, type Origin } from '#harvest/harvest.ts';
import { isList, listOf, member, text } from '#text/json.ts';

interface Kind {
  readonly list: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly inline: string;
  readonly id: string;
}

const KINDS: readonly Kind[] = [
  { list: 'UserDetailList', kind: 'user', inline: 'UserPolicyList', id: 'UserId' },
  { list: 'RoleDetailList', kind: 'role', inline: 'RolePolicyList', id: 'RoleId' },
  { list: 'GroupDetailList', kind: 'group', inline: 'GroupPolicyList', id: 'GroupId' },
];

/** The account's managed policies by ARN, each at its default version. */
type Managed = ReadonlyMap<string, AttachedPolicy>;

function live(
  origin: Origin,
  value: unknown,
  path: JsonPath,
  rest: Pick<AttachedPolicy, 'name' | 'arn'> & { readonly type?: PolicyType },
): AttachedPolicy {
  const { document, encoded } = decodeDocument(value);
  return {
    type: 'identity',
    ...rest,
    document,
    place: placeAt(origin, path),
    live: true,
    ...(encoded ? { encoded } : {}),
  };
}

function managedPolicies(value: unknown, origin: Origin): Managed {
  const managed = new Map<string, AttachedPolicy>();
  listOf(member(value, 'Policies')).forEach((policy, i) => {
    const arn = text(member(policy, 'Arn'));
    const versions = listOf(member(policy, 'PolicyVersionList'));
    const at = versions.findIndex((version) => member(version, 'IsDefaultVersion') === true);
    const document = member(versions[at], 'Document');
    if (arn === undefined || document === undefined) return;
    const path = ['Policies', i, 'PolicyVersionList', at, 'Document'];
    managed.set(arn, live(origin, document, path, { name: text(member(policy, 'PolicyName')) ?? arn, arn }));
  });
  return managed;
}

interface Attached {
  readonly policies: readonly AttachedPolicy[];
  readonly missing: readonly string[];
}

function policiesOf(
  detail: unknown,
  path: JsonPath,
  inline: string,
  managed: Managed,
  origin: Origin,
): Attached {
  const missing: string[] = [];
  const byArn = (arn: string | undefined, type: PolicyType): readonly AttachedPolicy[] => {
    const found = arn === undefined ? undefined : managed.get(arn);
    if (arn !== undefined && !found) missing.push(arn);
    return found ? [{ ...found, type }] : [];
  };
  const policies = [
    ...listOf(member(detail, inline)).map((policy, i): AttachedPolicy => {
      const name = text(member(policy, 'PolicyName')) ?? `inline policy ${i + 1}`;
      const at = [...path, inline, i, 'PolicyDocument'];
      return live(origin, member(policy, 'PolicyDocument'), at, { name });
    }),
    ...listOf(member(detail, 'AttachedManagedPolicies')).flatMap((policy) =>
      byArn(text(member(policy, 'PolicyArn')), 'identity'),
    ),
    ...byArn(text(member(member(detail, 'PermissionsBoundary'), 'PermissionsBoundaryArn')), 'boundary'),
  ];
  return { policies, missing };
}

function take(value: unknown, origin: Origin): { principals: InventoryPrincipal[]; notes: HarvestNote[] } {
  const managed = managedPolicies(value, origin);
  const notes: HarvestNote[] = [];
  const groups = new Map<string, Attached>();
  listOf(member(value, 'GroupDetailList')).forEach((group, i) => {
    const name = text(member(group, 'GroupName'));
    const path = ['GroupDetailList', i];
    if (name !== undefined) groups.set(name, policiesOf(group, path, 'GroupPolicyList', managed, origin));
  });
  const principals = KINDS.flatMap(({ list, kind, inline, id }) =>
    listOf(member(value, list)).flatMap((detail, i): InventoryPrincipal[] => {
      const path: JsonPath = [list, i];
      const arn = text(member(detail, 'Arn')) ?? '';
      const named = iamName(arn);
      if (named?.kind !== kind) {
        const message = `${list}: entry ${i + 1} has no ARN of a ${kind}; it is left out.`;
        notes.push({ code: 'DETAIL-ARN', severity: 'error', message, path });
        return [];
      }
      const own = policiesOf(detail, path, inline, managed, origin);
      const inherited = listOf(member(detail, 'GroupList')).flatMap((group) => {
        const name = text(group) ?? '';
        const found = groups.get(name);
        return found ? [{ name, ...found }] : [];
      });
      const missing = [...new Set([...own.missing, ...inherited.flatMap((group) => group.missing)])];
      const uniqueId = text(member(detail, id));
      const tags = tagList(member(detail, 'Tags'));
      const trust = member(detail, 'AssumeRolePolicyDocument');
      const trustPath = [...path, 'AssumeRolePolicyDocument'];
      return [
        {
          arn,
          kind,
          account: named.account,
          name: named.name,
          place: placeAt(origin, path),
          ...(uniqueId === undefined ? {} : { uniqueId }),
          // AWS leaves an empty tag list out of some of these; the call carries tags, so none means none.
          ...(kind === 'group' ? {} : { tags: tags ?? {} }),
          policies: [
            ...own.policies,
            ...inherited.flatMap((group) =>
              group.policies.map((policy) => ({ ...policy, group: group.name })),
            ),
          ],
          ...(missing.length > 0 ? { missingPolicies: missing } : {}),
          ...(trust === undefined
            ? {}
            : {
                trust: [live(origin, trust, trustPath, { name: 'trust policy', type: 'trust' })],
              }),
        },
      ];
    }),
  );
  return { principals, notes };
}

export const authorizationDetailsFormat: Format = {
  id: 'authorization-details',
  what: 'output of aws iam get-account-authorization-details',
  test: (value) => KINDS.some(({ list }) => isList(member(value, list))),
  take(value, origin) {
    const { principals, notes } = take(value, origin);
    const of = (kind: string) => principals.filter((principal) => principal.kind === kind).length;
    return {
      kind: 'authorization-details',
      title: `Account details: ${of('user')} users, ${of('role')} roles, ${of('group')} groups`,
      principals,
      notes,
    };
  },
};
