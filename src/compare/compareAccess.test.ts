import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseInput } from '#assume/caseInventory.ts';
import { tellDifference } from './causes.ts';
import { compareGraphs } from './compareGraphs.ts';
import { type Difference, MIRRORED, type Side } from './comparison.ts';
import { changeWords } from './comparisonRows.ts';
import { APP, DATA, policy, sideOf, trusting } from './testSides.ts';

const allow = (Action: unknown, Resource: unknown = 'arn:aws:s3:::orders/*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const deny = (Action: unknown, Resource: unknown) => ({ Effect: 'Deny', Action, Resource });

const app = (statements: readonly object[] | undefined, more: Partial<CaseInput> = {}): Side =>
  sideOf({
    principals: [
      {
        arn: APP,
        trust: policy(trusting('arn:aws:iam::111111111111:root')),
        ...(statements && { policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }] }),
      },
    ],
    ...more,
  });

const told = (before: Side, after: Side) =>
  compareGraphs(before, after)
    .differences.filter(({ about }) => about === 'access')
    .map((one) => `${one.kind} ${one.target}: ${changeWords(one)}`);

const org = { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } };
const tls = { Bool: { 'aws:SecureTransport': 'true' } };
const ip = (range: string) => ({ IpAddress: { 'aws:SourceIp': range } });

describe('permissions on resources', () => {
  it.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['nothing', [allow('s3:GetObject')], [allow('s3:GetObject')], []],
    [
      'another order',
      [allow(['s3:PutObject', 's3:GetObject'])],
      [allow(['s3:GetObject', 's3:PutObject'])],
      [],
    ],
    ['other capitals', [allow('s3:getobject')], [allow('S3:GetObject')], []],
    [
      'one comes',
      [],
      [allow(['s3:GetObject', 's3:PutObject'])],
      ['new arn:aws:s3:::orders: s3:GetObject and 1 more'],
    ],
    ['one goes', [allow('s3:GetObject')], [], ['removed arn:aws:s3:::orders: s3:GetObject']],
    [
      'one more action',
      [allow('s3:GetObject')],
      [allow(['s3:GetObject', 's3:PutObject'])],
      ['widened arn:aws:s3:::orders: also s3:PutObject'],
    ],
    [
      'one action less',
      [allow(['s3:GetObject', 's3:PutObject'])],
      [allow('s3:GetObject')],
      ['narrowed arn:aws:s3:::orders: no longer s3:PutObject'],
    ],
    [
      'all of them',
      [allow('s3:GetObject')],
      [allow('s3:*')],
      ['widened arn:aws:s3:::orders: s3:GetObject → s3:*'],
    ],
    [
      'another action',
      [allow('s3:GetObject')],
      [allow('s3:PutObject')],
      ['changed arn:aws:s3:::orders: s3:GetObject → s3:PutObject'],
    ],
    [
      'more of the bucket',
      [allow('s3:GetObject', 'arn:aws:s3:::orders/in/*')],
      [allow('s3:GetObject')],
      ['widened arn:aws:s3:::orders: s3:GetObject on arn:aws:s3:::orders/*, not on arn:aws:s3:::orders/in/*'],
    ],
    [
      'a condition comes',
      [allow('s3:GetObject')],
      [allow('s3:GetObject', 'arn:aws:s3:::orders/*', ip('10.0.0.0/8'))],
      ['narrowed arn:aws:s3:::orders: s3:GetObject, otherwise than before'],
    ],
    [
      'a wider range',
      [allow('kms:Decrypt', KEY(), ip('10.0.0.0/16'))],
      [allow('kms:Decrypt', KEY(), ip('10.0.0.0/8'))],
      [`widened ${KEY()}: kms:Decrypt, otherwise than before`],
    ],
    [
      'a Deny comes',
      [allow('s3:*')],
      [allow('s3:*'), deny('s3:*', '*')],
      ['narrowed arn:aws:s3:::orders: s3:*, now blocked'],
    ],
    [
      'a Deny goes',
      [allow('s3:*'), deny('s3:*', '*')],
      [allow('s3:*')],
      ['widened arn:aws:s3:::orders: s3:*, no longer blocked'],
    ],
    ['an administrator', [], [allow('*', '*')], ['new *: every action']],
    [
      'a key, with rules of its own',
      [allow('kms:Encrypt', KEY())],
      [allow(['kms:Encrypt', 'kms:Decrypt'], KEY())],
      [`widened ${KEY()}: also kms:Decrypt`],
    ],
    ['roles that are managed', [], [allow('iam:PassRole', DATA)], [`new ${DATA}: iam:PassRole`]],
    [
      'roles that are assumed are edges of the other kind',
      [],
      [allow('sts:AssumeRole', 'arn:aws:iam::222222222222:role/x*')],
      [],
    ],
    [
      'another policy about other things',
      [allow('s3:GetObject')],
      [allow('s3:GetObject'), allow('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111111111111:jobs')],
      ['new arn:aws:sqs:eu-west-1:111111111111:jobs: sqs:SendMessage'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(app(before), app(after))).toEqual(expected);
  });

  it('a boundary or an SCP that comes narrows what it does not allow', () => {
    const boundary = {
      name: 'limit',
      kind: 'boundary' as const,
      document: policy(allow('s3:GetObject', '*')),
    };
    const own = {
      name: 'own',
      kind: 'identity' as const,
      document: policy(allow(['s3:GetObject', 's3:PutObject'])),
    };
    const bounded = sideOf({ principals: [{ arn: APP, trust: policy(), policies: [own, boundary] }] });
    const free = sideOf({ principals: [{ arn: APP, trust: policy(), policies: [own] }] });
    const [only] = compareGraphs(free, bounded).differences;
    expect(only).toMatchObject({ about: 'access', kind: 'narrowed' });
    expect(only && tellDifference(free, bounded, only).statements).toMatchObject([
      { change: 'come', gate: 'boundary' },
    ]);
    const guarded = app([allow('s3:GetObject')], {
      accounts: [{ id: '111111111111' }],
      scps: { '111111111111': [{ level: 'root', policies: [policy(allow('*', '*'), deny('s3:*', '*'))] }] },
    });
    expect(told(app([allow('s3:GetObject')]), guarded)).toEqual([
      'narrowed arn:aws:s3:::orders: s3:GetObject, now blocked',
    ]);
  });

  it('what was not given before is neither new nor wider', () => {
    expect(told(app(undefined), app([allow('s3:GetObject')]))).toEqual([
      'changed arn:aws:s3:::orders: s3:GetObject',
    ]);
  });

  it('the statements that made it are those that name the resource', () => {
    const [before, after] = [
      app([allow('s3:GetObject')]),
      app([
        allow('s3:GetObject'),
        allow('s3:PutObject'),
        allow('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111111111111:jobs'),
      ]),
    ];
    const bucket = compareGraphs(before, after).differences.find(
      ({ target }) => target === 'arn:aws:s3:::orders',
    );
    const { statements } = tellDifference(before, after, bucket as Difference);
    expect(statements.map(({ change, ref }) => [change, ref.index])).toEqual([['come', 1]]);
  });

  it('edges that are alike are counted, also where nobody was asked', () => {
    const { sameAccess } = compareGraphs(app([allow('s3:GetObject')]), app([allow('s3:GetObject')]));
    expect(sameAccess).toBe(1);
  });
});

function KEY(): string {
  return 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
}

const grant = fc
  .tuple(
    fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:*', 's3:Get*', '*'),
    fc.constantFrom('arn:aws:s3:::orders/*', 'arn:aws:s3:::orders/in/*', 'arn:aws:s3:::orders', '*'),
    fc.constantFrom(undefined, undefined, org, tls, ip('10.0.0.0/8'), ip('10.0.0.0/16')),
    fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
  )
  .map(([action, resource, when, Effect]) => Object.assign(allow(action, resource, when), { Effect }));
const grants = fc.array(grant, { maxLength: 3 });

describe('for any permissions', () => {
  it('a state does not differ from itself, and mirrors when the states change places', () => {
    fc.assert(
      fc.property(grants, grants, (one, two) => {
        expect(told(app(one), app(one.toReversed()))).toEqual([]);
        const [there, back] = [compareGraphs(app(one), app(two)), compareGraphs(app(two), app(one))];
        const kinds = (list: readonly Difference[], mirror: boolean) =>
          list.map(({ id, kind }) => `${id} ${mirror ? MIRRORED[kind] : kind}`).toSorted();
        expect(kinds(back.differences, true)).toEqual(kinds(there.differences, false));
        expect(back.sameAccess).toBe(there.sameAccess);
      }),
      { numRuns: 40 },
    );
  });

  it('one more Allow never narrows, one more Deny never widens', () => {
    fc.assert(
      fc.property(grants, grant, (some, more) => {
        const { differences } = compareGraphs(app(some), app([...some, more]));
        const wrong = more.Effect === 'Allow' ? ['narrowed', 'removed'] : ['widened', 'new'];
        for (const { kind } of differences) expect(wrong).not.toContain(kind);
      }),
      { numRuns: 60 },
    );
  });
});

it('is asked about as many actions as there are: the last of four hundred may be the one that opened', () => {
  const actions = Array.from({ length: 400 }, (_, i) => `s3:GetThing${i}`);
  const conditional = (rest: readonly object[]) => app([allow(actions, '*'), ...rest]);
  const wide = conditional([deny(['s3:GetThing398'], '*')]);
  const narrow = conditional([deny(['s3:GetThing398', 's3:GetThing399'], '*')]);
  expect(told(narrow, wide).map((one) => one.split(' ')[0])).toEqual(['widened']);
  expect(told(wide, narrow).map((one) => one.split(' ')[0])).toEqual(['narrowed']);
});
