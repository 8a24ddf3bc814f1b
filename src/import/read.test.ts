import { describe, expect, it } from 'vitest';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { rangeOf } from '#text/locate.ts';
import { read } from './read.ts';

const arn = 'arn:aws:iam::222222222222:role/team/Deploy';
const trust = (account: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' },
  ],
});
const identity = (resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
});
const role = {
  RoleName: 'Deploy',
  Arn: arn,
  RoleId: 'AROAEXAMPLE',
  AssumeRolePolicyDocument: trust('111111111111'),
};

function readTexts(texts: readonly unknown[], context = {}) {
  const documents = texts.map((text, i) => ({
    id: `d${i}`,
    name: `text ${i}`,
    text: typeof text === 'string' ? text : JSON.stringify(text, null, 2),
  }));
  return { documents, ...read({ ...emptyWorkspace, documents, context }) };
}

const kindOf = (text: unknown) => readTexts([text]).pieces[0]?.kind;
const codesOf = (...texts: readonly unknown[]) => readTexts(texts).problems.map((problem) => problem.code);

describe('aws iam get-role', () => {
  const encoded = {
    ...role,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust('111111111111'))),
  };
  it.each([
    ['as it is', { Role: role }],
    ['without the wrapper', role],
    ['in a list', [{ Role: role }]],
    ['URL-encoded', { Role: encoded }],
    [
      'as a JSON string',
      { Role: { ...role, AssumeRolePolicyDocument: JSON.stringify(trust('111111111111')) } },
    ],
  ])('%s', (_, text) => {
    const { pieces, inventory } = readTexts([text]);
    expect(pieces[0]).toMatchObject({ kind: 'get-role', title: 'Role Deploy' });
    const [principal] = inventory.principals;
    expect(principal).toMatchObject({
      arn,
      kind: 'role',
      account: '222222222222',
      name: 'Deploy',
      uniqueId: 'AROAEXAMPLE',
    });
    expect(principal?.trust?.[0]).toMatchObject({ document: trust('111111111111'), live: true });
    expect(principal?.policies).toBeUndefined();
    expect(principal?.guessed).toBeUndefined();
  });

  it('knows what list-roles does not carry', () => {
    const { inventory } = readTexts([{ Roles: [role, { ...role, Arn: `${arn}2` }] }]);
    expect(inventory.principals).toHaveLength(2);
    expect(inventory.principals[0]?.unknownSlots).toEqual(['boundary']);
    expect(inventory.principals[0]?.tags).toBeUndefined();
  });

  it('a boundary that is only an ARN is missing, not absent', () => {
    const bounded = {
      ...role,
      PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::222222222222:policy/b' },
    };
    const [principal] = readTexts([{ Role: bounded }]).inventory.principals;
    expect(principal?.unknownSlots).toEqual(['boundary']);
    expect(principal?.missingBoundary).toBe('arn:aws:iam::222222222222:policy/b');
  });
});

describe('other outputs of the CLI', () => {
  it('unwraps policy versions and inline policies', () => {
    expect(kindOf({ PolicyVersion: { Document: identity('*'), VersionId: 'v1' } })).toBe('policy');
    expect(kindOf({ Policy: JSON.stringify(identity('*')) })).toBe('policy');
    const { inventory } = readTexts([
      { Role: role },
      { RoleName: 'Deploy', PolicyName: 'artifacts', PolicyDocument: identity('*') },
    ]);
    expect(inventory.principals).toHaveLength(1);
    expect(inventory.principals[0]?.policies?.[0]).toMatchObject({ name: 'artifacts', type: 'identity' });
  });

  it('reads account authorization details, with group and managed policies', () => {
    const managed = 'arn:aws:iam::222222222222:policy/shared';
    const { inventory, pieces } = readTexts([
      {
        UserDetailList: [
          {
            UserName: 'ann',
            UserId: 'AIDA',
            Arn: 'arn:aws:iam::222222222222:user/ann',
            GroupList: ['ops'],
            AttachedManagedPolicies: [{ PolicyName: 'gone', PolicyArn: 'arn:aws:iam::aws:policy/gone' }],
          },
        ],
        RoleDetailList: [
          {
            ...role,
            PermissionsBoundary: { PermissionsBoundaryArn: managed },
            RolePolicyList: [{ PolicyName: 'own', PolicyDocument: identity('*') }],
          },
        ],
        GroupDetailList: [
          {
            GroupName: 'ops',
            Arn: 'arn:aws:iam::222222222222:group/ops',
            AttachedManagedPolicies: [{ PolicyName: 'shared', PolicyArn: managed }],
          },
        ],
        Policies: [
          {
            PolicyName: 'shared',
            Arn: managed,
            PolicyVersionList: [
              { IsDefaultVersion: false, Document: {} },
              { IsDefaultVersion: true, Document: identity('arn:aws:s3:::x') },
            ],
          },
        ],
      },
    ]);
    expect(pieces[0]?.kind).toBe('authorization-details');
    const [ann, deploy] = inventory.principals;
    expect(ann?.policies).toMatchObject([
      { name: 'shared', group: 'ops', document: identity('arn:aws:s3:::x'), live: true },
    ]);
    expect(ann?.missingPolicies).toEqual(['arn:aws:iam::aws:policy/gone']);
    expect(deploy?.policies?.map(({ name, type }) => [name, type])).toEqual([
      ['own', 'identity'],
      ['shared', 'boundary'],
    ]);
  });

  it('names what it does not read', () => {
    expect(kindOf({ AWSTemplateFormatVersion: '2010-09-09', Resources: {} })).toBe('cloudformation');
    expect(kindOf({ format_version: '1.2', planned_values: {} })).toBe('terraform');
    const [problem] = readTexts([{ Credentials: { SecretAccessKey: 'x' } }]).problems;
    expect(problem).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('struck out') as string,
    });
  });

  it('says what it sees and what it understands when it knows nothing', () => {
    const [problem] = readTexts([{ hello: 1, world: 2 }]).problems;
    expect(problem?.code).toBe('NOT-UNDERSTOOD');
    expect(problem?.message).toMatch(/keys hello, world: not understood/);
    expect(codesOf('Only words, and no policy.')).toEqual(['NOTHING-FOUND']);
    expect(codesOf('')).toEqual([]);
  });
});

describe('parts of policies', () => {
  it('reads a lone statement, or a list of them, as a policy and says so', () => {
    for (const text of [trust('1').Statement[0], trust('1').Statement]) {
      const { pieces, problems } = readTexts([text]);
      expect(pieces[0]).toMatchObject({ kind: 'policy', policyType: 'trust' });
      expect(problems[0]?.code).toBe('STATEMENT-ONLY');
    }
  });

  it('does not read a fragment', () => {
    for (const text of [
      { Condition: {} },
      { Action: 'sts:AssumeRole', Condition: {} },
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    ]) {
      expect(kindOf(text)).toBe('fragment');
      expect(readTexts([text]).inventory.principals).toEqual([]);
    }
  });

  it('tells the types apart by content', () => {
    const statement = (rest: object) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...rest }],
    });
    const typeOf = (rest: object) => readTexts([statement(rest)]).pieces[0]?.policyType;
    expect(typeOf({ Action: 'sts:AssumeRole', Resource: '*' })).toBe('identity');
    expect(typeOf({ Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: 'x' } })).toBe('trust');
    expect(typeOf({ Action: 'sts:AssumeRole', Principal: { AWS: 'x' }, Resource: '*' })).toBe('trust');
    expect(typeOf({ Action: 's3:GetObject', Principal: '*', Resource: 'arn:aws:s3:::b/*' })).toBe('resource');
    expect(typeOf({ Effect: 'Deny', Action: 'sts:*', Principal: '*', Resource: '*' })).toBe('rcp');
  });
});

describe('joining', () => {
  it('puts what several texts say about one ARN together', () => {
    const estate = {
      principals: [
        { arn, policies: [{ name: 'a', kind: 'identity', document: identity('*') }], tags: { team: 'x' } },
      ],
    };
    const { inventory } = readTexts([{ Role: role }, estate]);
    expect(inventory.principals).toHaveLength(1);
    expect(inventory.principals[0]).toMatchObject({ uniqueId: 'AROAEXAMPLE', tags: { team: 'x' } });
    expect(inventory.principals[0]?.trust).toHaveLength(1);
    expect(inventory.principals[0]?.policies).toHaveLength(1);
  });

  it('of two stated trust policies the later one counts, and this is told', () => {
    const later = { principals: [{ arn, trust: trust('333333333333') }] };
    const { inventory, problems } = readTexts([{ Role: role }, later]);
    expect(inventory.principals[0]?.trust?.map((policy) => policy.document)).toEqual([trust('333333333333')]);
    expect(problems.filter((p) => p.code === 'STATED-TWICE').map((p) => [p.severity, p.document])).toEqual([
      ['warning', 'd1'],
    ]);
    expect(codesOf({ Role: role }, { Role: role })).toEqual([]);
  });

  it('a guess does not push aside what is stated', () => {
    const bare = `Trust policy of \`Deploy\`:\n\n${JSON.stringify(trust('333333333333'))}`;
    const { inventory, problems } = readTexts([{ Role: role }, bare]);
    expect(inventory.principals).toHaveLength(1);
    expect(inventory.principals[0]?.trust?.map((policy) => policy.document)).toEqual([trust('111111111111')]);
    expect(problems.find((p) => p.code === 'STATED-TWICE')?.message).toMatch(/not counted until you say so/);
  });

  it('tells what AWS would refuse, with its words and its place', () => {
    const wrong = {
      Version: '2012-10-17',
      Statement: [{ Sid: 'a b', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    };
    const { problems, documents, pieces } = readTexts([
      { principals: [{ arn, policies: [{ name: 'x', document: wrong }] }] },
    ]);
    const fault = problems.find((problem) => problem.code === 'L-SID-CHARS');
    expect(fault).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('AWS would refuse') as string,
    });
    const text = documents[0]?.text ?? '';
    const range = fault?.place ? rangeOf(text, fault.place) : null;
    expect(range && text.slice(range.from, range.to)).toBe('"a b"');
    expect(pieces[0]?.problems).toBe(1);
  });

  it('takes back the severity where AWS has accepted the document already', () => {
    const live = {
      ...role,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
      },
    };
    expect(readTexts([{ Role: live }]).problems.map((problem) => problem.severity)).toEqual(['warning']);
  });
});

describe('the estate file', () => {
  const estate = {
    accounts: [{ id: '222222222222', org: null, management: true }],
    principals: [
      { arn, policies: [], tags: {}, trust: trust('111111111111') },
      { arn: 'arn:aws:iam::222222222222:user/ann' },
    ],
    scps: {
      '222222222222': [
        { level: 'root', policies: [identity('*')] },
        { level: 'account', policies: [] },
      ],
    },
    context: { 'sts:ExternalId': 'blue', 'aws:MultiFactorAuthPresent': null },
  };

  it('keeps left out and empty apart', () => {
    const { inventory, problems } = readTexts([estate]);
    expect(problems).toEqual([]);
    const [deploy, ann] = inventory.principals;
    expect(deploy).toMatchObject({ policies: [], tags: {} });
    expect(ann?.policies).toBeUndefined();
    expect(ann?.trust).toBeUndefined();
    expect(inventory.accounts).toEqual(estate.accounts);
    expect(inventory.scps?.['222222222222']?.map(({ level, policies }) => [level, policies.length])).toEqual([
      ['root', 1],
      ['account', 0],
    ]);
    expect(inventory.rcps).toBeUndefined();
  });

  it('is read inside a test case, too, with places that lead there', () => {
    const { inventory, documents } = readTexts([{ input: estate, question: {} }]);
    const place = inventory.principals[0]?.trust?.[0]?.place;
    const range = place && rangeOf(documents[0]?.text ?? '', place);
    expect(JSON.parse((documents[0]?.text ?? '').slice(range?.from, range?.to))).toEqual(
      trust('111111111111'),
    );
  });

  it('gives way to the what-if context, key by key, in small letters', () => {
    expect(readTexts([estate], { 'STS:externalid': 'red' }).inventory.context).toEqual({
      'sts:externalid': 'red',
      'aws:multifactorauthpresent': null,
    });
  });

  it('tells every wrong field with its place and keeps the rest', () => {
    const { inventory, problems, documents } = readTexts([
      {
        accounts: [{ org: 'o-1' }, 7],
        principals: [
          { arn, tags: { a: 1 }, policies: [{ kind: 'inline', document: {} }, { document: identity('*') }] },
          { arn: 'nobody' },
        ],
        scps: [],
        context: { 'aws:x': { y: 1 } },
        extra: 1,
      },
    ]);
    const text = documents[0]?.text ?? '';
    const shown = problems.flatMap(({ place }) => {
      const range = place ? rangeOf(text, place) : null;
      return range ? [text.slice(range.from, range.to).replace(/\s+/g, '')] : [];
    });
    expect(shown.sort()).toEqual(
      ['"inline"', '"nobody"', '1', '1', '7', '[]', '{"org":"o-1"}', '{"y":1}'].sort(),
    );
    expect(inventory.principals).toHaveLength(1);
    expect(inventory.principals[0]?.policies).toHaveLength(1);
  });
});
