// AWS Config: snapshots and histories (`configurationItems`), `batch-get-resource-config`, `select-resource-config`.
// Fields are those of the IAM API in camel case, documents are URL-encoded, and an item may be JSON inside a string.
// https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html
import type { JsonPath } from '#language/policy.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import { decodeDocument } from '#harvest/decodeDocument.ts';
import type { HolderKind, Holding, ManagedPolicy } from '#harvest/facts.ts';
import type { Format, Harvest, HarvestNote, LeftOut, Origin } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text, type JsonObject } from '#text/json.ts';
import { countedManaged, countedPrincipals, olderVersions } from '#harvest/counted.ts';
import { camelCase, managedDetail, takeDetail } from './detail.ts';

interface Item {
  readonly value: JsonObject;
  readonly path: JsonPath;
}

/** Lists of items by their key. */
const LISTS = ['configurationItems', 'baseConfigurationItems', 'BaseConfigurationItems', 'Results'] as const;

const KINDS: Readonly<Record<string, HolderKind>> = {
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
};

const isItem = (value: unknown): value is JsonObject =>
  isObject(value) &&
  text(member(value, 'resourceType'))?.startsWith('AWS::') === true &&
  (member(value, 'configuration') !== undefined ||
    text(member(value, 'ARN') ?? member(value, 'arn')) !== undefined);

function itemsIn(value: unknown): readonly Item[] {
  if (isItem(value)) return [{ value, path: [] }];
  const single = member(value, 'configurationItem');
  if (isItem(single)) return [{ value: single, path: ['configurationItem'] }];
  const key = LISTS.find((list) => isList(member(value, list)));
  if (key === undefined) return [];
  return listOf(member(value, key)).flatMap((entry, i) => {
    // select-resource-config prints each result as a string.
    const item = typeof entry === 'string' ? decodeDocument(entry).document : entry;
    return isItem(item) ? [{ value: item, path: [key, i] }] : [];
  });
}

/** Tags as a record stand beside the configuration, as a list in it. */
function withTags(item: JsonObject, configuration: JsonObject): JsonObject {
  if (isList(member(configuration, 'tags'))) return configuration;
  const tags = member(item, 'tags');
  if (isList(tags)) return { ...configuration, tags };
  if (!isObject(tags)) return configuration;
  return { ...configuration, tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
}

interface Sum {
  readonly principals: InventoryPrincipal[];
  readonly holdings: Holding[];
  readonly managed: ManagedPolicy[];
  readonly notes: HarvestNote[];
  older: number;
}

/** A query selects fields: what it leaves out is not known to be empty. */
function add(kind: HolderKind, detail: JsonObject, path: JsonPath, origin: Origin, sum: Sum): void {
  const taken = takeDetail({ value: detail, kind, path, spell: camelCase }, origin);
  if (taken.note) sum.notes.push(taken.note);
  if (!taken.principal || !taken.holding) return;
  const inline = member(detail, `${kind}PolicyList`) !== undefined;
  const attached = member(detail, 'attachedManagedPolicies') !== undefined;
  const { policies, ...rest } = taken.principal;
  const { attached: arns, whole: _, groups, ...holding } = taken.holding;
  const all = inline && attached;
  sum.principals.push(
    all ? taken.principal : { ...rest, ...(inline && policies?.length ? { policies } : {}) },
  );
  sum.holdings.push({
    ...holding,
    ...(attached && arns ? { attached: arns } : {}),
    ...(member(detail, 'groupList') !== undefined && groups ? { groups } : {}),
    ...(all ? { whole: true } : {}),
  });
}

const captured = ({ value }: Item): string => text(member(value, 'configurationItemCaptureTime')) ?? '';
const arnOf = ({ value }: Item): string => text(member(value, 'ARN') ?? member(value, 'arn')) ?? '';

function take(value: unknown, origin: Origin): Harvest {
  const all = itemsIn(value);
  const newest = new Map<string, Item>();
  const deleted = (item: Item) =>
    text(member(item.value, 'configurationItemStatus'))?.startsWith('ResourceDeleted') === true;
  const iam = all.filter(
    ({ value: item }) => text(member(item, 'resourceType'))?.startsWith('AWS::IAM::') === true,
  );
  iam.forEach((item, i) => {
    const key = arnOf(item) || `${i}`;
    const old = newest.get(key);
    if (!old || captured(item) > captured(old)) newest.set(key, item);
  });
  const sum: Sum = { principals: [], holdings: [], managed: [], notes: [], older: 0 };
  let gone = 0;
  let others = all.length - iam.length;
  for (const item of newest.values()) {
    const raw = member(item.value, 'configuration');
    const { document } = decodeDocument(raw);
    const path = [...item.path, 'configuration'];
    const type = text(member(item.value, 'resourceType')) ?? '';
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    if (deleted(item)) gone++;
    else if (!isObject(document) || (kind === undefined && type !== 'AWS::IAM::Policy')) others++;
    else {
      const arn = text(member(document, 'arn')) ?? arnOf(item);
      const detail = { ...withTags(item.value, document), arn };
      if (kind) add(kind, detail, path, origin, sum);
      else {
        const found = managedDetail({ value: detail, path, spell: camelCase }, origin);
        sum.managed.push(...found.managed);
        sum.older += found.older;
      }
    }
  }
  const leftOut: LeftOut[] = [
    {
      what: 'items that are no users, roles, groups or managed policies',
      count: others,
      why: 'They decide no access that is drawn.',
    },
    {
      what: 'earlier states of the same resource',
      count: iam.length - newest.size,
      why: 'Only the newest state counts.',
    },
    { what: 'deleted resources', count: gone, why: 'They are gone.' },
    olderVersions(sum.older),
  ];
  return {
    kind: 'aws-config',
    title: `AWS Config: ${all.length} ${all.length === 1 ? 'item' : 'items'}`,
    taken: [...countedPrincipals(sum.principals), ...countedManaged(sum.managed.length)],
    leftOut: leftOut.filter(({ count }) => count > 0),
    principals: sum.principals,
    holdings: sum.holdings,
    managed: sum.managed,
    notes: sum.notes,
  };
}

export const awsConfigFormat: Format = {
  id: 'aws-config',
  what: 'AWS Config snapshots, histories and query results with IAM resources',
  example:
    '{"configurationItems":[{"resourceType":"AWS::IAM::Role","awsAccountId":"222222222222","configurationItemStatus":"OK","configuration":{"roleName":"Deploy","arn":"arn:aws:iam::222222222222:role/Deploy","assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]},"rolePolicyList":[],"attachedManagedPolicies":[]}}]}',
  test: (value) => itemsIn(value).length > 0,
  take,
};
