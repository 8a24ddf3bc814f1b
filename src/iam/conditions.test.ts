import { describe, expect, it } from 'vitest';
import type { TestResult } from './authorization.ts';
import { compileTest, evaluateTest, evaluateTests } from './conditions.ts';
import { ABSENT, type Context, contextOf, type KeyFact, known, knownMany, unknownKey } from './context.ts';
import type { Truth } from './truth.ts';

function holds(operator: string, values: readonly string[], fact: KeyFact, key = 'sts:ExternalId'): Truth {
  return evaluateTest(compileTest({ operator, key, values, path: [] }, true), contextOf({ [key]: fact }));
}

describe('an absent key', () => {
  it.each([
    ['StringEquals', 'no'],
    ['StringNotEquals', 'yes'],
    ['NotIpAddress', 'yes'],
    ['DateNotEquals', 'yes'],
    ['ArnNotLike', 'yes'],
    ['StringEqualsIfExists', 'yes'],
    ['StringNotEqualsIfExists', 'yes'],
    ['ForAllValues:StringEquals', 'yes'],
    ['ForAnyValue:StringEquals', 'no'],
    ['ForAnyValue:StringNotEquals', 'no'],
    ['ForAnyValue:StringEqualsIfExists', 'yes'],
  ])('%s: %s', (operator, expected) => {
    expect(holds(operator, ['x'], ABSENT)).toBe(expected);
  });
});

describe('Null', () => {
  it.each([
    ['true', ABSENT, 'yes'],
    ['false', ABSENT, 'no'],
    ['true', known(''), 'no'],
    ['false', known('x'), 'yes'],
    ['true', unknownKey(true), 'depends'],
    ['true', unknownKey(false), 'no'],
    ['false', unknownKey(false), 'yes'],
  ] as const)('%s', (value, fact, expected) => {
    expect(holds('Null', [value], fact)).toBe(expected);
  });
});

describe('values', () => {
  it('match any of the list, and none of it when negated', () => {
    expect(holds('StringEquals', ['a', 'b'], known('b'))).toBe('yes');
    expect(holds('StringNotEquals', ['a', 'b'], known('b'))).toBe('no');
    expect(holds('StringNotEquals', ['a', 'b'], known('c'))).toBe('yes');
  });

  it('hold for no number operator when they are no numbers, negated or not', () => {
    expect(holds('NumericEquals', ['x'], known('1'))).toBe('no');
    expect(holds('NumericNotEquals', ['x'], known('1'))).toBe('no');
    expect(holds('NumericNotEquals', ['1'], known('x'))).toBe('no');
    expect(holds('NotIpAddress', ['x'], known('10.0.0.1'))).toBe('yes');
  });

  it('are open while the key is unknown', () => {
    expect(holds('StringEquals', ['x'], unknownKey(true))).toBe('depends');
    expect(holds('StringEqualsIfExists', ['x'], unknownKey(true))).toBe('depends');
  });
});

describe('multivalued keys', () => {
  const paths = 'aws:PrincipalOrgPaths';

  it('never match a plain operator', () => {
    expect(holds('StringEquals', ['a'], knownMany(['a']), paths)).toBe('no');
    expect(holds('StringNotEquals', ['b'], knownMany(['a']), paths)).toBe('no');
    expect(holds('StringLike', ['*'], unknownKey(true), paths)).toBe('no');
    expect(holds('StringNotLike', ['a'], unknownKey(true), paths)).toBe('depends');
    expect(holds('StringNotLike', ['a'], unknownKey(false), paths)).toBe('no');
  });

  it.each([
    ['ForAllValues:StringEquals', ['a', 'b'], 'yes'],
    ['ForAllValues:StringEquals', ['a', 'c'], 'no'],
    ['ForAllValues:StringEquals', [], 'yes'],
    ['ForAnyValue:StringEquals', ['c', 'a'], 'yes'],
    ['ForAnyValue:StringEquals', ['c'], 'no'],
    ['ForAnyValue:StringEquals', [], 'no'],
    ['ForAllValues:StringNotEquals', ['c'], 'yes'],
    ['ForAllValues:StringNotEquals', ['c', 'a'], 'no'],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], 'yes'],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], 'no'],
  ] as const)('%s of %j', (operator, values, expected) => {
    expect(holds(operator, ['a', 'b'], knownMany(values), paths)).toBe(expected);
  });

  it('leave a set operator on a single value a set of one', () => {
    expect(holds('ForAnyValue:StringLike', ['a*'], known('abc'))).toBe('yes');
  });
});

describe('variables in values', () => {
  const test = (operator: string, value: string, context: Context): Truth =>
    evaluateTest(
      compileTest({ operator, key: 'aws:RequestTag/owner', values: [value], path: [] }, true),
      context,
    );
  const owner = known('alice*');

  it('are filled in', () => {
    const context = contextOf({ 'aws:RequestTag/owner': owner, 'aws:username': known('alice*') });
    expect(test('StringEquals', '${aws:username}', context)).toBe('yes');
    expect(test('StringLike', 'al*${*}', context)).toBe('yes');
  });

  it('match nothing without a value: negated operators then hold', () => {
    const context = contextOf({ 'aws:RequestTag/owner': owner });
    expect(test('StringEquals', '${aws:username}', context)).toBe('no');
    expect(test('StringNotEquals', '${aws:username}', context)).toBe('yes');
  });

  it('are open only where some value of the variable could match', () => {
    const context = contextOf({ 'aws:RequestTag/owner': owner, 'aws:username': unknownKey(false) });
    expect(test('StringEquals', 'al${aws:username}', context)).toBe('depends');
    expect(test('StringEquals', 'bob${aws:username}', context)).toBe('no');
    expect(test('StringNotEquals', 'bob${aws:username}', context)).toBe('yes');
  });

  it('may hold a whole ARN', () => {
    const arn = known('arn:aws:iam::111111111111:role/x');
    const facts = { 'aws:SourceArn': arn, 'aws:PrincipalArn': unknownKey(false) };
    const arnTest = compileTest(
      { operator: 'ArnEquals', key: 'aws:SourceArn', values: ['${aws:PrincipalArn}'], path: [] },
      true,
    );
    expect(evaluateTest(arnTest, contextOf(facts))).toBe('depends');
    expect(evaluateTest(arnTest, contextOf({ ...facts, 'aws:PrincipalArn': arn }))).toBe('yes');
  });
});

describe('evaluateTests', () => {
  const tests = ['a', 'b', 'c'].map((value) =>
    compileTest({ operator: 'StringEquals', key: `k${value}`, values: [value], path: [] }, true),
  );

  it('joins by AND and asks all of them when somebody listens', () => {
    const context = contextOf({ ka: unknownKey(true), kb: known('x'), kc: known('c') });
    const found: TestResult[] = [];
    expect(evaluateTests(tests, context, found)).toBe('no');
    expect(found.map(({ truth }) => truth)).toEqual(['depends', 'no', 'yes']);
    expect(evaluateTests(tests, context, null)).toBe('no');
  });

  it('holds when there is nothing to ask', () => {
    expect(evaluateTests([], contextOf({}), null)).toBe('yes');
  });

  it('never lets an operator hold that AWS does not know', () => {
    expect(holds('StringEqual', ['x'], known('x'))).toBe('no');
  });
});
