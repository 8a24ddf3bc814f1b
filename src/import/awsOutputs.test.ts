import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '#decision/model.ts';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { loadManagedPolicies } from '#managed/managedPolicies.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import * as f from './outputFixtures.ts';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';

type Texts = Readonly<Record<string, unknown>>;

function readTexts(texts: Texts, values: Readonly<Record<string, string>> = {}) {
  const documents = Object.entries(texts).map(([name, text], i) => ({
    id: `d${i}`,
    name,
    text: typeof text === 'string' ? text : JSON.stringify(text, null, 2),
    values,
  }));
  return { documents, ...read({ ...emptyWorkspace, documents }) };
}

type Read = ReturnType<typeof readTexts>;

/** What is known of one user, role or group, short. */
function summary({ inventory }: Read, arn: string): Record<string, unknown> | undefined {
  const found = inventory.principals.find((principal) => principal.arn === arn);
  if (!found) return undefined;
  const { policies, unknownSlots, missingPolicies, missingInline, missingGroups, missingBoundary, trust } =
    found;
  return Object.fromEntries(
    Object.entries({
      policies: policies?.map(({ name, type, group }) => [name, type, group].filter(Boolean).join(' ')),
      unknownSlots: unknownSlots?.length ? unknownSlots : undefined,
      missingPolicies,
      missingInline,
      missingGroups,
      missingBoundary,
      trust: trust === undefined ? undefined : trust.length,
    }).filter(([, value]) => value !== undefined),
  );
}

const verdict = ({ inventory }: Read, source: string, target: string) =>
  assumeVerdict(prepare(inventory), source, target);
const codes = ({ problems }: Read) => problems.map(({ code }) => code);

beforeAll(() => loadManagedPolicies());

describe('get-account-authorization-details', () => {
  const all = { 'b.json': f.accountB, '1.json': f.page1, '2.json': f.page2 };

  it.each([
    ['in order', all],
    ['the other way round', { '2.json': f.page2, '1.json': f.page1, 'b.json': f.accountB }],
    [
      'in one text',
      {
        all: Object.values(all)
          .map((one) => JSON.stringify(one))
          .join('\n'),
      },
    ],
  ])('pages and accounts are one estate, %s', (_, texts) => {
    const reading = readTexts(texts);
    expect(summary(reading, f.BUILD)).toEqual({
      policies: ['logs identity', 'assume-deploy identity', 'AdministratorAccess identity'],
      trust: 1,
    });
    expect(summary(reading, f.ALICE)).toEqual({
      policies: ['assume-deploy identity ops'],
      unknownSlots: ['boundary'],
      missingBoundary: f.LIMIT,
    });
    expect(summary(reading, f.DEPLOY)).toEqual({ policies: [], trust: 1 });
    expect(codes(reading)).toEqual([]);
    expect(reading.pieces.flatMap(({ leftOut }) => leftOut ?? [])).toEqual([
      expect.objectContaining({ what: 'policy versions that are not the default one', count: 1 }),
    ]);
    expect(verdict(reading, f.BUILD, f.DEPLOY).verdict).toBe('valid');
    const open = verdict(reading, f.ALICE, f.DEPLOY);
    expect(open.verdict).toBe('unknown');
    expect(open.missing[0]?.command).toContain(
      `aws iam get-policy-version --policy-arn ${f.LIMIT} --version-id`,
    );
  });

  it('a page that is missing is told, and what it holds is missing by name', () => {
    const reading = readTexts({ '1.json': f.page1 });
    expect(codes(reading)).toEqual(['PAGE-MISSING']);
    expect(summary(reading, f.ALICE)).toMatchObject({ policies: [], missingGroups: ['ops'] });
    expect(summary(reading, f.BUILD)).toMatchObject({ missingPolicies: [f.HOP] });
  });
});

describe('single commands', () => {
  const cli = (command: string) => `aws ${command}`;
  const attached = cli('iam list-attached-role-policies --role-name Build');
  const inline = cli('iam list-role-policies --role-name Build');
  const version = {
    PolicyVersion: {
      Document: f.encoded(f.allow('sts:AssumeRole', f.DEPLOY)),
      VersionId: 'v2',
      IsDefaultVersion: true,
      CreateDate: '2025-03-01T09:30:00+00:00',
    },
  };
  const noInline = { PolicyNames: [] };
  const roles = { 'get-role.json': { Role: f.buildRole }, 'deploy.json': { Role: f.deployRole } };
  const known = { policies: ['assume-deploy identity'], trust: 1 };

  it.each<readonly [string, Texts, Record<string, unknown>]>([
    [
      'a transcript with all commands',
      {
        ...roles,
        'log.txt': f.shell(
          [attached, f.attachedList(f.HOP)],
          [inline, noInline],
          [cli(`iam get-policy-version --policy-arn ${f.HOP} --version-id v2`), version],
        ),
      },
      known,
    ],
    [
      'files named after their commands',
      {
        ...roles,
        'list-attached-role-policies-Build.json': f.attachedList(f.HOP),
        'list-role-policies-Build.json': noInline,
        'get-policy-version-assume-deploy-v2.json': version,
      },
      known,
    ],
    [
      'get-policy tells which policy the version is of',
      {
        ...roles,
        'list-attached-role-policies-Build.json': f.attachedList(f.HOP, f.LIMIT),
        'list-role-policies-Build.json': noInline,
        'policy.json': `${JSON.stringify({ Policy: f.managedPolicy(f.HOP, undefined) })}\n${JSON.stringify(version)}`,
      },
      { ...known, missingPolicies: [f.LIMIT] },
    ],
    [
      'the only policy without a document, the only role in the same text',
      {
        'deploy.json': { Role: f.deployRole },
        'all.txt': [{ Role: f.buildRole }, f.attachedList(f.HOP), noInline, version]
          .map((one) => JSON.stringify(one))
          .join('\n\n'),
      },
      known,
    ],
    [
      'inline policies by name only are missing',
      {
        ...roles,
        'log.txt': f.shell([attached, f.attachedList()], [inline, { PolicyNames: ['hop'] }]),
      },
      { policies: [], missingInline: ['hop'], trust: 1 },
    ],
    [
      'and found when their document comes',
      {
        ...roles,
        'log.txt': f.shell([attached, f.attachedList()], [inline, { PolicyNames: ['hop'] }]),
        'hop.json': {
          RoleName: 'Build',
          PolicyName: 'hop',
          PolicyDocument: f.encoded(f.allow('sts:AssumeRole')),
        },
      },
      { policies: ['hop identity'], trust: 1 },
    ],
    [
      'a list of nothing at all says nothing of the other list',
      {
        ...roles,
        'log.txt': f.shell([attached, f.attachedList()]),
      },
      { trust: 1 },
    ],
    [
      'who has a policy, from the policy’s side',
      {
        ...roles,
        'log.txt': f.shell(
          [
            cli(`iam list-entities-for-policy --policy-arn ${f.HOP}`),
            {
              PolicyGroups: [],
              PolicyUsers: [],
              PolicyRoles: [{ RoleName: 'Build', RoleId: 'AROABUILDEXAMPLE0000' }],
            },
          ],
          [cli(`iam get-policy-version --policy-arn=${f.HOP} --version-id v2`), version],
        ),
      },
      known,
    ],
    [
      'list-roles carries no boundary',
      { 'roles.json': { Roles: [f.buildRole] } },
      { trust: 1, unknownSlots: ['boundary'] },
    ],
    [
      'an instance profile has a role',
      {
        'profile.json': {
          InstanceProfile: {
            Path: '/',
            InstanceProfileName: 'web',
            InstanceProfileId: 'AIPAEXAMPLE',
            Arn: `arn:aws:iam::${f.A}:instance-profile/web`,
            Roles: [f.buildRole],
          },
        },
      },
      { trust: 1, unknownSlots: ['boundary'] },
    ],
    [
      'what list-roles leaves out does not make unknown what get-role said',
      {
        'get-role.json': { Role: f.buildRole },
        'roles.json': { Roles: [f.buildRole] },
      },
      { trust: 1 },
    ],
  ])('%s', (_, texts, expected) => {
    const reading = readTexts(texts);
    expect(summary(reading, f.BUILD)).toEqual(expected);
    if (expected === known) expect(verdict(reading, f.BUILD, f.DEPLOY).verdict).toBe('valid');
  });

  it('users, groups and memberships', () => {
    const reading = readTexts({
      'users.json': { Users: [f.alice] },
      'group.json': { Group: f.ops, Users: [f.alice] },
      'log.txt': f.shell(
        [cli('iam list-attached-group-policies --group-name ops'), f.attachedList(f.HOP)],
        [cli('iam list-group-policies --group-name ops'), noInline],
        [cli(`iam get-policy-version --policy-arn ${f.HOP} --version-id v2`), version],
        [cli('iam list-groups-for-user --user-name alice'), { Groups: [f.ops] }],
      ),
    });
    expect(summary(reading, f.ALICE)).toEqual({
      policies: ['assume-deploy identity ops'],
      unknownSlots: ['boundary'],
    });
    expect(summary(reading, f.OPS)).toEqual({ policies: ['assume-deploy identity'] });
  });

  it('a list that could be anybody’s counts for nobody until somebody says whose', () => {
    const texts = { ...roles, 'list.json': f.attachedList(f.ADMIN) };
    const asked = readTexts(texts);
    expect(codes(asked)).toEqual(['HOLDER-NOT-SAID']);
    const [ask] = asked.pieces.at(-1)?.asks ?? [];
    expect(ask).toMatchObject({ name: 'Holder.1' });
    expect(summary(asked, f.BUILD)).toEqual({ trust: 1 });
    const answered = readTexts(texts, { 'Holder.1': 'role Build' });
    expect(summary(answered, f.BUILD)).toMatchObject({ policies: ['AdministratorAccess identity'] });
  });

  it('a version that is not the default one does not count', () => {
    const old = { PolicyVersion: { ...version.PolicyVersion, VersionId: 'v1', IsDefaultVersion: false } };
    const reading = readTexts({
      ...roles,
      'log.txt': f.shell(
        [attached, f.attachedList(f.HOP)],
        [inline, noInline],
        [cli(`iam get-policy-version --policy-arn ${f.HOP} --version-id v1`), old],
      ),
    });
    expect(summary(reading, f.BUILD)).toMatchObject({ missingPolicies: [f.HOP] });
    expect(codes(reading)).toContain('NOT-DEFAULT');
  });

  it('caller identity and alias belong together', () => {
    const identity = { UserId: 'AIDAALICEEXAMPLE0000', Account: f.A, Arn: f.ALICE };
    const { inventory, pieces } = readTexts({
      'log.txt': f.shell(
        [cli('sts get-caller-identity'), identity],
        [cli('iam list-account-aliases'), { AccountAliases: ['tools'] }],
      ),
    });
    expect(inventory.accounts).toEqual([{ id: f.A, alias: 'tools' }]);
    expect(pieces.map(({ taken }) => taken)).toEqual(
      [[`account ${f.A}`, 'who calls'], undefined].map((one) => one ?? ['1 account alias']),
    );
  });
});

describe('AWS’s own policies', () => {
  const role = (...arns: readonly string[]) => ({
    'a.json': {
      ...f.page2,
      GroupDetailList: [],
      Policies: [],
      RoleDetailList: [
        {
          ...f.buildRole,
          RolePolicyList: [],
          AttachedManagedPolicies: arns.map((PolicyArn) => ({ PolicyName: 'x', PolicyArn })),
        },
      ],
    },
    'b.json': f.accountB,
  });

  it.each([
    [f.ADMIN, 'valid'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'invalid'],
    ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess', 'invalid'],
    ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'invalid'],
    ['arn:aws:iam::aws:policy/NoSuchPolicyAnyMore', 'unknown'],
  ])('%s decides by its document: %s', async (arn, expected) => {
    const texts = role(arn);
    await prepareReading(readTexts(texts).documents);
    const reading = readTexts(texts);
    expect(verdict(reading, f.BUILD, f.DEPLOY).verdict).toBe(expected);
    expect(codes(reading)).toEqual([]);
  });

  it('other partitions have documents with their own ARNs', () => {
    const reading = readTexts(role('arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy'));
    expect(summary(reading, f.BUILD)?.['policies']).toEqual(['AmazonEKSWorkerNodePolicy identity']);
    const [policy] = reading.inventory.principals.find(({ arn }) => arn === f.BUILD)?.policies ?? [];
    expect(JSON.stringify(policy?.document)).not.toContain('"arn:aws:');
  });
});

describe('organizations', () => {
  const org = (command: string) => `aws organizations ${command}`;
  const target = (id: string, ...policies: readonly object[]) =>
    [
      org(`list-policies-for-target --target-id ${id} --filter SERVICE_CONTROL_POLICY`),
      f.policyList(...policies),
    ] as const;
  const tree = {
    'estate-b.json': f.accountB,
    'estate-1.json': f.page1,
    'estate-2.json': f.page2,
    'org.json': f.organization,
    'accounts.json': f.accounts,
    'roots.json': f.roots,
    'list-organizational-units-for-parent-r-ab12.json': f.units,
    'list-children-ou-ab12-33333333.json': f.children(f.A),
  };
  const rest = f.shell(
    [org(`list-parents --child-id ${f.B}`), { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] }],
    [org(`list-parents --child-id ${f.M}`), { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] }],
    target(f.ROOT, f.fullAccess),
    target(f.A, f.fullAccess),
    target(f.B, f.fullAccess),
    target(f.M, f.fullAccess),
  );
  const levels = ({ inventory }: Read, account: string) =>
    inventory.scps?.[account]?.map(({ level, policies, missing }) => [
      level,
      policies.map(({ name }) => name),
      (missing ?? []).map(({ of }) => of),
    ]);

  it('levels run from the root to the account', () => {
    const reading = readTexts({
      ...tree,
      'log.txt': `${rest}${f.shell(target(f.OU, f.fullAccess, f.denyHops), [org('describe-policy --policy-id p-denyhops1'), f.describedPolicy(f.denyHops, f.DENY_HOPS)])}`,
    });
    expect(levels(reading, f.A)).toEqual([
      ['Root (r-ab12)', ['FullAWSAccess'], []],
      [`Workloads (${f.OU})`, ['FullAWSAccess', 'deny-hops'], []],
      [`tools (${f.A})`, ['FullAWSAccess'], []],
    ]);
    expect(reading.inventory.accounts).toContainEqual({
      id: f.A,
      alias: 'tools',
      org: 'o-a1b2c3d4e5',
      orgPath: `o-a1b2c3d4e5/${f.ROOT}/${f.OU}/`,
      units: [
        { id: f.ROOT, name: 'Root' },
        { id: f.OU, name: 'Workloads' },
      ],
      management: false,
    });
    expect(reading.inventory.accounts).toContainEqual(expect.objectContaining({ id: f.M, management: true }));
    expect(reading.inventory.rcps?.[f.B]).toEqual([]);
    const denied = verdict(reading, f.BUILD, f.DEPLOY);
    expect([denied.verdict, denied.gates.scp.answer]).toEqual(['invalid', 'no']);
  });

  it('an account is in the OUs that were named, and above them nothing is guessed', () => {
    const { inventory } = readTexts({
      'log.txt': f.shell(
        [org(`list-parents --child-id ${f.A}`), { Parents: [{ Id: f.OU, Type: 'ORGANIZATIONAL_UNIT' }] }],
        [org(`list-parents --child-id ${f.B}`), { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] }],
        [org(`list-children --parent-id ${f.ROOT}`), { Children: [] }],
      ),
    });
    const unitsOf = (account: string) => inventory.accounts.find(({ id }) => id === account)?.units;
    expect(unitsOf(f.A)).toEqual([{ id: f.OU }]);
    expect(unitsOf(f.B)).toEqual([{ id: f.ROOT }]);
    expect(unitsOf(f.M)).toBeUndefined();
  });

  it.each([
    [
      'the list of one OU',
      rest,
      `the list of policies of Workloads (${f.OU})`,
      `aws organizations list-policies-for-target --target-id ${f.OU} --filter SERVICE_CONTROL_POLICY`,
    ],
    [
      'one document',
      `${rest}${f.shell(target(f.OU, f.fullAccess, f.denyHops))}`,
      'policy p-denyhops1 deny-hops',
      'aws organizations describe-policy --policy-id p-denyhops1',
    ],
  ])('without %s the level is unknown, with the command', (_, log, of, command) => {
    const reading = readTexts({ ...tree, 'log.txt': log });
    expect(levels(reading, f.A)?.[1]?.[2]).toEqual([of]);
    const open = verdict(reading, f.BUILD, f.DEPLOY);
    expect([open.verdict, open.gates.scp.answer]).toEqual(['unknown', 'unknown']);
    expect(open.missing).toEqual([{ what: 'scp', of, command }]);
  });

  it('without its parent an account hangs in the air', () => {
    const { 'list-children-ou-ab12-33333333.json': _, ...others } = tree;
    const open = verdict(readTexts({ ...others, 'log.txt': rest }), f.BUILD, f.DEPLOY);
    expect(open.missing.map(({ command }) => command)).toEqual([
      `aws organizations list-parents --child-id ${f.A}`,
    ]);
  });

  it('all targets of all policies are as good as the policies of all targets', () => {
    const to = (...ids: readonly string[]) => ({
      Targets: ids.map((TargetId) => ({ TargetId, Arn: 'x', Name: '', Type: 'ACCOUNT' })),
    });
    const reading = readTexts({
      ...tree,
      'log.txt': f.shell(
        [org('list-policies --filter SERVICE_CONTROL_POLICY'), f.policyList(f.fullAccess, f.denyHops)],
        [org('list-targets-for-policy --policy-id p-FullAWSAccess'), to(f.ROOT, f.OU, f.A, f.B, f.M)],
        [org('list-targets-for-policy --policy-id p-denyhops1'), to(f.B)],
        [org('describe-policy --policy-id p-denyhops1'), f.describedPolicy(f.denyHops, f.DENY_HOPS)],
      ),
    });
    expect(levels(reading, f.A)?.map(([, , missing]) => missing)).toEqual([[], [], []]);
    expect(verdict(reading, f.BUILD, f.DEPLOY).verdict).toBe('valid');
  });
});
