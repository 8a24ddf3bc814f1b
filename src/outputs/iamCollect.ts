// A folder of iam-collect: one small file for each fact, told apart by the path. A file that would be empty is not
// there. https://github.com/cloud-copilot/iam-collect/blob/main/docs/Storage.md
import { iamName, isAccountId } from '#language/arn.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import type { GuardrailType, HolderKind, Holding, OrganizationFacts } from '#harvest/facts.ts';
import { placeAt, type Harvest, type Origin } from '#harvest/harvest.ts';
import { isObject, listOf, member, text } from '#text/json.ts';
import { livePolicy, trustPolicy } from './detail.ts';

/** One JSON file with its path. */
export interface CollectedFile {
  readonly name: string;
  readonly value: unknown;
  readonly origin: Origin;
}

const RESOURCE =
  /(?:^|\/)aws(?:-[a-z-]+)?\/accounts\/(\d{12})\/iam\/(?:aws\/)?(role|user|group|policy)\/([^/]+)\/([a-z-]+)\.json$/;
const GUARDRAIL = /(?:^|\/)organizations\/(o-[a-z0-9]+)\/(scps|rcps)\/([^/]+)\/(metadata|policy|tags)\.json$/;
const UNIT = /(?:^|\/)organizations\/(o-[a-z0-9]+)\/ous\/([^/]+)\/(metadata|tags)\.json$/;
const WHOLE =
  /(?:^|\/)organizations\/(o-[a-z0-9]+)\/(accounts|ous|metadata|structure|delegated-admins)\.json$/;

const slashes = (name: string): string => name.replaceAll('\\', '/');

export const isCollected = (name: string): boolean => {
  const path = slashes(name);
  return [RESOURCE, GUARDRAIL, UNIT, WHOLE].some((pattern) => pattern.test(path));
};

/** All files of one folder by their names without `.json`. */
type Folder = ReadonlyMap<string, CollectedFile>;

const only = (title: string, taken: readonly string[] = []): Harvest => ({
  kind: 'iam-collect',
  title,
  taken,
});

const stringsIn = (value: unknown): readonly string[] =>
  listOf(value).flatMap((one) => text(one) ?? text(member(one, 'PolicyArn')) ?? []);

function inlineOf(file: CollectedFile | undefined): readonly AttachedPolicy[] {
  return listOf(file?.value).flatMap((policy, i): AttachedPolicy[] => {
    const document = member(policy, 'PolicyDocument');
    if (!file || document === undefined) return [];
    const name = text(member(policy, 'PolicyName')) ?? `inline policy ${i + 1}`;
    return [livePolicy(file.origin, document, [i, 'PolicyDocument'], { name })];
  });
}

function holder(kind: HolderKind, folder: Folder, metadata: CollectedFile, arn: string): Harvest {
  const named = iamName(arn);
  if (named?.kind !== kind) return only(`${arn} is no ${kind}`);
  const trust = folder.get('trust-policy');
  const tags = folder.get('tags')?.value;
  const id = text(member(metadata.value, 'id'));
  const principal: InventoryPrincipal = {
    arn,
    kind,
    account: named.account,
    name: named.name,
    place: placeAt(metadata.origin, []),
    ...(id === undefined ? {} : { uniqueId: id }),
    ...(kind === 'group' ? {} : { tags: isObject(tags) ? (tags as Readonly<Record<string, string>>) : {} }),
    policies: inlineOf(folder.get('inline-policies')),
    ...(trust && kind === 'role' ? { trust: trustPolicy(trust.origin, trust.value, []) } : {}),
  };
  const holding: Holding = {
    holder: { kind, arn },
    attached: stringsIn(folder.get('managed-policies')?.value),
    ...(kind === 'user'
      ? { groups: stringsIn(folder.get('groups')?.value).map((group) => iamName(group)?.name ?? group) }
      : {}),
    ...(kind === 'group' ? {} : { boundary: text(member(metadata.value, 'permissionBoundary')) ?? null }),
    whole: true,
    path: [],
  };
  return { ...only(`${kind} ${named.name}`, [`1 ${kind}`]), principals: [principal], holdings: [holding] };
}

function managed(folder: Folder, metadata: CollectedFile, arn: string): Harvest {
  const file = folder.get('current-policy');
  const name = text(member(metadata.value, 'name')) ?? arn;
  const version = text(member(metadata.value, 'defaultVersionId'));
  const named = { arn, isDefault: true, path: [], ...(version === undefined ? {} : { version }) };
  const policy = file && { policy: livePolicy(file.origin, file.value, [], { name, arn }) };
  return { ...only(`Managed policy ${name}`, ['1 managed policy']), managed: [{ ...named, ...policy }] };
}

function resource(folder: Folder): Harvest {
  const metadata = folder.get('metadata') ?? [...folder.values()][0];
  const [, account = '', kind = '', name = ''] = RESOURCE.exec(slashes(metadata?.name ?? '')) ?? [];
  if (!metadata) return only('Nothing');
  const owner = kind === 'policy' && slashes(metadata.name).includes('/iam/aws/') ? 'aws' : account;
  // Without metadata the path has the name, in lower case.
  const arn =
    text(member(metadata.value, 'arn')) ?? `arn:aws:iam::${owner}:${kind}/${decodeURIComponent(name)}`;
  return kind === 'policy'
    ? managed(folder, metadata, arn)
    : holder(kind as HolderKind, folder, metadata, arn);
}

const TYPES: Readonly<Record<string, GuardrailType>> = { scps: 'scp', rcps: 'rcp' };

/** `arn:aws:organizations::111111111111:policy/o-…/service_control_policy/p-…` */
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

function guardrail(folder: Folder): Harvest {
  const first = [...folder.values()][0];
  const [, org = '', list = '', id = ''] = GUARDRAIL.exec(slashes(first?.name ?? '')) ?? [];
  const type = TYPES[list] ?? 'scp';
  const metadata = folder.get('metadata')?.value;
  const name = text(member(metadata, 'name')) ?? id;
  const arn = text(member(metadata, 'arn'));
  const file = folder.get('policy');
  const policy = file && {
    policy: livePolicy(file.origin, file.value, [], { name, type, ...(arn ? { arn } : {}) }),
  };
  const known = { id: arn === undefined ? id : lastPart(arn), type, name, ...policy };
  return {
    ...only(`${type.toUpperCase()} ${name}`, [`1 ${type.toUpperCase()}`]),
    organization: { id: org, policies: [known] },
  };
}

/** Members of `accounts.json` and `ous.json`: parent, and policies of each type by ARN. */
function members(value: unknown): Pick<OrganizationFacts, 'parents' | 'targets' | 'units'> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return {
    units: entries.map(([id]) => ({ id })),
    parents: entries.flatMap(([id, entry]) => {
      const parent = text(member(entry, 'ou')) ?? text(member(entry, 'parent'));
      return parent === undefined ? [] : [[id, parent] as const];
    }),
    targets: entries.flatMap(([id, entry]) =>
      Object.entries(TYPES).map(([key, type]) => ({
        target: id,
        type,
        policies: stringsIn(member(entry, key)).map(lastPart),
      })),
    ),
  };
}

function organization(id: string, name: string, value: unknown): Harvest {
  if (name === 'accounts' || name === 'ous') {
    const count = isObject(value) ? Object.keys(value).length : 0;
    return {
      ...only(`Organization ${id}: ${name}`, [`${count} ${name}`]),
      organization: { id, ...members(value) },
    };
  }
  const management = text(member(value, 'rootAccountId'));
  if (name !== 'metadata' || management === undefined) return only(`Organization ${id}: ${name}`);
  const features = member(value, 'features');
  const enabled = isObject(features)
    ? (['scp', 'rcp'] as const).filter(
        (type) => features[type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY'] === true,
      )
    : undefined;
  const facts = { id, ...(isAccountId(management) ? { managementAccount: management } : {}) };
  return {
    ...only(`Organization ${id}`, ['1 organization']),
    organization: { ...facts, ...(enabled ? { enabled } : {}) },
  };
}

function single(file: CollectedFile): Harvest | null {
  const path = slashes(file.name);
  const unit = UNIT.exec(path);
  if (unit) {
    const [, id = '', ou = ''] = unit;
    const name = text(member(file.value, 'name'));
    const units = name === undefined ? [] : [{ id: ou, name }];
    return { ...only(`OU ${name ?? ou}`), organization: { id, units } };
  }
  const [, id, name] = WHOLE.exec(path) ?? [];
  return id === undefined || name === undefined ? null : organization(id, name, file.value);
}

/** What files beside the metadata are, by their names. */
const PARTS: Readonly<Record<string, string>> = {
  'current-policy': '1 policy document',
  groups: '1 list of groups',
  'inline-policies': '1 list of inline policies',
  'managed-policies': '1 list of attachments',
  policy: '1 policy document',
  tags: '1 list of tags',
  'trust-policy': '1 trust policy',
};

const partOf = (name: string): readonly string[] => {
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  return part === undefined ? [] : [part];
};

/** One harvest for each file: what belongs together stands in the first file of its folder, or in its metadata. */
export function takeCollected(files: readonly CollectedFile[]): ReadonlyMap<Origin, Harvest> {
  const harvests = new Map<Origin, Harvest>();
  const folders = new Map<string, Map<string, CollectedFile>>();
  for (const file of files) {
    const alone = single(file);
    if (alone) {
      harvests.set(file.origin, alone);
      continue;
    }
    const path = slashes(file.name);
    const cut = path.lastIndexOf('/');
    const folder = folders.get(path.slice(0, cut)) ?? new Map<string, CollectedFile>();
    folder.set(path.slice(cut + 1).replace(/\.json$/, ''), file);
    folders.set(path.slice(0, cut), folder);
  }
  for (const [path, folder] of folders) {
    const head = folder.get('metadata') ?? [...folder.values()][0];
    for (const [name, { origin }] of folder)
      harvests.set(origin, only(`${name} of ${path.split('/').at(-1) ?? ''}`, partOf(name)));
    if (head)
      harvests.set(head.origin, GUARDRAIL.test(`${path}/policy.json`) ? guardrail(folder) : resource(folder));
  }
  return harvests;
}
