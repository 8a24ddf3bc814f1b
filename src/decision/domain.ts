// The values of an unknown key that are worth trying: finitely many that tell every test on it apart
// (iam-semantics 5.7).
import { compileTest, evaluateTest } from '#iam/conditions.ts';
import { isMultivalued } from '#iam/conditionKeys.ts';
import { ABSENT, type Context, type KeyFact, contextOf, known, knownMany } from '#iam/context.ts';
import { ipRange } from '#language/ipRange.ts';
import { parseOperator } from '#language/operators.ts';
import { eachOnce } from './eachOnce.ts';
import { addsActions } from './extraActions.ts';
import type { KeyUse } from './keysInPlay.ts';
import { hasVariable, inside, OTHER, samplesOf } from './samples.ts';
import { isRelated } from './trial.ts';
import { isToBeFilledIn, valueForm } from './valueForms.ts';

/** A variable with an unknown value was taken to be `OTHER`: a value that it is not has to be tried as well. */
const YET_ANOTHER = 'zzz-yet-another';
const OTHER_ARN = 'arn:aws:zzz:zz-zzzz-1:000000000000:other';
const OTHER_REGION = 'xx-other-1';
const OUTSIDE = ['198.18.0.9', '192.88.99.9', '100.64.0.9', '2001:db8:ffff::9'];
/** Of so many values every set is tried, of more the single ones, the pairs and nearly all. */
const MAX_SETS_OF = 5;

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

/** Keys whose values AWS itself limits. */
const truths = (): readonly string[] => ['true', 'false'];
const LIMITED = new Map<string, (values: readonly string[]) => readonly string[]>([
  ['aws:multifactorauthpresent', truths],
  ['sts:roleauthorizedbyidp', truths],
  ['identity-policy', truths],
  ['trust-policy', truths],
  ['permissions-boundary', truths],
  ['service-control-policy', truths],
  ['resource-control-policy', truths],
]);

/** An account has one path. */
const isOnePath = (key: string): boolean => key.endsWith('orgpaths');

function setsOf(values: readonly string[]): readonly (readonly string[])[] {
  const singles = values.map((value) => [value]);
  if (values.length <= MAX_SETS_OF) {
    const rest = Array.from({ length: 2 ** values.length }, (_, bits) =>
      values.filter((__, i) => ((bits >> i) & 1) === 1),
    );
    return [...singles, ...rest.filter((set) => set.length > 1)];
  }
  const pairs = values.flatMap((one, i) => values.slice(i + 1).map((other) => [one, other]));
  return [...singles, ...pairs, ...values.map((one) => values.filter((other) => other !== one)), values];
}

const multivalued = (key: string, singles: readonly string[]): readonly KeyFact[] =>
  (isOnePath(key) ? singles.map((value) => [value]) : setsOf(singles)).map(knownMany);

export interface KeyQuestion {
  readonly key: string;
  readonly uses: readonly KeyUse[];
  readonly hints: readonly string[];
  readonly mayBeAbsent: boolean;
  /** Patterns of which the value has to match one, whatever it is. */
  readonly within?: readonly string[] | undefined;
}

/** What the key can be, absent last; never empty. */
export function domain(
  { key, uses, hints, mayBeAbsent, within }: KeyQuestion,
  facts: Context,
): readonly KeyFact[] {
  const limit = LIMITED.get(key);
  const mentioned = [...(within ? inside(key, uses, facts, within) : samplesOf(key, uses, facts)), ...hints];
  const all = limit === undefined ? mentioned.concat(within ? [] : others(key, uses)) : limit(mentioned);
  const form = valueForm(key);
  const values = eachOnce(form === null ? all : all.filter((v) => isToBeFilledIn(v) || form.isPossible(v)));
  const singles = values.length === 0 ? [OTHER] : values;
  const present = isMultivalued(key) ? multivalued(key, singles) : singles.map((v) => known(v));
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
    // Whether it is sent at all may ask for a further action, or say what else can be sent.
    const sent = addsActions(key) || isRelated(key) ? fact.state : '';
    const signature = [sent, ...tests.map((test) => evaluateTest(test, context))].join();
    if (seen.has(signature)) return false;
    seen.add(signature);
    return true;
  });
}
