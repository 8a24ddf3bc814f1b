import { describe, expect, it } from 'vitest';
import type { Requirement } from '#decision/verdict.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { exampleEdge } from './exampleEdge.ts';
import { demandsOf } from './demands.ts';
import { forgetAll, inWords, typedValue, valueTrouble, whatIfs } from './whatIf.ts';

const need = (key: string, operator: string, values: readonly string[], mustNot = false): Requirement => ({
  key,
  operator,
  values,
  mustNot,
  gate: 'trust',
  places: [],
  text: '',
});
const edges = [
  exampleEdge({ requires: [need('sts:ExternalId', 'StringEquals', ['x-1', 'x-2'])] }),
  exampleEdge({
    action: 'other',
    requires: [
      need('STS:externalid', 'StringLike', ['x-2', 'any-*']),
      need('sts:ExternalId', 'StringEquals', ['bad'], true),
    ],
  }),
];

describe('what-if keys', () => {
  it('propose the values that somebody requires: no patterns, the forbidden last, each once', () => {
    const [item] = whatIfs(['sts:ExternalId'], {}, demandsOf(edges));
    expect(item).toMatchObject({ says: 'unknown', waiting: 2, proposals: ['x-1', 'x-2', 'bad'] });
  });

  it('propose values that pass: an address of a range, a moment before a limit', () => {
    const proposed = (operator: string, ...values: string[]) =>
      whatIfs(['x'], {}, demandsOf([exampleEdge({ requires: [need('x', operator, values)] })]))[0]?.proposals;
    expect(proposed('IpAddress', '203.0.113.0/24', '2001:db8::/32', '10.0.0.7')).toEqual([
      '203.0.113.1',
      '2001:db8:0:0:0:0:0:1',
      '10.0.0.7',
    ]);
    expect(proposed('DateLessThan', '2026-12-31T12:00:00Z')).toEqual([
      '2026-12-31T11:59:00Z',
      '2026-12-31T12:00:00Z',
    ]);
    expect(proposed('DateGreaterThan', '2026-12-31')).toEqual(['2026-12-31T00:01:00Z', '2026-12-31']);
    expect(proposed('NumericLessThanIfExists', '3600')).toEqual(['3599', '3600']);
    expect(proposed('NumericLessThanEquals', '3600')).toEqual(['3600']);
  });

  it('propose yes and no for a Bool, nothing for Null', () => {
    const mfa = exampleEdge({ requires: [need('x:mfa', 'BoolIfExists', ['true'])] });
    expect(whatIfs(['x:mfa'], {}, demandsOf([mfa]))[0]?.proposals).toEqual(['true', 'false']);
    const absent = exampleEdge({ requires: [need('x:y', 'Null', ['true'])] });
    expect(whatIfs(['x:y'], {}, demandsOf([absent]))[0]?.proposals).toEqual([]);
  });

  it('find their value whatever the case, and keep what is set although nobody asks', () => {
    const items = whatIfs(['sts:ExternalId'], { 'sts:externalid': null, 'aws:SourceIp': '203.0.113.7' }, []);
    expect(items.map(({ key, says }) => `${key}: ${says}`)).toEqual([
      'sts:ExternalId: not sent',
      'aws:SourceIp: 203.0.113.7',
    ]);
  });
});

it('offers the key that most requirements name first, in any case one key, and those that are set', () => {
  const asking = (...keys: string[]) => exampleEdge({ requires: keys.map((key) => need(key, 'Bool', [])) });
  const demands = demandsOf([
    asking('aws:MultiFactorAuthPresent'),
    asking('sts:ExternalId', 'aws:x'),
    asking('STS:externalid', 'sts:ExternalId'),
  ]);
  expect(demands.map(({ key, waiting }) => [key, waiting])).toEqual([
    ['sts:ExternalId', 2],
    ['aws:MultiFactorAuthPresent', 1],
    ['aws:x', 1],
  ]);
  const context = { 'aws:sourceip': '10.0.0.1', 'AWS:X': null };
  const keys = whatIfs(
    demands.map(({ key }) => key),
    context,
    demands,
  ).map(({ key }) => key);
  expect(keys).toEqual(['sts:ExternalId', 'aws:MultiFactorAuthPresent', 'aws:x', 'aws:sourceip']);
});

it('says values in words', () => {
  expect([undefined, null, true, 'x', ['a', 'b']].map(inWords)).toEqual([
    'unknown',
    'not sent',
    'true',
    'x',
    'a, b',
  ]);
});

it('reads what was typed', () => {
  expect(typedValue(' x-42 ', false)).toBe('x-42');
  expect(typedValue('a, b,', true)).toEqual(['a', 'b']);
  expect(typedValue('a, b', false)).toBe('a, b');
  expect(typedValue('  ', true)).toBeNull();
});

it('forgets every value at once', () => {
  const set = { ...emptyWorkspace, context: { 'sts:ExternalId': 'x', 'aws:SourceIp': null } };
  expect(forgetAll(set).context).toEqual({});
});

it.each([
  ['Numeric', '10', null],
  ['Numeric', 'ten', '"ten" is not a number.'],
  ['Date', '2026-12-31T12:00:00Z', null],
  ['Date', '1767225600', null],
  [
    'Date',
    '2026-02-30T00:00:00Z',
    '"2026-02-30T00:00:00Z" is not a date such as 2026-12-31T12:00:00Z, or seconds since 1970.',
  ],
  [
    'Date',
    '2026-12-31 12:00 CET',
    '"2026-12-31 12:00 CET" is not a date such as 2026-12-31T12:00:00Z, or seconds since 1970.',
  ],
  ['Date', 'tomorrow', '"tomorrow" is not a date such as 2026-12-31T12:00:00Z, or seconds since 1970.'],
  ['IP', '203.0.113.7', null],
  ['IP', '2001:db8::1', null],
  ['IP', 'home', '"home" is not an IP address.'],
  ['ARN', 'role/x', '"role/x" is not an ARN.'],
  ['String', 'anything', null],
  ['String', '', null],
] as const)('a value for a key of type %s: %s', (type, text, trouble) => {
  expect(valueTrouble(type, false, text)).toBe(trouble);
});

it('tells which of several values is none', () => {
  expect(valueTrouble('IP', true, '203.0.113.7, here')).toBe('"here" is not an IP address.');
});
