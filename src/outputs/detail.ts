// One user, role or group as `get-account-authorization-details` describes it, and as tools that keep the same fields
// under another spelling do. https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
import { iamName } from '#language/arn.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import { decodeDocument } from '#harvest/decodeDocument.ts';
import type { HolderKind, Holding, ManagedPolicy } from '#harvest/facts.ts';
import { placeAt, type HarvestNote, type Origin } from '#harvest/harvest.ts';
import { isList, listOf, member, text } from '#text/json.ts';

/** From AWS's name of a field to the key in the text. */
export type Spelling = (name: string) => string;

export const asAws: Spelling = (name) => name;
export const camelCase: Spelling = (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

export interface Detail {
  readonly value: unknown;
  readonly kind: HolderKind;
  readonly path: JsonPath;
  readonly spell: Spelling;
}

export interface TakenDetail {
  readonly principal?: InventoryPrincipal;
  readonly holding?: Holding;
  readonly note?: HarvestNote;
}

const WORDS = {
  user: { inline: 'UserPolicyList', id: 'UserId' },
  role: { inline: 'RolePolicyList', id: 'RoleId' },
  group: { inline: 'GroupPolicyList', id: 'GroupId' },
} as const;

/** A document out of a live account, with its place. */
export function livePolicy(
  origin: Origin,
  value: unknown,
  path: JsonPath,
  rest: Pick<AttachedPolicy, 'name' | 'arn'> & { readonly type?: PolicyType },
): AttachedPolicy {
  const { document, encoded } = decodeDocument(value);
  const { name, type = 'identity', arn } = rest;
  const policy = { type, name, document, place: placeAt(origin, path), live: true };
  // Most have neither, and there are tens of thousands.
  if (arn === undefined && !encoded) return policy;
  return { ...policy, ...(arn === undefined ? {} : { arn }), ...(encoded ? { encoded } : {}) };
}

export const trustPolicy = (origin: Origin, value: unknown, path: JsonPath): readonly AttachedPolicy[] => [
  livePolicy(origin, value, path, { name: 'trust policy', type: 'trust' }),
];

/** `[{Key, Value}]` as AWS writes tags; undefined when the field is left out. */
export function tagList(value: unknown, spell: Spelling = asAws): Record<string, string> | undefined {
  if (!isList(value)) return undefined;
  const pairs: (readonly [string, string])[] = [];
  for (const tag of value) {
    const key = text(member(tag, spell('Key')));
    if (key !== undefined) pairs.push([key, text(member(tag, spell('Value'))) ?? '']);
  }
  return Object.fromEntries(pairs);
}

/** ARN of the boundary; null: none. */
export const boundaryOf = (detail: unknown, spell: Spelling = asAws): string | null =>
  text(member(member(detail, spell('PermissionsBoundary')), spell('PermissionsBoundaryArn'))) ?? null;

const isText = (one: string | undefined): one is string => one !== undefined;

export function arnsOf(list: unknown, key: string): readonly string[] {
  const arns = listOf(list).map((one) => text(member(one, key)));
  return arns.every(isText) ? arns : arns.filter(isText);
}

function inlinePolicies({ value, kind, path, spell }: Detail, origin: Origin): readonly AttachedPolicy[] {
  const list = spell(WORDS[kind].inline);
  const [key, nameKey] = [spell('PolicyDocument'), spell('PolicyName')];
  return listOf(member(value, list)).map((policy, i) => {
    const name = text(member(policy, nameKey)) ?? `inline policy ${i + 1}`;
    return livePolicy(origin, member(policy, key), path.concat(list, i, key), { name });
  });
}

/** Filled in piece by piece: of thousands of entries each spread would be one more object that is thrown away. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Everything that the entry says; a note instead when it has no ARN of its kind. */
export function takeDetail(detail: Detail, origin: Origin): TakenDetail {
  const { value, kind, path, spell } = detail;
  const arn = text(member(value, spell('Arn'))) ?? '';
  const named = iamName(arn);
  if (named?.kind !== kind) {
    const where = path.findLast((step) => typeof step === 'string') ?? 'entry';
    const at = path.findLast((step) => typeof step === 'number') ?? 0;
    const message = `${where}: entry ${at + 1} has no ARN of a ${kind}; it is left out.`;
    return { note: { code: 'DETAIL-ARN', severity: 'error', message, path } };
  }
  const principal: Draft<InventoryPrincipal> = {
    arn,
    kind,
    account: named.account,
    name: named.name,
    place: placeAt(origin, path),
    policies: inlinePolicies(detail, origin),
  };
  const attached = arnsOf(member(value, spell('AttachedManagedPolicies')), spell('PolicyArn'));
  const holding: Draft<Holding> = { holder: { kind, arn }, attached, whole: true, path };
  const uniqueId = text(member(value, spell(WORDS[kind].id)));
  if (uniqueId !== undefined) principal.uniqueId = uniqueId;
  const trustKey = spell('AssumeRolePolicyDocument');
  const trust = member(value, trustKey);
  if (trust !== undefined) principal.trust = trustPolicy(origin, trust, path.concat(trustKey));
  if (kind !== 'group') {
    // AWS leaves an empty tag list out of some of these; the call carries tags, so none means none.
    principal.tags = tagList(member(value, spell('Tags')), spell) ?? {};
    holding.boundary = boundaryOf(value, spell);
  }
  if (kind === 'user')
    holding.groups = listOf(member(value, spell('GroupList'))).flatMap((g) => text(g) ?? []);
  return { principal, holding };
}

/** A managed policy with its versions: `Policies` of the account details, `AWS::IAM::Policy` of AWS Config. */
export function managedDetail(
  { value, path, spell }: Omit<Detail, 'kind'>,
  origin: Origin,
): { readonly managed: readonly ManagedPolicy[]; readonly older: number } {
  const arn = text(member(value, spell('Arn')));
  if (arn === undefined) return { managed: [], older: 0 };
  const list = spell('PolicyVersionList');
  const versions = listOf(member(value, list));
  const at = versions.findIndex((one) => member(one, spell('IsDefaultVersion')) === true);
  const document = member(versions[at], spell('Document'));
  const older = versions.length - (document === undefined ? 0 : 1);
  const version = text(member(value, spell('DefaultVersionId')));
  const named = { arn, path, ...(version === undefined ? {} : { version }), isDefault: true };
  if (document === undefined) return { managed: [named], older };
  const name = text(member(value, spell('PolicyName'))) ?? arn;
  const policy = livePolicy(origin, document, [...path, list, at, spell('Document')], { name, arn });
  return { managed: [{ ...named, policy }], older };
}
