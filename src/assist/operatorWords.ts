// What condition operators mean, in AWS's sense.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { OPERATORS, parseOperator, type Operator, type OperatorUse } from '#language/operators.ts';

export const OPERATOR_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html';

const KINDS: Readonly<Record<Operator['valueType'], string>> = {
  String: 'text',
  Numeric: 'a number',
  Date: 'a date (ISO 8601, or seconds since 1970)',
  Bool: 'true or false',
  Binary: 'bytes in base64',
  IP: 'an address or range in CIDR notation',
  ARN: 'an ARN',
  Null: 'true or false',
};

const COMPARED: readonly (readonly [suffix: RegExp, words: string])[] = [
  [/EqualsIgnoreCase$/, 'is one of the values, whatever its letter case'],
  [/NotLike$/, 'fits none of the patterns'],
  [/Like$/, 'fits one of the patterns'],
  [/NotEquals$/, 'is none of the values'],
  [/LessThanEquals$/, 'is at most the value'],
  [/LessThan$/, 'is less than the value'],
  [/GreaterThanEquals$/, 'is at least the value'],
  [/GreaterThan$/, 'is greater than the value'],
  [/^NotIpAddress$/, 'is in none of the ranges'],
  [/^IpAddress$/, 'is in one of the ranges'],
  [/^Bool$|Equals$/, 'is one of the values'],
];

function baseMeaning({ name, valueType, wildcards }: Operator): string {
  if (valueType === 'Null')
    return 'Whether the key is missing: true asks that it is not in the request, false that it is.';
  const negatedCase =
    name === 'StringNotEqualsIgnoreCase' ? 'is none of the values, whatever their letter case' : null;
  const words = negatedCase ?? COMPARED.find(([suffix]) => suffix.test(name))?.[1] ?? '';
  const patterns = wildcards ? ' `*` and `?` are wildcards.' : '';
  return `The value of the request, ${KINDS[valueType]}, ${words}.${patterns}`;
}

/** A missing key fails a test, except a negated one, one with IfExists, and ForAllValues. */
function whenMissing({ ifExists, operator, set }: OperatorUse): string {
  if (operator.valueType === 'Null') return '';
  const holds = ifExists || set === 'ForAllValues' || (operator.negated && set === null);
  return holds ? ' Holds when the key is missing.' : ' Fails when the key is missing.';
}

const SETS: Readonly<Record<'ForAllValues' | 'ForAnyValue', string>> = {
  ForAllValues: ' Every value of the request must pass.',
  ForAnyValue: ' One value of the request must pass.',
};

/** null: AWS knows no such operator. */
export function operatorMeaning(written: string): string | null {
  const use = parseOperator(written);
  if (use === null) return null;
  return `${baseMeaning(use.operator)}${use.set === null ? '' : SETS[use.set]}${whenMissing(use)}`;
}

/** Every way to write one: with IfExists, and for keys of many values. */
export const OPERATOR_NAMES: readonly string[] = [
  ...OPERATORS.map(({ name }) => name),
  ...OPERATORS.filter(({ valueType }) => valueType !== 'Null').map(({ name }) => `${name}IfExists`),
  ...OPERATORS.filter(({ valueType }) => valueType === 'String' || valueType === 'ARN').flatMap(
    ({ name }) => [`ForAnyValue:${name}`, `ForAllValues:${name}`],
  ),
];
