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
  [/^DateLessThanEquals$/, 'is the value or earlier'],
  [/^DateLessThan$/, 'is earlier than the value'],
  [/^DateGreaterThanEquals$/, 'is the value or later'],
  [/^DateGreaterThan$/, 'is later than the value'],
  [/LessThanEquals$/, 'is at most the value'],
  [/LessThan$/, 'is less than the value'],
  [/GreaterThanEquals$/, 'is at least the value'],
  [/GreaterThan$/, 'is greater than the value'],
  [/^NotIpAddress$/, 'is in none of the ranges'],
  [/^IpAddress$/, 'is in one of the ranges'],
  [/^Bool$|Equals$/, 'is one of the values'],
];

/** How the two are compared, beyond the words for it. */
const HOW: Readonly<Partial<Record<Operator['valueType'], (name: string, wildcards: boolean) => string>>> = {
  String: (name, wildcards) =>
    wildcards
      ? ' `*` is any run of characters, `?` exactly one; letter case matters.'
      : name.endsWith('IgnoreCase')
        ? ' `*` and `?` are plain characters.'
        : ' Letter case matters; `*` and `?` are plain characters.',
  ARN: () =>
    ' Each of the six parts between colons is compared for itself, with `*` and `?` as wildcards. ArnEquals and ArnLike are the same.',
  IP: () => ' Without a prefix it is one address; IPv4 and IPv6 never match each other.',
};

function baseMeaning({ name, valueType, wildcards }: Operator): string {
  if (valueType === 'Null')
    return 'Whether the key is missing: true asks that it is not in the request, false that it is.';
  const negatedCase =
    name === 'StringNotEqualsIgnoreCase' ? 'is none of the values, whatever their letter case' : null;
  const words = negatedCase ?? COMPARED.find(([suffix]) => suffix.test(name))?.[1] ?? '';
  return `The value of the request, ${KINDS[valueType]}, ${words}.${HOW[valueType]?.(name, wildcards) ?? ''}`;
}

/** A missing key fails a test, except a negated one, one with IfExists, and ForAllValues. */
function whenMissing({ ifExists, operator, set }: OperatorUse): string {
  if (operator.valueType === 'Null') return '';
  const holds = ifExists || set === 'ForAllValues' || (operator.negated && set === null);
  return holds
    ? ' Holds when the key is missing: an Allow then lets in requests without it.'
    : ' Fails when the key is missing: a Deny then spares requests without it.';
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
