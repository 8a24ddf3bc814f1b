// Condition operators, one record each. IfExists, ForAllValues and ForAnyValue are handled once, in conditions.ts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { arnTest } from './arnPattern.ts';
import { ipRange } from './ipRange.ts';
import { remembered } from './remembered.ts';
import { type GlobPart, globTest, literalText, lowerParts } from './wildcard.ts';

/** undefined: the two cannot be compared, and then neither the operator nor its negation holds. */
export type ValueTest = (actual: string) => boolean | undefined;

export interface Operator {
  /** AWS's spelling; compared case-insensitively. */
  readonly name: string;
  readonly negated: boolean;
  /** `*` and `?` in the policy's values are wildcards. */
  readonly wildcards: boolean;
  /** Policy variables are substituted in the policy's values. */
  readonly variables: boolean;
  readonly valueType: 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IP' | 'ARN' | 'Null';
  /** A value of the policy as a test of a value of the request. */
  readonly compare: (value: readonly GlobPart[]) => ValueTest;
}

type Order = (actual: number, wanted: number) => boolean;

const ORDERS: readonly (readonly [suffix: string, negated: boolean, order: Order])[] = [
  ['Equals', false, (a, b) => a === b],
  ['NotEquals', true, (a, b) => a === b],
  ['LessThan', false, (a, b) => a < b],
  ['LessThanEquals', false, (a, b) => a <= b],
  ['GreaterThan', false, (a, b) => a > b],
  ['GreaterThanEquals', false, (a, b) => a >= b],
];

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const ISO_DATE =
  /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?$/i;

/** null: not a number. */
export const parseNumber = (text: string): number | null =>
  NUMBER.test(text.trim()) ? Number(text.trim()) : null;

/** No calendar goes on for ever: what is near it still has to be a date. */
const LAST_SECOND = 8.6e12;

/** Seconds since 1970 of an ISO 8601 date (no zone: UTC), of epoch seconds or milliseconds; null: not a date. */
export function parseDate(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    const epoch = Number(text);
    const seconds = epoch > 1e11 ? epoch / 1000 : epoch;
    return seconds > LAST_SECOND ? null : seconds;
  }
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    match;
  // Date.parse goes on from 30 February to 2 March.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return null;
  const colon = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const offset = /^[+-]\d\d$/.test(colon) ? `${colon}:00` : colon.toUpperCase();
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? null : time / 1000 + Number(`0.${fraction}`);
}

const ordered =
  (parse: (text: string) => number | null, order: Order) =>
  (value: readonly GlobPart[]): ValueTest => {
    const wanted = parse(literalText(value) ?? '');
    if (wanted === null) return () => undefined;
    return (actual) => {
      const given = parse(actual);
      return given === null ? undefined : order(given, wanted);
    };
  };

const ignoringCase = (value: readonly GlobPart[]): ValueTest => {
  const test = globTest(lowerParts(value));
  return (actual) => test(actual.toLowerCase());
};

const bool = (value: readonly GlobPart[]): ValueTest => {
  const wanted = (literalText(value) ?? '').toLowerCase();
  return (actual) => (wanted === 'true' || wanted === 'false') && actual.toLowerCase() === wanted;
};

const inRange = (value: readonly GlobPart[]): ValueTest => ipRange(literalText(value) ?? '') ?? (() => false);

const text = { wildcards: false, variables: true, valueType: 'String' } as const;
const glob = { wildcards: true, variables: true, valueType: 'String' } as const;
const arn = { wildcards: true, variables: true, valueType: 'ARN', compare: arnTest } as const;
const plain = { wildcards: false, variables: false } as const;
const ip = { ...plain, valueType: 'IP', compare: inRange } as const;

const orderedOperator = (
  name: string,
  negated: boolean,
  valueType: 'Numeric' | 'Date',
  compare: Operator['compare'],
): Operator => ({ name, negated, wildcards: false, variables: false, valueType, compare });

export const OPERATORS: readonly Operator[] = [
  { name: 'StringEquals', negated: false, ...text, compare: globTest },
  { name: 'StringNotEquals', negated: true, ...text, compare: globTest },
  { name: 'StringEqualsIgnoreCase', negated: false, ...text, compare: ignoringCase },
  { name: 'StringNotEqualsIgnoreCase', negated: true, ...text, compare: ignoringCase },
  { name: 'StringLike', negated: false, ...glob, compare: globTest },
  { name: 'StringNotLike', negated: true, ...glob, compare: globTest },
  ...ORDERS.map(([suffix, negated, order]) =>
    orderedOperator(`Numeric${suffix}`, negated, 'Numeric', ordered(parseNumber, order)),
  ),
  ...ORDERS.map(([suffix, negated, order]) =>
    orderedOperator(`Date${suffix}`, negated, 'Date', ordered(parseDate, order)),
  ),
  { name: 'Bool', negated: false, ...plain, valueType: 'Bool', compare: bool },
  { name: 'BinaryEquals', negated: false, ...plain, valueType: 'Binary', compare: globTest },
  { name: 'IpAddress', negated: false, ...ip },
  { name: 'NotIpAddress', negated: true, ...ip },
  { name: 'ArnEquals', negated: false, ...arn },
  { name: 'ArnNotEquals', negated: true, ...arn },
  { name: 'ArnLike', negated: false, ...arn },
  { name: 'ArnNotLike', negated: true, ...arn },
  // Null asks whether the key is there at all; conditions.ts never lets it compare.
  { name: 'Null', negated: false, ...plain, valueType: 'Null', compare: () => () => false },
];

const BY_NAME: ReadonlyMap<string, Operator> = new Map(
  OPERATORS.map((operator) => [operator.name.toLowerCase(), operator]),
);

export interface OperatorUse {
  readonly operator: Operator;
  readonly set: 'ForAllValues' | 'ForAnyValue' | null;
  readonly ifExists: boolean;
}

/** Takes `ForAnyValue:StringLikeIfExists` apart; null: AWS knows no such operator. */
export const parseOperator = remembered((written): OperatorUse | null => {
  const match = /^(?:(forallvalues|foranyvalue):)?(.+?)(ifexists)?$/.exec(written.toLowerCase());
  const operator = BY_NAME.get(match?.[2] ?? '');
  if (match === null || operator === undefined) return null;
  const set = match[1] === undefined ? null : match[1] === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
  const ifExists = match[3] !== undefined;
  if (operator.valueType === 'Null' && (set !== null || ifExists)) return null;
  return { operator, set, ifExists };
});
