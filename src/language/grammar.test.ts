import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './grammar.ts';
import type { JsonPath, PolicyType } from './policy.ts';

const ROLE = 'arn:aws:iam::111111111111:role/Target';
const TRUST = { Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' };
const PERMIT = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE };
const RCP = { Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*' };

const parse = (type: PolicyType, statement: unknown, more: object = {}) =>
  parsePolicy({ Version: '2012-10-17', Statement: statement, ...more }, type);

const trust = (change: object) => parse('trust', { ...TRUST, ...change });
const permit = (change: object, type: PolicyType = 'identity') => parse(type, { ...PERMIT, ...change });

function without(statement: object, element: string): object {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => name !== element));
}

describe('documents that AWS saves', () => {
  it.each([
    ['trust', TRUST],
    ['trust', [TRUST, { ...TRUST, Sid: '' }]],
    ['trust', { ...TRUST, Principal: { AWS: ['*', ROLE], Service: 'ec2.amazonaws.com' } }],
    ['trust', { ...TRUST, Principal: { Federated: ['accounts.google.com'] } }],
    ['trust', { ...TRUST, Principal: { AWS: 'AROAEXAMPLE1234567890' }, Condition: {} }],
    ['identity', PERMIT],
    [
      'identity',
      {
        ...PERMIT,
        Resource: [
          '*',
          'arn:aws:iam::*:role/app-*',
          'arn:aws:iam::***:role/x',
          'arn:*:s3:::b',
          'arn:aws:iam',
          'arn:aws:iam::${aws:PrincipalAccount}:role/x',
        ],
      },
    ],
    ['identity', { ...without(PERMIT, 'Action'), NotAction: ['iam:*', '*:Get?'] }],
    ['boundary', PERMIT],
    ['session', PERMIT],
    ['scp', { ...PERMIT, Sid: 'with spaces, free here' }],
    ['rcp', RCP],
    ['resource', { ...PERMIT, Principal: '*' }],
    ['resource', { ...PERMIT, Effect: 'Deny', NotPrincipal: { CanonicalUser: 'ab' } }],
  ] as const)('%s %j', (type, statement) => {
    expect(parse(type, statement)).toMatchObject({ accepted: true, faults: [] });
  });

  it('may lack the version, where it is not required', () => {
    expect(parsePolicy({ Statement: TRUST }, 'trust')).toMatchObject({
      accepted: true,
      version: '2008-10-17',
    });
    expect(parsePolicy({ Version: '2008-10-17', Statement: PERMIT }, 'identity').accepted).toBe(true);
  });
});

/** The first fault that blocks. */
function refusal(
  policy: ReturnType<typeof parsePolicy>,
): readonly [code: string, path: JsonPath, awsText?: string] {
  expect(policy.accepted).toBe(false);
  const fault = policy.faults.find(({ blocks }) => blocks)!;
  return fault.awsText === undefined ? [fault.code, fault.path] : [fault.code, fault.path, fault.awsText];
}

const SYNTAX = 'Syntax errors in policy.';
const ONLY_STS = 'AssumeRole policy may only specify STS AssumeRole actions.';

describe('the document', () => {
  it.each([
    ['text', 'L-JSON', []],
    [null, 'L-JSON', []],
    [[TRUST], 'L-JSON', []],
    [{}, 'L-NO-STATEMENT', []],
    [{ Version: '2012-10-17', Statement: [] }, 'L-NO-STATEMENT', ['Statement']],
    [{ Version: '2012-10-17', Statement: {} }, 'L-NO-STATEMENT', ['Statement']],
    [{ Version: '2012-10-17', Statement: [TRUST, 'x'] }, 'L-JSON', ['Statement', 1]],
    [{ Version: '2012-10-17', statement: TRUST }, 'L-UNKNOWN-ELEMENT', ['statement']],
    [{ Version: '2026-01-01', Statement: TRUST }, 'L-VERSION-INVALID', ['Version']],
    [{ Version: '2012-10-17', Id: 5, Statement: TRUST }, 'L-JSON', ['Id']],
  ])('%j', (document, code, path) => {
    expect(refusal(parsePolicy(document, 'trust'))).toEqual([code, path, SYNTAX]);
  });

  it('needs the new version in managed and organization policies', () => {
    const old = { Version: '2008-10-17', Statement: PERMIT };
    const awsText = 'Policy document must be version 2012-10-17 or greater.';
    expect(refusal(parsePolicy(old, 'boundary'))).toEqual(['L-OLD-VERSION', ['Version'], awsText]);
    expect(refusal(parsePolicy({ Statement: PERMIT }, 'scp'))[0]).toBe('L-NO-VERSION');
  });
});

describe('a statement', () => {
  const S = ['Statement'];
  it.each([
    [trust({ Effect: 'allow' }), 'L-EFFECT', [...S, 'Effect'], SYNTAX],
    [parse('trust', without(TRUST, 'Effect')), 'L-EFFECT', S, SYNTAX],
    [trust({ action: 'sts:AssumeRole' }), 'L-UNKNOWN-ELEMENT', [...S, 'action'], SYNTAX],
    [trust({ NotAction: 'sts:TagSession' }), 'L-ELEMENT-COMBINATION', [...S, 'NotAction'], SYNTAX],
    [
      parse('trust', without(TRUST, 'Action')),
      'L-MISSING-ACTION',
      S,
      'Policy statement must contain actions.',
    ],
    [trust({ Action: [] }), 'L-EMPTY-ARRAY', [...S, 'Action'], 'Policy statement must contain actions.'],
    [trust({ Action: [5] }), 'L-JSON', [...S, 'Action', 0], SYNTAX],
    [
      permit({ Action: 'AssumeRole' }),
      'L-ACTION-FORMAT',
      [...S, 'Action'],
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      permit({ Action: ['s3:*', 'a:b:c'] }),
      'L-ACTION-FORMAT',
      [...S, 'Action', 1],
      'Actions/Condition can contain only one colon.',
    ],
    [permit({ Action: 's_3:Get' }), 'L-ACTION-FORMAT', [...S, 'Action'], 'Vendor s_3 is not valid'],
    [trust({ Action: '*' }), 'L-TRUST-ACTION', [...S, 'Action'], ONLY_STS],
    [trust({ Action: ['sts:TagSession', 's3:GetObject'] }), 'L-TRUST-ACTION', [...S, 'Action', 1], ONLY_STS],
    [trust({ Resource: '*' }), 'L-TRUST-RESOURCE', [...S, 'Resource'], 'Has prohibited field Resource'],
    [
      trust({ NotResource: '*' }),
      'L-TRUST-RESOURCE',
      [...S, 'NotResource'],
      'AssumeRole policy must not contain resources.',
    ],
    [
      permit({ Principal: { AWS: '*' } }),
      'L-IDENTITY-PRINCIPAL',
      [...S, 'Principal'],
      'Policy document should not specify a principal.',
    ],
    [
      permit({ Sid: 'a b' }),
      'L-SID-CHARS',
      [...S, 'Sid'],
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    [
      parse('rcp', { ...RCP, Effect: 'Allow' }),
      'L-SCP-RCP-SYNTAX',
      [...S, 'Effect'],
      'MalformedPolicyDocumentException',
    ],
    [
      parse('rcp', { ...RCP, Action: '*' }),
      'L-SCP-RCP-SYNTAX',
      [...S, 'Action'],
      'MalformedPolicyDocumentException',
    ],
    [
      parse('rcp', { ...RCP, Principal: { AWS: '*' } }),
      'L-SCP-RCP-SYNTAX',
      [...S, 'Principal'],
      'MalformedPolicyDocumentException',
    ],
    [
      parse('rcp', { ...without(RCP, 'Action'), NotAction: 'sts:*' }),
      'L-SCP-RCP-SYNTAX',
      [...S, 'NotAction'],
      'MalformedPolicyDocumentException',
    ],
  ])('refuses %#', (policy, code, path, awsText) => {
    expect(refusal(policy)).toEqual([code, path, awsText]);
  });

  it('must not repeat a Sid', () => {
    const policy = parse('trust', [
      { ...TRUST, Sid: 'One' },
      { ...TRUST, Sid: 'One' },
    ]);
    const awsText = 'Statement IDs (SID) in a single policy must be unique.';
    expect(refusal(policy)).toEqual(['L-SID-DUP', ['Statement', 1, 'Sid'], awsText]);
  });

  it.each([
    [trust({ Sid: 'with space' }), 'L-SID-CHARS'],
    [trust({ Action: 'sts:Assume*' }), 'L-TRUST-ACTION-WILDCARD'],
    [parse('trust', { ...without(TRUST, 'Action'), NotAction: 'sts:TagSession' }), 'L-NOTACTION-TRUST'],
    [parse('identity', PERMIT, { Id: 'x' }), 'L-ID-IN-IDENTITY'],
    [permit({ Resource: 'arn:aws:iam::ACCOUNT_A_ID:role/x' }), 'L-PLACEHOLDER'],
    [permit({ Resource: 'arn:aws:iam::111111111111:role/<name>' }), 'L-PLACEHOLDER'],
    [permit({ Resource: 'arn:aws:iam::1111111111:role/x' }), 'L-ACCOUNT-ID'],
  ])('remarks on %# without blocking', (policy, code) => {
    expect(policy.accepted).toBe(true);
    expect(policy.faults.map((fault) => fault.code)).toEqual([code]);
  });
});

describe('Resource', () => {
  it.each([
    ['role/x', 'L-RESOURCE-FORMAT', 'Resource role/x must be in ARN format or "*".'],
    ['arn:amazon:s3:::b', 'L-PARTITION', 'Partition "amazon" is not valid for resource "arn:amazon:s3:::b".'],
    [
      'arn:aws:*:::b',
      'L-RESOURCE-FORMAT',
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'arn:aws:iam:eu-west-1:111111111111:role/x',
      'L-RESOURCE-FORMAT',
      'IAM resource arn:aws:iam:eu-west-1:111111111111:role/x cannot contain region information.',
    ],
  ])('%s', (resource, code, awsText) => {
    expect(refusal(permit({ Resource: resource }))).toEqual([code, ['Statement', 'Resource'], awsText]);
  });

  it('of IAM must be of a type that IAM has', () => {
    const [code, , awsText] = refusal(permit({ Resource: 'arn:aws:iam::111111111111:assumed-role/x' }));
    expect(code).toBe('L-RESOURCE-FORMAT');
    expect(awsText).toMatch(
      /^IAM resource path must either be "\*" or start with user\/, .*access-report\/\.$/,
    );
  });

  it('of a session policy must be whole', () => {
    expect(refusal(permit({ Resource: 'arn:aws:s3' }, 'session'))[0]).toBe('L-RESOURCE-FORMAT');
  });
});

describe('Principal', () => {
  it.each([
    ['arn:aws:iam::111111111111:user/*', 'L-PRINCIPAL-WILDCARD-ARN'],
    ['arn:aws:iam::***:user/ann', 'L-PLACEHOLDER'],
    ['arn:aws:iam::my account number:root', 'L-PLACEHOLDER'],
    ['arn:aws:iam::111111111111:role/*****', 'L-PLACEHOLDER'],
    ['arn:aws:iam::<>:user/ann', 'L-PLACEHOLDER'],
    ['arn:aws:iam::1111111111:user/alice', 'L-ACCOUNT-ID'],
    ['1111111111', 'L-ACCOUNT-ID'],
    ['ACCOUNT_B_ID', 'L-PLACEHOLDER'],
    ['arn:aws:iam::ACCOUNT_B_ID:role/x', 'L-PLACEHOLDER'],
    ['arn:aws:iam::<account>:role/x', 'L-PLACEHOLDER'],
    ['arn:amazon:iam::111111111111:role/x', 'L-PARTITION'],
    ['arn:aws:iam::111111111111:group/ops', 'L-GROUP-PRINCIPAL'],
    ['arn:aws:iam::111111111111:policy/x', 'L-PRINCIPAL-VALUE'],
    ['arn:aws:iam::111111111111:role/<role name>', 'L-PLACEHOLDER'],
    ['AROA123', 'L-PRINCIPAL-VALUE'],
    ['alice', 'L-PRINCIPAL-VALUE'],
  ])('refuses %s', (value, code) => {
    const policy = trust({ Principal: { AWS: ['111111111111', value] } });
    const awsText = `Invalid principal in policy: "AWS":"${value}"`;
    expect(refusal(policy)).toEqual([code, ['Statement', 'Principal', 'AWS', 1], awsText]);
    expect(policy.statements[0]?.principals?.[1]?.value).toBe(value);
  });

  it.each([
    [{ Principal: '*' }, 'L-STAR-STRING', 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'],
    [{ Principal: ROLE }, 'L-PRINCIPAL-KEY', 'Principal must be a JSON object.'],
    [{ Principal: {} }, 'L-TRUST-NO-PRINCIPAL', 'Missing required field Principal cannot be empty!'],
    [
      { Principal: { Service: '*.amazonaws.com' } },
      'L-SERVICE-WILDCARD',
      'Invalid principal in policy: "SERVICE":"*.amazonaws.com"',
    ],
    [{ Principal: { Service: 'ec2' } }, 'L-SERVICE-UNKNOWN', 'Invalid principal in policy: "SERVICE":"ec2"'],
    [
      { Principal: { Federated: 'example.com' } },
      'L-PRINCIPAL-VALUE',
      'Invalid principal in policy: "FEDERATED":"example.com"',
    ],
    [
      { Principal: { Federated: 'cognito-identity.amazonaws.com' }, Condition: {} },
      'L-COGNITO-NO-AUD',
      'A condition block must be present for the Cognito provider',
    ],
    [
      { NotPrincipal: { AWS: '*' } },
      'L-NOTPRINCIPAL',
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
  ])('refuses %j', (change, code, awsText) => {
    const [found, , said] = refusal(trust(change));
    expect([found, said]).toEqual([code, awsText]);
  });

  it('is required in a trust policy, with AWS’s keys', () => {
    const policy = parse('trust', without(TRUST, 'Principal'));
    expect(refusal(policy)).toEqual([
      'L-TRUST-NO-PRINCIPAL',
      ['Statement'],
      'Missing required field Principal',
    ]);
    expect(refusal(trust({ Principal: { CanonicalUser: 'ab' } }))[0]).toBe('L-PRINCIPAL-KEY');
    expect(refusal(trust({ Principal: { aws: '111111111111' } }))[0]).toBe('L-PRINCIPAL-KEY');
  });
});

describe('Condition', () => {
  it.each([
    [['x'], 'L-CONDITION-SHAPE', ['Condition']],
    [{ StringEquals: 'x' }, 'L-CONDITION-SHAPE', ['Condition', 'StringEquals']],
    [{ Bool: { k: null } }, 'L-CONDITION-SHAPE', ['Condition', 'Bool', 'k']],
    [{ StringEqual: { k: 'v' } }, 'L-UNKNOWN-OPERATOR', ['Condition', 'StringEqual']],
  ])('refuses %j', (condition, code, path) => {
    expect(refusal(trust({ Condition: condition }))).toEqual([code, ['Statement', ...path], SYNTAX]);
  });

  it('takes booleans and numbers for their text', () => {
    const policy = trust({
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': true }, NumericLessThan: { a: [5, 1.5] } },
    });
    expect(policy.accepted).toBe(true);
    expect(policy.statements[0]?.conditions).toEqual([
      {
        operator: 'Bool',
        key: 'aws:MultiFactorAuthPresent',
        values: ['true'],
        path: ['Statement', 'Condition', 'Bool', 'aws:MultiFactorAuthPresent'],
      },
      {
        operator: 'NumericLessThan',
        key: 'a',
        values: ['5', '1.5'],
        path: ['Statement', 'Condition', 'NumericLessThan', 'a'],
      },
    ]);
  });

  it('may hold an empty operator of any name', () => {
    expect(trust({ Condition: { StringEqual: {} } }).accepted).toBe(true);
  });
});

it('never throws and always says why a document is refused', () => {
  const word = fc.constantFrom(
    'Version',
    'Statement',
    'Effect',
    'Allow',
    'Principal',
    'AWS',
    '*',
    'Action',
    'sts:X',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      tree,
      fc.constantFrom<PolicyType>('trust', 'identity', 'rcp', 'resource'),
      (document, type) => {
        const { accepted, faults } = parsePolicy(document, type);
        expect(accepted).toBe(!faults.some(({ blocks }) => blocks));
      },
    ),
  );
});
