import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanness } from './cleanPolicy.ts';
import { parsePolicy, readPolicy } from './grammar.ts';
import type { PolicyType, Statement } from './policy.ts';

const TYPES: readonly PolicyType[] = ['identity', 'boundary', 'session', 'trust', 'scp', 'rcp', 'resource'];
const ROLE = 'arn:aws:iam::111111111111:role/a';

const oneOrMany = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(one, one, fc.array(one, { maxLength: 3 })) as fc.Arbitrary<unknown>;
const odd = fc.constantFrom<unknown>(null, 7, '', [], {}, true, undefined, ['', 3]);
const mostly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: odd });

const action = fc.constantFrom(
  's3:GetObject',
  'sts:AssumeRole',
  'STS:*',
  '*',
  's?s:AssumeRole',
  'sts',
  'a:b:c',
  'ec2:Describe*',
  'x y:z',
);
const resource = fc.constantFrom(
  '*',
  ROLE,
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3',
  'arn:aws:s*:::x',
  'arn:mars:s3:::x',
  'bucket',
  'arn:aws:iam::1:role/x',
  'arn:aws:iam:eu-west-1:111111111111:role/x',
  'arn:aws:s3:::<bucket>',
  'arn:aws:iam::111111111111:thing',
  'arn:aws:s3:::${a}',
  'arn:aws:iam::ACCOUNT_ID:role/x',
  'arn:aws:sqs:eu-west-1:{{account}}:q',
  'arn:aws:S3:::x',
);
const principal = fc.constantFrom(
  '*',
  ROLE,
  '111111111111',
  '11111',
  'arn:aws:iam::111111111111:root',
  'arn:aws:iam::111111111111:group/g',
  'AROA',
  'arn:aws:sts::111111111111:assumed-role/a/s',
  'arn:aws:iam::111111111111:role/*',
  'ec2.amazonaws.com',
  'ec2',
  'arn:aws:iam::111111111111:saml-provider/P',
  'cognito-identity.amazonaws.com',
  'arn:aws:iam::<id>:root',
);
const principals = fc.oneof(
  fc.constantFrom<unknown>('*', {}, { Other: '*' }),
  fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser'), oneOrMany(principal), {
    minKeys: 1,
    maxKeys: 2,
  }),
);
const condition = fc.dictionary(
  fc.constantFrom('StringEquals', 'Bool', 'stringlike', 'StringSort', 'Null'),
  mostly(
    fc.dictionary(
      fc.constantFrom('aws:SourceIp', 'sts:ExternalId'),
      mostly(oneOrMany(fc.constantFrom<unknown>('x', true, 3))),
    ),
  ),
  { maxKeys: 2 },
);
const optional = { freq: 3 };
const statement = fc
  .record({
    sid: fc.option(mostly(fc.constantFrom('One', 'Two', 'Three', 'no-letters')), { freq: 1 }),
    effect: mostly(fc.constantFrom('Allow', 'Deny', 'Deny', 'allow')),
    action: mostly(oneOrMany(action)),
    actions: fc.constantFrom('Action', 'Action', 'Action', 'NotAction', 'action'),
    resource: fc.option(mostly(oneOrMany(resource)), optional),
    resources: fc.constantFrom('Resource', 'Resource', 'NotResource'),
    principal: fc.option(mostly(principals), { freq: 2 }),
    condition: fc.option(mostly(condition), { freq: 1 }),
  })
  .map((s): unknown =>
    Object.assign(
      { Effect: s.effect, [s.actions]: s.action },
      s.sid === null ? {} : { Sid: s.sid },
      s.resource === null ? {} : { [s.resources]: s.resource },
      s.principal === null ? {} : { Principal: s.principal },
      s.condition === null ? {} : { Condition: s.condition },
    ),
  );
const document = fc.record(
  {
    Version: mostly(fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17', '2013-01-01')),
    Id: fc.constantFrom<unknown>('x', 3),
    Statement: mostly(oneOrMany(statement)),
  },
  { requiredKeys: ['Statement'] },
);

test('a document that looks clean has no fault, and a silent one no statement about STS', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...TYPES), (value, type) => {
      const told = cleanness(value, type);
      if (told === 'unsure') return;
      const read = readPolicy(value, type);
      expect(read.faults).toEqual([]);
      if (told !== 'silent') return;
      const actions = read.statements.flatMap((s) => s.actions?.patterns ?? []).map((p) => p.text);
      expect(actions.filter((text) => /^(?:sts:|[^:]*[*?])/i.test(text))).toEqual([]);
      expect(read.statements.every((s) => s.actions?.negated === false)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('reading late gives what reading at once gives', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...TYPES), (value, type) => {
      const { accepted, faults, onSts, statements, version } = parsePolicy(value, type);
      const read = readPolicy(value, type);
      expect({ type, accepted, faults, statements, version, made: {} }).toEqual(read);
      const texts = (list: readonly Statement[]) => list.map((s) => [s.index, s.actions?.patterns[0]?.text]);
      const about = read.statements.filter(
        ({ actions }) =>
          actions?.negated !== false ||
          actions.patterns.some(({ text }) => /^(?:sts:|[^:]*[*?])/i.test(text)),
      );
      if (onSts !== undefined) expect(texts(onSts)).toEqual(texts(about));
    }),
    { numRuns: 1000 },
  );
});

test('what people usually write is clean', () => {
  const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' };
  const assume = { Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'sts:AssumeRole' };
  expect(cleanness({ Version: '2012-10-17', Statement: [allow] }, 'identity')).toBe('silent');
  expect(cleanness({ Version: '2012-10-17', Statement: allow }, 'scp')).toBe('silent');
  expect(cleanness({ Version: '2012-10-17', Statement: [assume] }, 'trust')).toBe('clean');
  expect(cleanness({ Version: '2012-10-17', Statement: { ...allow, Action: '*' } }, 'identity')).toBe(
    'clean',
  );
});

test.each([
  null,
  'text',
  [],
  { __proto__: { Version: '2012-10-17' } },
  JSON.parse('{"__proto__":{},"Statement":[]}'),
])('%j is no clean document', (value) => {
  expect(cleanness(value, 'identity')).toBe('unsure');
});
