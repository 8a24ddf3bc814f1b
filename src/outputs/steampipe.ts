// Rows of Steampipe's tables aws_iam_role, aws_iam_user, aws_iam_group, aws_iam_policy and aws_account, as
// `steampipe query --output json` prints them. A column that was not selected says nothing; null says that there is
// none. https://hub.steampipe.io/plugins/turbot/aws/tables
import { iamName, isAccountId } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import type { InventoryAccount, InventoryPrincipal } from '#decision/inventory.ts';
import type { Holding, ManagedPolicy } from '#harvest/facts.ts';
import { placeAt, type Format, type Harvest, type Origin } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text, type JsonObject } from '#text/json.ts';
import { countedAny, countedManaged, countedPrincipals } from '#harvest/counted.ts';
import { livePolicy, trustPolicy } from './detail.ts';

interface Row {
  readonly row: JsonObject;
  readonly path: JsonPath;
}

const COLUMNS = [
  'assume_role_policy',
  'assume_role_policy_std',
  'inline_policies',
  'inline_policies_std',
  'attached_policy_arns',
  'permissions_boundary_arn',
  'role_id',
  'user_id',
  'group_id',
  'default_version_id',
  'policy_std',
];

const has = (row: JsonObject, column: string): boolean => Object.hasOwn(row, column);

const isIamRow = (value: unknown): value is JsonObject =>
  isObject(value) &&
  /^arn:[^:]+:iam::/.test(text(member(value, 'arn')) ?? '') &&
  COLUMNS.some((column) => has(value, column));

const isAccountRow = (value: unknown): value is JsonObject =>
  isObject(value) && isAccountId(text(member(value, 'account_id')) ?? '') && has(value, 'organization_id');

function rowsIn(value: unknown): readonly Row[] {
  const list = isList(value) ? value : member(value, 'rows');
  if (!isList(list)) return [];
  const path = isList(value) ? [] : ['rows'];
  return list.flatMap((row, i) => (isIamRow(row) || isAccountRow(row) ? [{ row, path: [...path, i] }] : []));
}

/** The first of these columns that was selected. */
const column = (row: JsonObject, ...names: readonly string[]): string | undefined =>
  names.find((name) => has(row, name) && row[name] !== null) ?? names.find((name) => has(row, name));

function inlinePolicies({ row, path }: Row, origin: Origin) {
  const key = column(row, 'inline_policies', 'inline_policies_std');
  if (key === undefined) return undefined;
  return listOf(row[key] ?? undefined).map((policy, i) =>
    livePolicy(origin, member(policy, 'PolicyDocument'), [...path, key, i, 'PolicyDocument'], {
      name: text(member(policy, 'PolicyName')) ?? `inline policy ${i + 1}`,
    }),
  );
}

/** `groups` is the answer of ListGroupsForUser, or its list. */
function groupNames(value: unknown): readonly string[] {
  const list = isObject(value) ? member(value, 'Groups') : value;
  return (isList(list) ? list : []).flatMap((group) => text(member(group, 'GroupName')) ?? text(group) ?? []);
}

function tagsOf(row: JsonObject): Pick<InventoryPrincipal, 'tags'> {
  if (!has(row, 'tags')) return {};
  const tags = isObject(row['tags']) ? Object.entries(row['tags']) : [];
  return {
    tags: Object.fromEntries(tags.filter((tag): tag is [string, string] => typeof tag[1] === 'string')),
  };
}

function holderRow(entry: Row, origin: Origin): { principal: InventoryPrincipal; holding: Holding } | null {
  const { row, path } = entry;
  const arn = text(row['arn']) ?? '';
  const named = iamName(arn);
  if (named?.kind !== 'role' && named?.kind !== 'user' && named?.kind !== 'group') return null;
  const { kind, account, name } = named;
  const id = text(row[`${kind}_id`]);
  const policies = inlinePolicies(entry, origin);
  const trustKey = column(row, 'assume_role_policy', 'assume_role_policy_std');
  const bounded = has(row, 'permissions_boundary_arn');
  const attached = has(row, 'attached_policy_arns');
  const all = policies !== undefined && attached && (kind !== 'user' || has(row, 'groups'));
  const principal: InventoryPrincipal = {
    arn,
    kind,
    account,
    name,
    place: placeAt(origin, path),
    ...(id === undefined ? {} : { uniqueId: id }),
    ...(kind === 'group' ? {} : tagsOf(row)),
    ...(policies && (all || policies.length > 0) ? { policies } : {}),
    ...(bounded || kind === 'group' ? {} : { unknownSlots: ['boundary'] as const }),
    ...(trustKey === undefined || row[trustKey] === null || kind !== 'role'
      ? {}
      : { trust: trustPolicy(origin, row[trustKey], [...path, trustKey]) }),
  };
  const holding: Holding = {
    holder: { kind, arn },
    ...(attached
      ? { attached: listOf(row['attached_policy_arns'] ?? undefined).flatMap((one) => text(one) ?? []) }
      : {}),
    ...(kind === 'user' && has(row, 'groups') ? { groups: groupNames(row['groups']) } : {}),
    ...(bounded && kind !== 'group' ? { boundary: text(row['permissions_boundary_arn']) || null } : {}),
    ...(all ? { whole: true as const } : {}),
    path,
  };
  return { principal, holding };
}

function policyRow({ row, path }: Row, origin: Origin): ManagedPolicy | null {
  const arn = text(row['arn']) ?? '';
  if (iamName(arn)?.kind !== 'policy') return null;
  const key = column(row, 'policy', 'policy_std');
  const version = text(row['default_version_id']);
  const named = { arn, path, isDefault: true, ...(version === undefined ? {} : { version }) };
  if (key === undefined || row[key] === null) return named;
  const name = text(row['name']) ?? arn;
  return { ...named, policy: livePolicy(origin, row[key], [...path, key], { name, arn }) };
}

function accountRow(row: JsonObject): InventoryAccount {
  const alias = text(listOf(row['account_aliases'] ?? undefined)[0]);
  const org = text(row['organization_id']);
  const management = text(row['organization_master_account_id']);
  const id = text(row['account_id']) ?? '';
  return {
    id,
    ...(alias === undefined ? {} : { alias }),
    org: org ?? null,
    ...(management === undefined ? {} : { management: id === management }),
  };
}

function take(value: unknown, origin: Origin): Harvest {
  const rows = rowsIn(value);
  const holders = rows.flatMap((row) => holderRow(row, origin) ?? []);
  const managed = rows.flatMap((row) => policyRow(row, origin) ?? []);
  const accounts = rows.flatMap(({ row }) => (isAccountRow(row) && !isIamRow(row) ? [accountRow(row)] : []));
  const list = isList(value) ? value : listOf(member(value, 'rows'));
  const others = list.length - holders.length - managed.length - accounts.length;
  return {
    kind: 'steampipe',
    title: `Steampipe: ${list.length} ${list.length === 1 ? 'row' : 'rows'}`,
    taken: [
      ...countedPrincipals(holders.map(({ principal }) => principal)),
      ...countedManaged(managed.length),
      ...countedAny(accounts.length, 'account'),
    ],
    ...(others > 0
      ? {
          leftOut: [
            {
              what: 'rows of other tables',
              count: others,
              why: 'They name no user, role, group or managed policy.',
            },
          ],
        }
      : {}),
    principals: holders.map(({ principal }) => principal),
    holdings: holders.map(({ holding }) => holding),
    managed,
    accounts,
  };
}

export const steampipeFormat: Format = {
  id: 'steampipe',
  what: 'rows of Steampipe’s aws_iam_* tables as JSON',
  example:
    '{"rows":[{"name":"Deploy","arn":"arn:aws:iam::222222222222:role/Deploy","account_id":"222222222222","assume_role_policy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]},"inline_policies":[],"attached_policy_arns":[]}]}',
  test: (value) => rowsIn(value).length > 0,
  take,
};
