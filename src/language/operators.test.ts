import { describe, expect, it } from 'vitest';
import { OPERATORS, parseDate, parseOperator } from './operators.ts';
import { parseGlob } from './wildcard.ts';

/** The bare comparison, before negation. */
function compare(name: string, wanted: string, actual: string): boolean | undefined {
  const operator = parseOperator(name)?.operator;
  if (operator === undefined) throw new Error(name);
  const parts = operator.wildcards ? parseGlob(wanted) : [{ literal: wanted }];
  return operator.compare(parts)(actual);
}

describe('comparisons', () => {
  it.each([
    ['StringEquals', 'a*', 'a*', true],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', 'a', 'A', false],
    ['StringEqualsIgnoreCase', 'AbC', 'aBc', true],
    ['StringLike', 'repo:o/*', 'repo:o/r:ref:refs/heads/main', true],
    ['StringLike', 'a?', 'a', false],
    ['NumericEquals', '1e3', '1000', true],
    ['NumericLessThan', '3600', '3599.5', true],
    ['NumericLessThanEquals', '3600', '3600', true],
    ['NumericGreaterThan', '10', '9', false],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericEquals', 'ten', '10', undefined],
    ['NumericEquals', '10', 'eu-west-1', undefined],
    ['NumericEquals', '', '0', undefined],
    ['DateLessThan', '2026-06-30T23:59:59Z', '2026-06-30T12:00:00Z', true],
    ['DateGreaterThan', '2026-06-30', '2026-07-01T00:00:00+02:00', true],
    ['DateEquals', '1700000000', '2023-11-14T22:13:20Z', true],
    ['DateEquals', '1700000000000', '2023-11-14T22:13:20Z', true],
    ['DateEquals', 'yesterday', '1700000000', undefined],
    ['Bool', 'TRUE', 'true', true],
    ['Bool', 'yes', 'yes', false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QmluYXJ5', 'qmluYXJ5', false],
    ['IpAddress', '10.0.0.0/8', '10.1.2.3', true],
    ['IpAddress', 'intranet', '10.1.2.3', false],
    ['ArnLike', 'arn:aws:iam::*:role/app-*', 'arn:aws:iam::111111111111:role/app-x/y', true],
    ['ArnEquals', 'arn:aws:iam::*:role/app-?', 'arn:aws:iam::111111111111:role/app-x', true],
    ['ArnLike', 'arn:aws:*:role/x', 'arn:aws:iam::111111111111:role/x', false],
    ['ArnLike', '*', 'arn:aws:iam::111111111111:role/x', false],
  ])('%s %j with %j: %s', (name, wanted, actual, expected) => {
    expect(compare(name, wanted, actual)).toBe(expected);
  });
});

describe('parseOperator', () => {
  it('takes prefix and suffix apart, whatever the case', () => {
    expect(parseOperator('forAnyValue:stringlikeifexists')).toMatchObject({
      operator: { name: 'StringLike' },
      set: 'ForAnyValue',
      ifExists: true,
    });
  });

  it.each(['StringEqual', 'NullIfExists', 'ForAnyValue:Null', 'ForSomeValues:Bool', '', 'BoolNot'])(
    'knows no %s',
    (name) => {
      expect(parseOperator(name)).toBeNull();
    },
  );

  it('knows each of AWS’s operators, and which of them negate', () => {
    expect(OPERATORS).toHaveLength(27);
    expect(OPERATORS.filter(({ negated }) => negated).map(({ name }) => name)).toEqual(
      OPERATORS.map(({ name }) => name).filter((name) => name.includes('Not')),
    );
  });
});

describe('parseDate', () => {
  it.each([
    '2026-13-01',
    '2026-02-30',
    '2026-02-29T10:00:00Z',
    '2026-04-31',
    '2026-01-01T25:00:00Z',
    '2026-1-1',
    '',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('takes a date without zone for UTC and keeps fractions', () => {
    expect(parseDate('2023-11-14T22:13:20.5')).toBe(1_700_000_000.5);
    expect(parseDate('2023-11-14T23:13:20+0100')).toBe(1_700_000_000);
    expect(parseDate('2024-02-29')).toBe(1_709_164_800);
  });
});
