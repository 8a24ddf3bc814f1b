// The values of an unknown key that are worth trying: finitely many that tell every test on it apart
// (iam-semantics 5.7).
import { compileTest, evaluateTest } from '#iam/conditions.ts';
import { isMultivalued } from '#iam/conditionKeys.ts';
import { ABSENT, type Context, type KeyFact, contextOf, known, knownMany } from '#iam/context.ts';
import { ipBorders, ipRange } from '#language/ipRange.ts';
import { type Operator, parseDate, parseNumber, parseOperator } from '#language/operators.ts';
import { eachOnce } from './eachOnce.ts';
import type { KeyUse } from './keysInPlay.ts';

/** A value that no policy mentions. */
export const OTHER = 'zzz-other';
/** A variable with an unknown value was taken to be `OTHER`: a value that it is not has to be tried as well. */
const YET_ANOTHER = 'zzz-yet-another';
const OTHER_ARN = 'arn:aws:zzz:zz-zzzz-1:000000000000:other';
const OTHER_REGION = 'xx-other-1';
const OUTSIDE = ['198.18.0.9', '192.88.99.9', '100.64.0.9', '2001:db8:ffff::9'];
const MAX_MULTI = 6;

const around = (value: number | null, step: number, show: (n: number) => string): readonly string[] =>
  value === null ? [] : [value - step, value, value + step].map(show);

const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Per type of operator: values of the request that a value of the policy tells apart. */
const SAMPLES: Readonly<Record<Operator['valueType'], (value: string) => readonly string[]>> = {
  String: (value) => [value],
  ARN: (value) => [value],
  Numeric: (value) => around(parseNumber(value), 1, String),
  Date: (value) => around(parseDate(value), 60, isoDate),
  Bool: () => ['true', 'false'],
  Binary: (value) => [value],
  IP: ipBorders,
  Null: () => [],
};

/** One text that the wildcards match. */
const instance = (pattern: string): string => pattern.replaceAll('*', 'x').replaceAll('?', 'q');

/** Fills variables in with what is known; null when one has no value. */
function substituted(text: string, facts: Context): string | null {
  let complete = true;
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, body: string) => {
    if (body === '*' || body === '?' || body === '$') return body;
    const [, name = body, fallback] = /^(.+?), '(.*)'$/.exec(body) ?? [];
    const fact = facts.fact(name.trim().toLowerCase());
    if (fact.state === 'unknown') return OTHER;
    const value = fact.state === 'known' ? fact.values[0] : undefined;
    if (value === undefined && fallback === undefined) complete = false;
    return value ?? fallback ?? '';
  });
  return complete ? filled : null;
}

const hasVariable = (text: string): boolean => text.includes('${');

/** Into `found`. */
function addLiterals(uses: readonly KeyUse[], facts: Context, found: string[]): void {
  for (const { test, variables } of uses) {
    const operator = parseOperator(test.operator)?.operator;
    if (operator === undefined) continue;
    for (const value of test.values) {
      const text = variables && operator.variables && hasVariable(value) ? substituted(value, facts) : value;
      if (text === null) continue;
      found.push(...SAMPLES[operator.valueType](operator.wildcards ? instance(text) : text));
    }
  }
}

/** Values beside the mentioned ones, so that "none of them" is tried as well. */
function others(key: string, uses: readonly KeyUse[]): readonly string[] {
  if (key === 'aws:requestedregion') return [OTHER_REGION];
  const types = new Set(uses.map((u) => parseOperator(u.test.operator)?.operator.valueType));
  if (types.has('IP')) {
    const ranges = uses.flatMap((u) => u.test.values).map(ipRange);
    return OUTSIDE.filter((address) => !ranges.some((inside) => inside?.(address) === true)).slice(0, 1);
  }
  if (types.has('ARN')) return [OTHER_ARN];
  if (types.has('Numeric') || types.has('Date')) return [];
  const isVariable = uses.some(({ test, variables }) => variables && test.values.some(hasVariable));
  return isVariable ? [OTHER, YET_ANOTHER] : [OTHER];
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
/** Keys whose values AWS itself limits. */
const truths = (): readonly string[] => ['true', 'false'];
const LIMITED = new Map<string, (values: readonly string[]) => readonly string[]>([
  ['aws:multifactorauthpresent', truths],
  ['sts:roleauthorizedbyidp', truths],
  ['aws:requestedregion', (values) => values.filter((v) => REGION.test(v))],
  ['identity-policy', truths],
  ['trust-policy', truths],
  ['permissions-boundary', truths],
  ['service-control-policy', truths],
  ['resource-control-policy', truths],
]);

function multivalued(singles: readonly string[]): readonly KeyFact[] {
  const few = [...singles.slice(0, MAX_MULTI), ...singles.slice(Math.max(MAX_MULTI, singles.length - 1))];
  const sets = [...few.map((v) => [v]), few, ...(few.length > 2 ? [few.slice(0, -1)] : [])];
  return sets.map((values) => knownMany(values));
}

export interface KeyQuestion {
  readonly key: string;
  readonly uses: readonly KeyUse[];
  readonly hints: readonly string[];
  readonly mayBeAbsent: boolean;
}

/** What the key can be, absent last; never empty. */
export function domain({ key, uses, hints, mayBeAbsent }: KeyQuestion, facts: Context): readonly KeyFact[] {
  const mentioned: string[] = [];
  addLiterals(uses, facts, mentioned);
  if (hints.length > 0) mentioned.push(...hints);
  const limit = LIMITED.get(key);
  const all = limit === undefined ? mentioned.concat(others(key, uses)) : limit(mentioned);
  const extended = key === 'aws:requestedregion' ? [...all, OTHER_REGION] : all;
  const values = eachOnce(extended);
  const singles = values.length === 0 ? [OTHER] : values;
  const present = isMultivalued(key) ? multivalued(singles) : singles.map((v) => known(v));
  return mayBeAbsent ? [...present, ABSENT] : present;
}

/** Keeps one value of each kind that the tests cannot tell apart. Not for keys that stand in variables. */
export function distinct(
  key: string,
  uses: readonly KeyUse[],
  facts: readonly KeyFact[],
): readonly KeyFact[] {
  const tests = uses.map((u) => compileTest(u.test, u.variables));
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const context = contextOf({ [key]: fact });
    const signature = tests.map((test) => evaluateTest(test, context)).join();
    if (seen.has(signature)) return false;
    seen.add(signature);
    return true;
  });
}
