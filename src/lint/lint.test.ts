// What holds for every finding: order, once, softer for live documents, never a throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '#language/policy.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import type { AttachedPolicy, Inventory, InventoryPrincipal } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { lint } from './lint.ts';
import { nearest } from './nearest.ts';

const attached = (
  type: PolicyType,
  document: unknown,
  more: Partial<AttachedPolicy> = {},
): AttachedPolicy => ({
  name: type,
  type,
  document,
  place: { document: 'd', piece: 0, path: [type] },
  ...more,
});

const principal = (name: string, more: Partial<InventoryPrincipal>): InventoryPrincipal => ({
  arn: `arn:aws:iam::222222222222:role/${name}`,
  kind: 'role',
  account: '222222222222',
  name,
  ...more,
});

const inventory = (...principals: readonly InventoryPrincipal[]): Inventory => ({
  accounts: [],
  principals,
  context: {},
});

const run = (input: Inventory) => {
  const model = prepare(input);
  return lint(edgeBook(model));
};

const sloppy = {
  Statement: [
    { Sid: 'read it', Effect: 'allow', Action: 'sts:AssumeRole', Resource: '*' },
    { Sid: '', Effect: 'Allow', Action: 'sts:AsumeRole', Resource: '*' },
  ],
};

describe('findings', () => {
  test('come in the order of positions', () => {
    const found = run(inventory(principal('a', { policies: [attached('identity', sloppy)] })));
    expect(found.map(({ place, rule }) => `${place.path.join('.')} ${rule}`)).toEqual([
      'identity L-NO-VERSION',
      'identity.Statement.0.Effect L-EFFECT',
      'identity.Statement.0.Sid L-SID-CHARS',
      'identity.Statement.1.Action L-ACTION-UNKNOWN',
      'identity.Statement.1.Sid L-SID-EMPTY',
    ]);
  });

  test('carry the repair', () => {
    const found = run(inventory(principal('a', { policies: [attached('identity', sloppy)] })));
    const text = (rule: string) => found.find((finding) => finding.rule === rule)?.fix?.text;
    expect(text('L-EFFECT')).toBe('Allow');
    expect(text('L-SID-CHARS')).toBe('readit');
    expect(text('L-ACTION-UNKNOWN')).toBe('sts:AssumeRole');
  });

  test('never say a name of ours for an account that a template leaves open', () => {
    const policy = attached('identity', {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::UNKNOWN_ACCOUNT_VAR_PARTNER:assumed-role/x/y',
      },
    });
    const found = run(inventory(principal('A', { policies: [policy] })));
    expect(found.some(({ message }) => message.includes('<account not given>'))).toBe(true);
    expect(JSON.stringify(found.map(({ fix, message }) => [message, fix]))).not.toContain('UNKNOWN');
  });

  test('of a policy that many have are told once', () => {
    const shared = attached('identity', sloppy);
    const one = run(inventory(principal('a', { policies: [shared] })));
    const two = run(
      inventory(principal('a', { policies: [shared] }), principal('b', { policies: [shared] })),
    );
    expect(two).toEqual(one);
  });

  test('are no errors when AWS took the document', () => {
    const at = (live: boolean) =>
      run(inventory(principal('a', { policies: [attached('identity', sloppy, { live })] }))).find(
        ({ rule }) => rule === 'L-EFFECT',
      )?.severity;
    expect([at(false), at(true)]).toEqual(['error', 'warning']);
  });

  test('point at the string when the document is encoded in one', () => {
    const found = run(
      inventory(principal('a', { policies: [attached('identity', sloppy, { encoded: true })] })),
    );
    expect(found.length).toBe(5);
    expect(found.every(({ place }) => place.path.join('.') === 'identity')).toBe(true);
  });

  test('say nothing about the trust that AWS keeps', () => {
    const trust = {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const arn = 'arn:aws:iam::222222222222:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
    const found = run(inventory({ ...principal('x', { trust: [attached('trust', trust)] }), arn }));
    expect(found.map(({ rule }) => rule)).toEqual(['L-SLR-EDIT']);
  });

  test('of edges name both ends', () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::222222222222:role/bilder' },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    const may = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/target' },
      ],
    };
    const found = run(
      inventory(
        principal('target', { trust: [attached('trust', trust)], policies: [] }),
        principal('builder', { policies: [attached('identity', may)] }),
      ),
    ).find(({ rule }) => rule === 'L-NEARMISS-NAME');
    expect(found?.edge).toEqual({
      source: 'arn:aws:iam::222222222222:role/builder',
      target: 'arn:aws:iam::222222222222:role/target',
    });
    expect(found?.fix?.text).toBe('arn:aws:iam::222222222222:role/builder');
  });
});

const words = fc.constantFrom(
  '*',
  '',
  'Allow',
  'Deny',
  'sts:AssumeRole',
  'sts:*',
  'sts:Assumerole?',
  'arn:aws:iam::222222222222:role/a',
  'arn:aws:iam::22:role/<x>',
  'arn:aws:sts::222222222222:assumed-role/a/s',
  'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com',
  'arn:aws:iam::222222222222:saml-provider/Corp',
  'AROA0000000000000000',
  'constructor',
  '__proto__',
  'cognito-identity.amazonaws.com',
  'ec2.amazonaws.com',
  '222222222222',
  '${aws:username}',
  'repo:a/b:*',
  '2020-01-01T00:00:00Z',
  '10.0.0.0/8',
  'true',
  'x\u2019',
);
const keys = fc.constantFrom(
  'sts:ExternalId',
  'aws:PrincipalArn',
  'aws:PrincipalOrgPaths',
  'aws:SourceIp',
  'aws:SourceArn',
  'aws:CurrentTime',
  'aws:MultiFactorAuthPresent',
  'token.actions.githubusercontent.com:sub',
  'arn:aws:iam::1:oidc-provider/a.b:aud',
  'SAML:aud',
  'constructor',
  '__proto__',
  'aws:',
  ':',
);
const operators = fc.constantFrom(
  'StringEquals',
  'StringLike',
  'ForAllValues:StringNotLikeIfExists',
  'ForAnyValue:StringEquals',
  'ArnLike',
  'NotIpAddress',
  'IpAddress',
  'DateLessThan',
  'NumericEquals',
  'BoolIfExists',
  'Null',
  'nonsense',
  'constructor',
);
const values = fc.oneof(words, fc.array(words, { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }));
const statement = fc.dictionary(
  fc.constantFrom(
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
    'x',
  ),
  fc.oneof(
    values,
    fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'aws', 'constructor'), values),
    fc.dictionary(operators, fc.oneof(fc.dictionary(keys, values), values)),
  ),
);
const documents = fc.oneof(
  fc.jsonValue(),
  fc.record({
    Version: fc.constantFrom<unknown>('2012-10-17', '2008-10-17', 7, null),
    Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 }), fc.jsonValue()),
  }),
);

test.each([
  ['sts:AsumeRole', ['sts:AssumeRole', 'sts:TagSession'], 'sts:AssumeRole'],
  ['aws:PrincipalOrganizationID', ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgID'], 'aws:PrincipalOrgID'],
  ['stringequals', ['StringLike', 'StringEquals'], 'StringEquals'],
  ['Allwo', ['Deny', 'Allow'], 'Allow'],
  ['s3:GetObject', ['sts:AssumeRole'], undefined],
  ['x'.repeat(5000), ['sts:AssumeRole'], undefined],
])('the nearest to %s', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test('lint never throws, and says the same about the same', () => {
  fc.assert(
    fc.property(documents, documents, documents, (trust, identity, guardrail) => {
      const level = (type: 'scp' | 'rcp') => ({
        '222222222222': [{ level: 'root', policies: [attached(type, guardrail)] }],
      });
      const input = {
        ...inventory(
          principal('a', { trust: [attached('trust', trust)], policies: [attached('identity', identity)] }),
          principal('b', { policies: [attached('boundary', identity), attached('session', guardrail)] }),
        ),
        scps: level('scp'),
        rcps: level('rcp'),
      };
      const model = prepare(input);
      const found = lint({ ...edgeBook(model), words: [] }, { now: 1.8e9 });
      expect(lint({ ...edgeBook(prepare(input)), words: [] }, { now: 1.8e9 })).toEqual(found);
      expect(structuredClone(found)).toEqual(found);
      const once = found.map(({ rule, place, edge }) => JSON.stringify([rule, place, edge]));
      expect(new Set(once).size).toBe(once.length);
    }),
    { numRuns: 300 },
  );
});
