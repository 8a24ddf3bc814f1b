// The rows of iam-semantics 6.3 by example; that each proposal keeps its promise is tested over all cases elsewhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import { adviceFor } from './advice.ts';
import { applyFix } from './applyFix.ts';
import type { Fix, FixOptions } from './fix.ts';
import { proposeClosures } from './proposeClosures.ts';
import { proposeFixes } from './proposeFixes.ts';
import { repairDocument } from './repairSteps.ts';
import { RANK } from './search.ts';

const [HOME, AWAY] = ['111111111111', '222222222222'];
const ALICE = `arn:aws:iam::${HOME}:user/alice`;
const BOB = `arn:aws:iam::${HOME}:user/bob`;
const CALLER = `arn:aws:iam::${HOME}:role/team/Caller`;
const TARGET = `arn:aws:iam::${AWAY}:role/Target`;
const OWN = `arn:aws:iam::${HOME}:role/Own`;

type Principal = NonNullable<CaseInput['principals']>[number];
const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });
const trust = (principal: unknown, rest: object = {}) =>
  policy({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...rest });
const role = (arn: string, document: unknown): Principal => ({ arn, policies: [], trust: document });
const may = (resource: unknown, action: unknown = 'sts:AssumeRole'): NonNullable<Principal['policies']> => [
  {
    name: 'may',
    kind: 'identity',
    document: policy({ Effect: 'Allow', Action: action, Resource: resource }),
  },
];

function fixesFor(input: CaseInput, source: string, target: string, options?: FixOptions): readonly Fix[] {
  const inventory = estateInventory(input);
  const found = proposeFixes(prepare(inventory), source, target, undefined, options);
  for (const fix of found) {
    expect(assumeVerdict(prepare(applyFix(inventory, fix)), source, target).verdict).toBe(fix.verdictAfter);
  }
  return found;
}

const values = (fix: Fix | undefined): readonly unknown[] => (fix?.changes ?? []).map((c) => c.value);

describe('what is missing', () => {
  it('identity policy: an inline policy for exactly this role, the job of the caller’s own account', () => {
    const input = { principals: [{ arn: CALLER, policies: [] }, role(TARGET, trust({ AWS: CALLER }))] };
    const [fix] = fixesFor(input, CALLER, TARGET);
    expect(fix).toMatchObject({ verdictAfter: 'valid', gate: 'permission', variant: 'least privilege' });
    expect(values(fix)).toEqual([policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: TARGET })]);
    expect(fix?.changes[0]).toMatchObject({ kind: 'new-policy', owner: CALLER, slot: 'identity' });
    expect(fix?.jobs).toEqual([{ who: 'own account', text: `an administrator of account ${HOME}` }]);
  });

  it('both sides: one proposal with two parts; exact and by the team’s convention', () => {
    const input = { principals: [{ arn: CALLER, policies: [] }, role(TARGET, trust({ AWS: BOB }))] };
    const [exact, team] = fixesFor(input, CALLER, TARGET);
    expect(exact?.parts.map((p) => [p.gate, p.job.who])).toEqual([
      ['trust', 'other account'],
      ['permission', 'own account'],
    ]);
    expect(values(exact)[0]).toEqual({
      Effect: 'Allow',
      Principal: { AWS: CALLER },
      Action: 'sts:AssumeRole',
    });
    expect(team?.variant).toBe('team convention');
    expect(values(team)[0]).toEqual({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${HOME}:root` },
      Condition: { ArnEquals: { 'aws:PrincipalArn': CALLER } },
      Action: 'sts:AssumeRole',
    });
  });

  it('a session is named by its role, an Identity Center role by its permission set', () => {
    const input = { principals: [{ arn: CALLER, policies: may('*') }, role(OWN, trust({ AWS: BOB }))] };
    const session = `arn:aws:sts::${HOME}:assumed-role/Caller/ci`;
    expect(values(fixesFor(input, session, OWN)[0])[0]).toMatchObject({ Principal: { AWS: CALLER } });
    const sso = `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef`;
    const [fix] = fixesFor(
      { principals: [{ arn: sso, policies: [] }, role(OWN, trust({ AWS: BOB }))] },
      sso,
      OWN,
    );
    expect(values(fix)[0]).toMatchObject({
      Condition: {
        ArnLike: {
          'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Admin_*`,
        },
      },
    });
    expect(fix?.parts[1]).toMatchObject({ gate: 'permission', job: { who: 'organization admin' } });
  });

  it('a third party gets an ExternalId: the one that is given, else always the same', () => {
    const input = { principals: [role(TARGET, trust({ AWS: BOB }))] };
    const own = fixesFor(input, '999988887777', TARGET, { externalId: 'ours-7' })[0];
    expect(JSON.stringify(values(own))).toContain('"sts:ExternalId":"ours-7"');
    expect(own?.verdictAfter).toBe('unknown');
    expect(own?.warnings.join(' ')).toContain('999988887777');
    expect(values(fixesFor(input, '999988887777', TARGET)[0])).toEqual(
      values(fixesFor(input, '999988887777', TARGET)[0]),
    );
    const family = { ...input, accounts: ['999988887777', AWAY].map((id) => ({ id, org: 'o-1' })) };
    expect(JSON.stringify(values(fixesFor(family, '999988887777', TARGET)[0]))).not.toContain('ExternalId');
  });

  it('services: with the actions that they need, and aws:SourceAccount where they send it', () => {
    const input = { principals: [role(TARGET, trust({ AWS: BOB }))] };
    expect(values(fixesFor(input, 'ec2.amazonaws.com', TARGET)[0])[0]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    const [narrow, plain] = fixesFor(input, 'pods.eks.amazonaws.com', TARGET);
    expect(narrow?.verdictAfter).toBe('conditional');
    expect(values(narrow)[0]).toMatchObject({
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'aws:SourceAccount': AWAY } },
    });
    expect(plain?.verdictAfter).toBe('valid');
  });

  it('identity providers: the right action, audience and subject', () => {
    const input = { principals: [role(TARGET, trust({ AWS: BOB }))] };
    const github = `arn:aws:iam::${AWAY}:oidc-provider/token.actions.githubusercontent.com`;
    const [fix] = fixesFor(input, github, TARGET);
    expect(fix?.verdictAfter).toBe('conditional');
    expect(values(fix)[0]).toMatchObject({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      },
    });
    const [saml] = fixesFor(input, `arn:aws:iam::${AWAY}:saml-provider/Okta`, TARGET);
    expect(values(saml)[0]).toMatchObject({ Action: 'sts:AssumeRoleWithSAML' });
  });

  it('sts:TagSession joins the statement that lets the caller in, on both sides', () => {
    const input = {
      principals: [{ arn: CALLER, policies: may(TARGET) }, role(TARGET, trust({ AWS: CALLER }))],
      context: { 'aws:RequestTag/team': 'blue' },
    };
    const found = fixesFor(input, CALLER, TARGET).find((f) => f.changes.every((c) => c.slot !== 'context'));
    expect(found?.parts.map((p) => p.gate)).toEqual(['trust', 'permission']);
    expect(values(found)).toEqual([
      ['sts:AssumeRole', 'sts:TagSession'],
      ['sts:AssumeRole', 'sts:TagSession'],
    ]);
  });

  it('boundary and session policy: the same statement where the limit is', () => {
    const limit = (kind: 'boundary' | 'session') => ({
      principals: [
        {
          arn: CALLER,
          policies: [
            ...may(OWN),
            { name: 'limit', kind, document: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
          ],
        },
        role(OWN, trust({ AWS: CALLER })),
      ],
    });
    for (const kind of ['boundary', 'session'] as const) {
      const [fix] = fixesFor(limit(kind), CALLER, OWN);
      expect(fix?.changes).toMatchObject([{ kind: 'add-statement', slot: kind, path: ['Statement', 1] }]);
    }
  });

  it('an SCP level without Allow: one more statement, or FullAWSAccess', () => {
    const full = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    const input = {
      principals: [{ arn: CALLER, policies: may(TARGET) }, role(TARGET, trust({ AWS: CALLER }))],
      scps: {
        [HOME]: [
          { level: 'root', policies: [full] },
          { level: 'ou', policies: [policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' })] },
        ],
      },
    };
    const [narrow, wide] = fixesFor(input, CALLER, TARGET);
    expect(narrow?.changes).toMatchObject([{ slot: 'scp', level: 'ou', kind: 'add-statement' }]);
    expect(narrow?.jobs.map((j) => j.who)).toEqual(['organization admin']);
    expect(wide?.title).toBe('Attach FullAWSAccess at level ou');
  });
});

describe('what denies', () => {
  const deny = (rest: object = {}) => policy({ Effect: 'Deny', Action: 'sts:*', Resource: '*', ...rest });
  const open = [{ arn: CALLER, policies: may(TARGET) }, role(TARGET, trust({ AWS: CALLER }))];

  it('an SCP excepts the caller by aws:PrincipalArn, beside those that it excepts already', () => {
    const full = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    const scps = (document: unknown) => ({ [HOME]: [{ level: 'root', policies: [full, document] }] });
    const [fix] = fixesFor({ principals: open, scps: scps(deny()) }, CALLER, TARGET);
    expect(values(fix)).toEqual([{ ArnNotLike: { 'aws:PrincipalArn': CALLER } }]);
    const excepting = deny({ Condition: { ArnNotLike: { 'aws:PrincipalArn': BOB } } });
    const [more] = fixesFor({ principals: open, scps: scps(excepting) }, CALLER, TARGET);
    expect(values(more)).toEqual([[BOB, CALLER]]);
  });

  it('an RCP excepts a service by its name, or all services', () => {
    const input = {
      principals: [role(TARGET, trust({ Service: 'ec2.amazonaws.com' }))],
      rcps: { [AWAY]: [{ level: 'root', policies: [deny({ Principal: '*' })] }] },
    };
    const found = fixesFor(input, 'ec2.amazonaws.com', TARGET);
    expect(JSON.stringify(values(found[0]))).toContain('aws:PrincipalServiceName');
    expect(found.some((f) => JSON.stringify(values(f)).includes('aws:PrincipalIsAWSService'))).toBe(true);
  });

  it('an identity policy leaves the role out; adding an Allow is not proposed', () => {
    const input = {
      principals: [
        {
          arn: CALLER,
          policies: [...may(TARGET), { name: 'no', kind: 'identity' as const, document: deny() }],
        },
        role(TARGET, trust({ AWS: CALLER })),
      ],
    };
    const found = fixesFor(input, CALLER, TARGET);
    expect(found[0]?.changes.map((c) => c.path.at(-1))).toEqual(['Resource', 'NotResource']);
    expect(
      found.every((f) => f.changes.every((c) => c.kind !== 'add-statement' && c.kind !== 'new-policy')),
    ).toBe(true);
  });

  it('who alone has a policy is no exception in it: that would end it; shared with others it is', () => {
    const no = { name: 'no', kind: 'identity' as const, document: deny() };
    const alone = { arn: CALLER, policies: [...may(TARGET), no] };
    const titles = (input: CaseInput) => fixesFor(input, CALLER, TARGET).map(({ title }) => title);
    const own = titles({ principals: [alone, role(TARGET, trust({ AWS: CALLER }))] });
    expect(own.filter((title) => title.startsWith('Except'))).toEqual([]);
    expect(own.some((title) => title.startsWith('Remove') || title.startsWith('Detach'))).toBe(true);
    const inventory = estateInventory({
      principals: [alone, { arn: ALICE, policies: [] }, role(TARGET, trust({ AWS: CALLER }))],
    });
    const shared = inventory.principals.find(({ arn }) => arn === CALLER)?.policies ?? [];
    const principals = inventory.principals.map((one) =>
      one.arn === ALICE ? { ...one, policies: shared } : one,
    );
    const found = proposeFixes(prepare({ ...inventory, principals }), CALLER, TARGET);
    expect(found.some(({ title }) => title.startsWith('Except Caller'))).toBe(true);
  });

  it('a Deny that names only the caller goes; nobody is excepted from what is about nobody else', () => {
    const document = policy(
      { Effect: 'Deny', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' },
    );
    const principals = [{ arn: CALLER, policies: may(TARGET) }, role(TARGET, document)];
    expect(fixesFor({ principals }, CALLER, TARGET).map(({ title }) => title)).toEqual([
      'Remove the Deny (statement 1)',
    ]);
  });

  it('what is taken out of a list leaves a list', () => {
    const input = {
      principals: [{ arn: ALICE, policies: may(TARGET) }, role(TARGET, trust({ AWS: [ALICE, BOB] }))],
    };
    const [first] = proposeClosures(prepare(estateInventory(input)), ALICE, TARGET);
    expect(values(first)).toEqual([[BOB]]);
  });

  it('a Deny that names callers of several kinds gives up one kind', () => {
    const document = policy(
      { Effect: 'Deny', Principal: { AWS: CALLER, Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' },
    );
    const principals = [{ arn: CALLER, policies: may(TARGET) }, role(TARGET, document)];
    const [fix] = fixesFor({ principals }, CALLER, TARGET);
    expect(fix?.title).toBe('Take Caller out of the Deny (statement 1)');
    expect(fix?.changes.map(({ path, value }) => [path, value])).toEqual([
      [['Statement', 0, 'Principal', 'AWS'], undefined],
    ]);
  });
});

describe('what AWS refuses', () => {
  it('is corrected as a whole document', () => {
    const bad = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'let alice in', effect: 'allow', Principal: ALICE, Action: 'sts:AssumeRole', Resource: '*' },
      ],
    };
    const [fix] = fixesFor({ principals: [{ arn: ALICE, policies: [] }, role(OWN, bad)] }, ALICE, OWN);
    expect(fix?.verdictAfter).toBe('valid');
    expect(fix?.changes).toMatchObject([{ kind: 'replace-document', path: [], before: bad }]);
    expect(values(fix)[0]).toMatchObject({ Statement: [{ Principal: { AWS: ALICE }, Effect: 'Allow' }] });
  });

  it('account ids are padded and placeholders filled only when asked', () => {
    const short = trust({ AWS: 'arn:aws:iam::111111111:root' });
    expect(repairDocument(short, 'trust')).toBeNull();
    expect(JSON.stringify(repairDocument(short, 'trust', { padAccountIds: true })?.document)).toContain(
      'arn:aws:iam::000111111111:root',
    );
    const open = trust({ AWS: 'arn:aws:iam::ACCOUNT_A_ID:role/x' });
    expect(repairDocument(open, 'trust')).toBeNull();
    const filled = repairDocument(open, 'trust', { placeholders: { ACCOUNT_A_ID: HOME } });
    expect(filled?.document).toEqual(trust({ AWS: `arn:aws:iam::${HOME}:role/x` }));
    expect(filled?.met).toHaveLength(1);
  });

  it('a Sid that stays a Sid, unique', () => {
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const document = policy({ Sid: 'a b', ...statement }, { Sid: 'a-b', ...statement });
    expect(repairDocument(document, 'identity')?.document).toEqual(
      policy({ Sid: 'ab', ...statement }, { Sid: 'ab2', ...statement }),
    );
  });
});

describe('who else', () => {
  const shared = { document: 'd', piece: 0, path: ['managed'] };

  it('a policy that others have changes for them too', () => {
    const managed = {
      name: 'managed',
      type: 'identity' as const,
      place: shared,
      document: policy({ Effect: 'Deny', Action: 'sts:*', Resource: '*' }),
    };
    const base = estateInventory({
      principals: [
        { arn: ALICE, policies: may(TARGET) },
        { arn: BOB, policies: may(TARGET) },
        role(TARGET, trust({ AWS: HOME })),
      ],
    });
    const inventory = {
      ...base,
      principals: base.principals.map((p) =>
        Object.assign({}, p, p.kind === 'user' ? { policies: [...(p.policies ?? []), managed] } : {}),
      ),
    };
    const found = proposeFixes(prepare(inventory), ALICE, TARGET);
    const removal = found.find((f) => f.title.startsWith('Detach') || f.title.startsWith('Leave'));
    expect(removal?.collateral).toEqual([{ source: BOB, target: TARGET, before: 'invalid', after: 'valid' }]);
  });

  it('services, providers and whoever is only named count, too, and every role that shares a trust policy', () => {
    const both = { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'], AWS: BOB };
    const inventory = estateInventory({ principals: [role(TARGET, trust(both)), role(OWN, trust(both))] });
    const document = inventory.principals[0]?.trust ?? [];
    const shared = {
      ...inventory,
      principals: inventory.principals.map((one) => Object.assign({}, one, { trust: document })),
    };
    const found = proposeClosures(prepare(shared), 'ec2.amazonaws.com', TARGET);
    const around = found.find(({ title }) => title.startsWith('Turn'));
    expect(around?.collateral.map((one) => `${one.source} ${one.target} ${one.after}`)).toEqual([
      `lambda.amazonaws.com ${TARGET} invalid`,
      `${BOB} ${TARGET} invalid`,
      `ec2.amazonaws.com ${OWN} invalid`,
      `lambda.amazonaws.com ${OWN} invalid`,
      `${BOB} ${OWN} invalid`,
    ]);
    expect(found[0]?.collateral).toEqual([
      { source: 'ec2.amazonaws.com', target: OWN, before: 'valid', after: 'invalid' },
    ]);
  });

  it('closing by the account’s entry shuts out the neighbours, a Deny only the caller', () => {
    const input = {
      principals: [
        { arn: ALICE, policies: may(TARGET) },
        { arn: BOB, policies: may(TARGET) },
        role(TARGET, trust({ AWS: [HOME, '333333333333'] })),
      ],
    };
    const found = proposeClosures(prepare(estateInventory(input)), ALICE, TARGET);
    const entry = found.find((f) => f.title.startsWith(`Take ${HOME}`));
    expect(entry?.collateral).toEqual([{ source: BOB, target: TARGET, before: 'valid', after: 'invalid' }]);
    const denied = found.find((f) => f.title.startsWith('Deny alice in the trust'));
    expect(denied?.collateral).toEqual([]);
  });

  it('of a statement that names callers of several kinds one kind goes', () => {
    const both = { AWS: ALICE, Service: 'ec2.amazonaws.com' };
    const input = { principals: [{ arn: ALICE, policies: may(TARGET) }, role(TARGET, trust(both))] };
    const [first] = proposeClosures(prepare(estateInventory(input)), 'ec2.amazonaws.com', TARGET);
    expect(first).toMatchObject({
      title: 'Take ec2.amazonaws.com out of the trust policy (statement 1)',
      verdictAfter: 'invalid',
      collateral: [],
    });
  });
});

describe('no fix', () => {
  it('for what AWS never does, but advice', () => {
    const input = { principals: [role(TARGET, trust({ AWS: AWAY }))] };
    const root = `arn:aws:iam::${HOME}:root`;
    expect(fixesFor(input, root, TARGET)).toEqual([]);
    expect(adviceFor(prepare(estateInventory(input)), root, TARGET)[0]?.text).toContain('AssumeRoot');
    const china = `arn:aws-cn:iam::${HOME}:role/x`;
    expect(adviceFor(prepare(estateInventory(input)), china, TARGET)[0]?.code).toBe('CROSS_PARTITION');
    expect(fixesFor(input, '*', TARGET)).toEqual([]);
  });
});

const principalOf = fc.constantFrom<object>(
  { AWS: '*' },
  { AWS: HOME },
  { AWS: ALICE },
  { AWS: BOB },
  { AWS: CALLER },
);
const conditionOf = fc.constantFrom<object>(
  {},
  { Condition: { StringEquals: { 'sts:ExternalId': 'x1' } } },
  { Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:user/*` } } },
  { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
);
const effectOf = fc.constantFrom('Allow', 'Allow', 'Deny');
const trustOf = fc.array(
  fc
    .tuple(effectOf, principalOf, conditionOf)
    .map(([e, p, c]) => Object.assign({ Effect: e, Principal: p, Action: 'sts:AssumeRole' }, c)),
  { minLength: 1, maxLength: 3 },
);
const permissionsOf = fc.array(
  fc
    .tuple(effectOf, fc.constantFrom('*', TARGET, OWN), conditionOf)
    .map(([e, r, c]) => Object.assign({ Effect: e, Action: 'sts:AssumeRole', Resource: r }, c)),
  { minLength: 1, maxLength: 2 },
);

describe('on random estates', () => {
  it('every edge that is not valid has a fix, every open one a closure, and both keep their word on the whole estate', () => {
    fc.assert(
      fc.property(
        trustOf,
        trustOf,
        permissionsOf,
        fc.constantFrom(ALICE, CALLER),
        fc.constantFrom(TARGET, OWN),
        (away, own, permissions, source, target) => {
          const policies = [{ name: 'p', kind: 'identity' as const, document: policy(...permissions) }];
          const inventory = estateInventory({
            principals: [
              { arn: ALICE, policies },
              { arn: CALLER, policies },
              { arn: BOB, policies: may('*') },
              role(TARGET, policy(...away)),
              role(OWN, policy(...own)),
            ],
          });
          const model = prepare(inventory);
          const before = assumeVerdict(model, source, target).verdict;
          const fixes = proposeFixes(model, source, target);
          if (before !== 'valid') expect(fixes.length).toBeGreaterThan(0);
          for (const fix of fixes) {
            const after = prepare(applyFix(inventory, fix));
            const is = assumeVerdict(after, source, target).verdict;
            expect(is).toBe(fix.verdictAfter);
            expect(RANK[is]).toBeGreaterThan(RANK[before]);
            if (fix.changes.some((c) => c.slot === 'context')) continue;
            // What is told of the others is exactly what comes about among the edges to the role.
            const better = assumeEdges(after).edges.filter(
              (e) =>
                e.target === target &&
                e.source !== source &&
                after.byArn.has(e.source) &&
                RANK[e.verdict] > RANK[assumeVerdict(model, e.source, target).verdict],
            );
            expect(
              fix.collateral
                .filter((c) => c.target === target)
                .map((c) => c.source)
                .sort(),
            ).toEqual(
              better
                .map((e) => e.source)
                .filter((s) => s !== target)
                .sort(),
            );
          }
          for (const fix of proposeClosures(model, source, target)) {
            const after = prepare(applyFix(inventory, fix));
            expect(assumeVerdict(after, source, target).verdict).toBe('invalid');
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

it('no document makes it throw', () => {
  const element = fc.constantFrom(
    'Version',
    'Statement',
    'Effect',
    'Principal',
    'Action',
    'Resource',
    'Condition',
    'AWS',
    '__proto__',
  );
  const { junk } = fc.letrec((tie) => ({
    junk: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(
        '*',
        'Allow',
        'deny',
        'sts:AssumeRole',
        ALICE,
        'arn:aws:iam::A_ID:role/x',
        '',
        null,
        7,
        true,
      ),
      fc.array(tie('junk'), { maxLength: 3 }),
      fc.dictionary(element, tie('junk'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(junk, junk, junk, (a, b, c) => {
      const principals = [
        { arn: ALICE, policies: [{ name: 'p', kind: 'identity' as const, document: { Statement: [c] } }] },
        role(OWN, a),
        role(TARGET, { Version: '2012-10-17', Statement: [b] }),
      ];
      const model = prepare(estateInventory({ principals }));
      for (const target of [OWN, TARGET, 'nonsense']) {
        for (const source of [ALICE, 'nonsense', '*', HOME ?? '']) {
          expect(Array.isArray(proposeFixes(model, source, target))).toBe(true);
          expect(Array.isArray(proposeClosures(model, source, target))).toBe(true);
          expect(Array.isArray(adviceFor(model, source, target))).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

describe('claims of another issuer', () => {
  const provider = (host: string) => `arn:aws:iam::${AWAY}:oidc-provider/${host}`;
  const [EAST, WEST] = ['east.ids.example', 'west.ids.example'];
  const web = (hosts: readonly string[], tests: object, more: object = {}) => ({
    Effect: 'Allow',
    Principal: { Federated: hosts.length === 1 ? provider(hosts[0] ?? '') : hosts.map(provider) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: tests },
    ...more,
  });
  const first = (document: unknown) =>
    fixesFor({ principals: [role(TARGET, document)] }, provider(EAST), TARGET)[0];

  it('the key is put right before anybody thinks of giving the condition up', () => {
    for (const key of ['old.ids.example:sub', `${provider(EAST)}:sub`]) {
      const fix = first(policy(web([EAST], { [key]: 'shop' })));
      expect(fix).toMatchObject({ verdictAfter: 'conditional', gate: 'trust' });
      expect(values(fix)).toEqual([{ [`${EAST}:sub`]: 'shop' }]);
    }
  });

  it('claims of two providers in one condition: each gets a statement, as a list and alone', () => {
    const both = web([EAST, WEST], { [`${EAST}:sub`]: 'shop', [`${WEST}:sub`]: 'till' }, { Sid: 'Both' });
    const [east, west] = [
      web([EAST], { [`${EAST}:sub`]: 'shop' }, { Sid: 'Both' }),
      web([WEST], { [`${WEST}:sub`]: 'till' }),
    ];
    expect(values(first(policy(both)))).toEqual([east, west]);
    expect(values(first({ ...policy(), Statement: both }))).toEqual([[east, west]]);
  });

  it('a provider without a claim of its own is not let in bare', () => {
    const half = web([EAST, WEST], { [`${WEST}:sub`]: 'till' });
    const fixes = fixesFor({ principals: [role(TARGET, policy(half))] }, provider(EAST), TARGET);
    expect(fixes.filter(({ title }) => title.startsWith('Give each provider'))).toEqual([]);
  });
});
