import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadManagedPolicies } from '#managed/managedPolicies.ts';
import { rangeOf } from '#text/locate.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import * as f from './outputFixtures.ts';
import { read } from './read.ts';

/** Every output once, to be cut, mixed and spoilt. */
const OUTPUTS: readonly unknown[] = [
  f.page1,
  f.page2,
  f.accountB,
  { Role: f.buildRole },
  { Roles: [f.deployRole] },
  { Users: [f.alice] },
  { Group: f.ops, Users: [f.alice] },
  { Groups: [f.ops] },
  f.attachedList(f.HOP, f.ADMIN),
  { PolicyNames: ['a', 'b'] },
  { Policy: f.managedPolicy(f.HOP, undefined) },
  { Policies: [f.managedPolicy(f.LIMIT, f.allow('s3:*'))] },
  { PolicyVersion: { Document: f.allow('sts:AssumeRole'), VersionId: 'v2', IsDefaultVersion: true } },
  { PolicyGroups: [], PolicyUsers: [{ UserName: 'alice' }], PolicyRoles: [] },
  { UserId: 'AIDAX', Account: f.A, Arn: f.ALICE },
  { AccountAliases: ['tools'] },
  f.organization,
  f.accounts,
  f.roots,
  f.units,
  f.children(f.A, f.B),
  { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] },
  f.policyList(f.fullAccess, f.denyHops),
  f.describedPolicy(f.denyHops, f.DENY_HOPS),
  { Targets: [{ TargetId: f.OU, Name: 'x' }] },
  { configurationItems: [{ resourceType: 'AWS::IAM::Role', ARN: f.BUILD, configuration: '{"arn":1}' }] },
  { Results: ['{"resourceType":"AWS::IAM::Group","configuration":{}}'] },
  { rows: [{ arn: f.BUILD, inline_policies: null, attached_policy_arns: [f.ADMIN], tags: { a: 1 } }] },
];

const NAMES = [
  'x.json',
  'list-attached-role-policies-Build.json',
  'list-policies-for-target-r-ab12.json',
  'iam-data/aws/aws/accounts/111111111111/iam/role/build/metadata.json',
  'iam-data/aws/aws/accounts/111111111111/iam/role/build/inline-policies.json',
  'iam-data/aws/aws/organizations/o-a1b2c3d4e5/accounts.json',
  'iam-data/aws/aws/organizations/o-a1b2c3d4e5/scps/p-x/policy.json',
];

/** Some member of the value becomes something else. */
function spoilt(value: unknown, at: number, junk: unknown): unknown {
  let left = at;
  const walk = (one: unknown): unknown => {
    if (left-- === 0) return junk;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    true,
    [],
    {},
    [null],
    'arn:aws:iam::1:role/x',
    f.ROOT,
    f.OU,
    f.A,
    'p-x',
    '%',
    ['__proto__'],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const output = fc
  .tuple(fc.constantFrom(...OUTPUTS), fc.array(fc.tuple(fc.nat(40), junk), { maxLength: 3 }))
  .map(([value, spoils]) => spoils.reduce<unknown>((now, [at, by]) => spoilt(now, at, by), value));
const documents = fc.array(
  fc.tuple(fc.constantFrom(...NAMES), fc.array(output, { minLength: 1, maxLength: 3 })),
  { maxLength: 6 },
);

const textOf = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
const readAll = (texts: readonly (readonly [string, string])[]) =>
  read({ ...emptyWorkspace, documents: texts.map(([name, text], i) => ({ id: `d${i}`, name, text })) });

beforeAll(() => loadManagedPolicies());

describe('whatever outputs say', () => {
  it('reading never throws and every problem points into a text', () => {
    fc.assert(
      fc.property(documents, (drawn) => {
        const texts = drawn.map(([name, values]) => [name, textOf(values)] as const);
        const reading = readAll(texts);
        for (const { document, place } of reading.problems) {
          const text = texts[Number(document.slice(1))]?.[1];
          if (text === undefined) throw new Error(`no document ${document}`);
          if (place && !rangeOf(text, place)) throw new Error('a problem points outside');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no piece goes without a word: it gives something, leaves something out, asks, or is told of', () => {
    fc.assert(
      fc.property(documents, (drawn) => {
        const { pieces, problems } = readAll(drawn.map(([name, values]) => [name, textOf(values)]));
        for (const piece of pieces) {
          const told = problems.some(
            ({ document, place }) => document === piece.document && place?.piece === piece.index,
          );
          const words = [piece.taken, piece.leftOut, piece.asks].some((list) => list !== undefined);
          if (!told && !words && piece.policyType === undefined) throw new Error(`${piece.kind}: silent`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the order of texts makes no difference to who has what', () => {
    const estate = [
      f.page1,
      f.page2,
      f.accountB,
      f.organization,
      f.accounts,
      f.roots,
      f.describedPolicy(f.denyHops, f.DENY_HOPS),
    ];
    const summary = (order: readonly unknown[]) => {
      const { inventory } = readAll(order.map((value, i) => [`${i}.json`, JSON.stringify(value)]));
      return {
        accounts: inventory.accounts.toSorted((a, b) => a.id.localeCompare(b.id)),
        principals: inventory.principals
          .map(({ arn, policies, missingGroups, missingPolicies }) => [
            arn,
            policies?.map(({ name }) => name),
            missingGroups,
            missingPolicies,
          ])
          .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
      };
    };
    const expected = summary(estate);
    fc.assert(
      fc.property(fc.shuffledSubarray(estate, { minLength: estate.length }), (order) => {
        expect(summary(order)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('many roles with shared policies are joined, each with its own', () => {
    const made = (count: number) => ({
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: Array.from({ length: count }, (_, i) => ({
        RoleName: `r${i}`,
        Arn: `arn:aws:iam::${f.A}:role/r${i}`,
        RoleId: `AROA${i}`,
        AssumeRolePolicyDocument: f.trusting({ AWS: f.B }),
        RolePolicyList: [],
        AttachedManagedPolicies: [{ PolicyName: 'p', PolicyArn: `arn:aws:iam::${f.A}:policy/p${i % 50}` }],
      })),
      Policies: Array.from({ length: 50 }, (_, i) =>
        f.managedPolicy(`arn:aws:iam::${f.A}:policy/p${i}`, f.allow('s3:*')),
      ),
    });
    const { principals } = readAll([['x.json', JSON.stringify(made(8000))]]).inventory;
    expect(principals.length).toBe(8000);
    expect(principals[4321]?.policies?.map(({ name }) => name)).toEqual(['p21']);
  });
});
