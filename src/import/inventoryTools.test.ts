import { beforeAll, describe, expect, it } from 'vitest';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare } from '#decision/model.ts';
import { loadManagedPolicies } from '#managed/managedPolicies.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import * as f from './outputFixtures.ts';
import { read } from './read.ts';

const readTexts = (texts: Readonly<Record<string, unknown>>) =>
  read({
    ...emptyWorkspace,
    documents: Object.entries(texts).map(([name, text], i) => ({
      id: `d${i}`,
      name,
      text: typeof text === 'string' ? text : JSON.stringify(text, null, 2),
    })),
  });

type Read = ReturnType<typeof readTexts>;

/** The estate without places: what every way of collecting it must agree on. */
const plain = ({ inventory }: Read) =>
  inventory.principals
    .map(
      ({
        arn,
        uniqueId,
        tags,
        policies,
        trust,
        unknownSlots,
        missingBoundary,
        missingPolicies,
        missingGroups,
      }) => ({
        arn,
        uniqueId,
        tags: tags && Object.keys(tags).length > 0 ? tags : undefined,
        policies: policies?.map(({ name, type, group, document }) => ({ name, type, group, document })),
        trust: trust?.map(({ document }) => document),
        unknownSlots: unknownSlots?.length ? unknownSlots : undefined,
        missingBoundary,
        missingPolicies,
        missingGroups,
      }),
    )
    .toSorted((a, b) => a.arn.localeCompare(b.arn));

const camel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      key.endsWith('Document') && typeof inner === 'object' ? f.encoded(inner) : camel(inner),
    ]),
  );
};

const [user] = f.page1.UserDetailList;
const [build] = f.page1.RoleDetailList;
const [group] = f.page2.GroupDetailList;
const [deploy] = f.accountB.RoleDetailList;
const [hop] = f.page2.Policies;
const details = [
  ['AWS::IAM::User', user],
  ['AWS::IAM::Group', group],
  ['AWS::IAM::Role', build],
  ['AWS::IAM::Role', deploy],
  ['AWS::IAM::Policy', hop],
] as const;

const item = (type: string, value: object | undefined, asText: boolean) => {
  const configuration = camel(value);
  return {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: '2025-03-01T09:30:00.000Z',
    configurationItemStatus: 'OK',
    awsAccountId: f.A,
    resourceType: type,
    ARN: value && 'Arn' in value ? value.Arn : undefined,
    configuration: asText ? JSON.stringify(configuration) : configuration,
  };
};

const steampipe = (value: (typeof details)[number][1]): object => {
  const v = value as Readonly<Record<string, unknown>>;
  const name = ['UserName', 'RoleName', 'GroupName', 'PolicyName'].map((key) => v[key]).find(Boolean);
  const arns = (v['AttachedManagedPolicies'] as { PolicyArn: string }[] | undefined)?.map(
    (one) => one.PolicyArn,
  );
  const versions = v['PolicyVersionList'] as { Document: unknown }[] | undefined;
  if (versions)
    return { name, arn: v['Arn'], default_version_id: v['DefaultVersionId'], policy: versions[0]?.Document };
  const kind = ['User', 'Role', 'Group'].find((word) => v[`${word}Name`] !== undefined) ?? '';
  const inline = v[`${kind}PolicyList`] as unknown[] | undefined;
  const trust = v['AssumeRolePolicyDocument'];
  return {
    name,
    arn: v['Arn'],
    [`${kind.toLowerCase()}_id`]: v[`${kind}Id`],
    attached_policy_arns: arns?.length ? arns : null,
    inline_policies: inline?.length ? inline : null,
    permissions_boundary_arn:
      (v['PermissionsBoundary'] as { PermissionsBoundaryArn: string } | undefined)?.PermissionsBoundaryArn ??
      '',
    ...(kind === 'User'
      ? { groups: { Groups: (v['GroupList'] as string[]).map((GroupName) => ({ GroupName })) } }
      : {}),
    ...(trust === undefined
      ? {}
      : { assume_role_policy: typeof trust === 'string' ? JSON.parse(decodeURIComponent(trust)) : trust }),
    tags: Object.fromEntries(
      ((v['Tags'] ?? []) as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    ),
    account_id: f.A,
  };
};

const csvCell = (value: unknown): string => {
  const written = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

/** `steampipe query --output csv`: values that are no text as JSON, nothing for null. */
const csv = (row: object): string =>
  [Object.keys(row), Object.values(row)].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

/** As iam-collect lays it out: paths in lower case, empty facts left out. */
function collected(): Record<string, unknown> {
  const files: Record<string, unknown> = {};
  const put = (folder: string, name: string, value: unknown) => {
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!empty) files[`iam-data/aws/aws/accounts/${folder}/${name}.json`.toLowerCase()] = value;
  };
  for (const [type, value] of details) {
    const v = value as unknown as Readonly<Record<string, never>> & { readonly Arn: string };
    const kind = type.split('::')[2] ?? '';
    const [, , , , account = '', resource = ''] = v.Arn.split(':');
    const folder = `${account}/iam/${kind}/${encodeURIComponent(resource.slice(kind.length + 1))}`;
    const boundary = (v['PermissionsBoundary'] as { PermissionsBoundaryArn: string } | undefined)
      ?.PermissionsBoundaryArn;
    put(folder, 'metadata', {
      arn: v.Arn,
      name: v[`${kind}Name`],
      id: v[`${kind}Id`],
      permissionBoundary: boundary,
      defaultVersionId: v['DefaultVersionId'],
    });
    put(
      folder,
      'managed-policies',
      (v['AttachedManagedPolicies'] as { PolicyArn: string }[] | undefined)?.map((one) => one.PolicyArn),
    );
    put(folder, 'inline-policies', v[`${kind}PolicyList`]);
    put(
      folder,
      'current-policy',
      (v['PolicyVersionList'] as { Document: unknown }[] | undefined)?.[0]?.Document,
    );
    const trust = v['AssumeRolePolicyDocument'] as unknown;
    put(folder, 'trust-policy', typeof trust === 'string' ? JSON.parse(decodeURIComponent(trust)) : trust);
    put(
      folder,
      'groups',
      (v['GroupList'] as string[] | undefined)?.map((name) => `arn:aws:iam::${f.A}:group/${name}`),
    );
    const tags = (v['Tags'] ?? []) as { Key: string; Value: string }[];
    put(
      folder,
      'tags',
      tags.length > 0 ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) : undefined,
    );
  }
  return files;
}

const cloudmapper = (account: string, value: unknown) => ({
  [`account-data/${account}/us-east-1/iam-get-account-authorization-details.json`]: value,
});

beforeAll(() => loadManagedPolicies());

describe('one estate, however it was collected', () => {
  const reference = () => plain(readTexts({ '1': f.page1, '2': f.page2, b: f.accountB }));

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    [
      'an AWS Config snapshot',
      {
        'snapshot.json': {
          fileVersion: '1.0',
          configSnapshotId: 'x',
          configurationItems: details.map(([type, value]) => item(type, value, false)),
        },
      },
    ],
    [
      'batch-get-resource-config',
      {
        'items.json': {
          baseConfigurationItems: details.map(([type, value]) => item(type, value, true)),
          unprocessedResourceKeys: [],
        },
      },
    ],
    [
      'select-resource-config',
      {
        'query.json': {
          Results: details.map(([type, value]) => JSON.stringify(item(type, value, false))),
          QueryInfo: { SelectFields: [] },
        },
      },
    ],
    ['Steampipe', { 'rows.json': { columns: [], rows: details.map(([, value]) => steampipe(value)) } }],
    [
      'Steampipe, one query a file, as plain lists',
      Object.fromEntries(details.map(([, value], i) => [`${i}.json`, [steampipe(value)]])),
    ],
    [
      'Steampipe as CSV, one query a file',
      Object.fromEntries(details.map(([, value], i) => [`${i}.csv`, csv(steampipe(value))])),
    ],
    ['iam-collect', collected()],
    [
      'cloudmapper',
      {
        ...cloudmapper('tools', {
          ...f.page1,
          ...f.page2,
          UserDetailList: f.page1.UserDetailList,
          RoleDetailList: f.page1.RoleDetailList,
        }),
        ...cloudmapper('prod', f.accountB),
      },
    ],
  ])('%s', (_, texts) => {
    const reading = readTexts(texts);
    expect(plain(reading)).toEqual(reference());
    expect(reading.problems).toEqual([]);
    expect(assumeVerdict(prepare(reading.inventory), f.BUILD, f.DEPLOY).verdict).toBe('valid');
  });
});

it('a query that leaves fields out makes nothing known to be empty', () => {
  const row = {
    resourceType: 'AWS::IAM::Role',
    arn: f.BUILD,
    configuration: { assumeRolePolicyDocument: f.encoded(f.trusting('*')) },
  };
  const { inventory } = readTexts({ q: { Results: [JSON.stringify(row)] } });
  expect(inventory.principals[0]).toMatchObject({ arn: f.BUILD });
  expect(inventory.principals[0]?.policies).toBeUndefined();
  const [steam] = readTexts({ q: [{ arn: f.BUILD, assume_role_policy: f.trusting('*') }] }).inventory
    .principals;
  expect([steam?.policies, steam?.unknownSlots]).toEqual([undefined, ['boundary']]);
});

it('of several states of a resource the newest counts, and what is gone is left out', () => {
  const old = {
    ...item('AWS::IAM::Role', deploy, false),
    configurationItemCaptureTime: '2024-01-01T00:00:00.000Z',
    configuration: { arn: f.DEPLOY },
  };
  const gone = { ...item('AWS::IAM::Role', build, false), configurationItemStatus: 'ResourceDeleted' };
  const { inventory, pieces } = readTexts({
    h: { configurationItems: [item('AWS::IAM::Role', deploy, false), old, gone] },
  });
  expect(inventory.principals.map(({ arn, trust }) => [arn, trust?.length])).toEqual([[f.DEPLOY, 1]]);
  expect(pieces[0]?.leftOut?.map(({ what, count }) => [what, count])).toEqual([
    ['earlier states of the same resource', 1],
    ['deleted resources', 1],
  ]);
});

it('iam-collect knows the organization too', () => {
  const org = 'iam-data/aws/aws/organizations/o-a1b2c3d4e5';
  const arn = (id: string) =>
    `arn:aws:organizations::${f.M}:policy/o-a1b2c3d4e5/service_control_policy/${id}`;
  const full = 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess';
  const { inventory } = readTexts({
    ...collected(),
    [`${org}/metadata.json`]: {
      id: 'o-a1b2c3d4e5',
      rootOu: f.ROOT,
      rootAccountId: f.M,
      features: { SERVICE_CONTROL_POLICY: true },
    },
    [`${org}/accounts.json`]: {
      [f.A]: { ou: f.OU, scps: [full], rcps: [] },
      [f.B]: { ou: f.ROOT, scps: [full], rcps: [] },
    },
    [`${org}/ous.json`]: {
      [f.ROOT]: { scps: [full], rcps: [] },
      [f.OU]: { parent: f.ROOT, scps: [full, arn('p-denyhops1')], rcps: [] },
    },
    [`${org}/ous/${f.OU}/metadata.json`]: { arn: 'x', name: 'Workloads' },
    [`${org}/scps/p-denyhops1/metadata.json`]: {
      arn: arn('p-denyhops1'),
      name: 'deny-hops',
      awsManaged: false,
    },
    [`${org}/scps/p-denyhops1/policy.json`]: f.DENY_HOPS,
  });
  expect(
    inventory.scps?.[f.A]?.map(({ level, policies, missing }) => [
      level,
      policies.map(({ name }) => name),
      missing,
    ]),
  ).toEqual([
    [f.ROOT, ['FullAWSAccess'], undefined],
    [`Workloads (${f.OU})`, ['FullAWSAccess', 'deny-hops'], undefined],
    [`account ${f.A}`, ['FullAWSAccess'], undefined],
  ]);
  expect(inventory.rcps?.[f.A]).toEqual([]);
  expect(assumeVerdict(prepare(inventory), f.BUILD, f.DEPLOY).gates.scp.answer).toBe('no');
});

it('a saved graph and a diagram are named, and nothing of them is taken', () => {
  const saved = { rolegraph: 'workspace', name: 'x', documents: [{ id: 'a', name: 'a', text: '{}' }] };
  const { pieces, problems, inventory } = readTexts({
    'saved.json': saved,
    'picture.mmd': 'flowchart LR\n  a["Role"] --> b["Role"]\n',
  });
  expect(pieces[0]?.leftOut?.[0]).toMatchObject({ what: 'documents in it', count: 1 });
  expect(problems.map(({ code }) => code).toSorted()).toEqual(['DIAGRAM', 'SAVED-GRAPH']);
  expect(inventory.principals).toEqual([]);
});
