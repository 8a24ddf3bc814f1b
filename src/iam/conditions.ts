// Condition elements against what is known of the request, three-valued.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
import type { TestResult } from './authorization.ts';
import { isMultivalued } from './conditionKeys.ts';
import type { Context, KeyFact } from './context.ts';
import { type OperatorUse, parseOperator, type ValueTest } from '#language/operators.ts';
import type { ConditionTest } from '#language/policy.ts';
import { all, any, fromBoolean, not, type Truth } from './truth.ts';
import { constantParts, parseTemplate, resolve, type Template } from './variables.ts';
import { globTest } from '#language/wildcard.ts';

/** One value of the policy: compared as it stands, or with its variables filled in for each request. */
type CompiledValue = { readonly test: ValueTest } | { readonly template: Template };

export interface CompiledTest {
  readonly source: ConditionTest;
  /** Lower-cased. */
  readonly key: string;
  /** null: no such operator; the test never holds. */
  readonly use: OperatorUse | null;
  readonly multi: boolean;
  readonly values: readonly CompiledValue[];
}

/** `variables`: the document's Version knows policy variables. */
export function compileTest(source: ConditionTest, variables: boolean): CompiledTest {
  const use = parseOperator(source.operator);
  const key = source.key.toLowerCase();
  const values: CompiledValue[] = [];
  if (use !== null) {
    const { operator } = use;
    for (const value of source.values) {
      const template = parseTemplate(value, variables && operator.variables, operator.wildcards);
      values.push(
        template.variables.length > 0 ? { template } : { test: operator.compare(constantParts(template)) },
      );
    }
  }
  return { source, key, use, multi: isMultivalued(key), values };
}

/** undefined as in `ValueTest`: not comparable. */
function compareOne(
  value: CompiledValue,
  use: OperatorUse,
  actual: string,
  context: Context,
): Truth | undefined {
  if ('test' in value) {
    const hit = value.test(actual);
    return hit === undefined ? undefined : fromBoolean(hit);
  }
  const resolved = resolve(value.template, context);
  if (resolved.state === 'none') return 'no';
  if (resolved.state === 'known') return fromBoolean(use.operator.compare(resolved.parts)(actual) === true);
  // A variable nobody knows stands as `*`: if even that does not match, no value of it can. The colons of an ARN may
  // come out of the variable, so its fields are not told apart here.
  const widest =
    use.operator.valueType === 'ARN' ? globTest(resolved.parts) : use.operator.compare(resolved.parts);
  return widest(actual) === true ? 'depends' : 'no';
}

function compareValue({ values }: CompiledTest, use: OperatorUse, actual: string, context: Context): Truth {
  let hit: Truth = 'no';
  let incomparable = false;
  for (const value of values) {
    const truth = compareOne(value, use, actual, context);
    if (truth === undefined) incomparable = true;
    else if (truth === 'yes') hit = 'yes';
    else if (truth === 'depends' && hit === 'no') hit = 'depends';
  }
  if (!use.operator.negated) return hit;
  return incomparable ? 'no' : not(hit);
}

function nullTest(values: readonly string[], fact: KeyFact): Truth {
  const wanted = values.map((value) => value.toLowerCase() === 'true');
  const present = any(wanted.map((absent) => fromBoolean(!absent)));
  const absent = any(wanted.map(fromBoolean));
  if (fact.state === 'absent') return absent;
  if (fact.state === 'known' || !fact.mayBeAbsent) return present;
  return present === absent ? present : 'depends';
}

function whenAbsent({ set, ifExists, operator }: OperatorUse): Truth {
  if (set === 'ForAllValues' || ifExists) return 'yes';
  return fromBoolean(set === null && operator.negated);
}

/** Answer of one test: `yes` it holds, `no` it does not, `depends` on a key that nobody knows. */
export function evaluateTest(test: CompiledTest, context: Context): Truth {
  const { use } = test;
  if (use === null) return 'no';
  const fact = context.fact(test.key);
  if (use.operator.valueType === 'Null') return nullTest(test.source.values, fact);
  if (fact.state === 'absent') return whenAbsent(use);
  if (fact.state === 'unknown') {
    // Present, a multivalued key never matches a plain operator; absent, it is decided too.
    if (!test.multi || use.set !== null) return 'depends';
    return fact.mayBeAbsent && whenAbsent(use) === 'yes' ? 'depends' : 'no';
  }
  const { values } = fact;
  if (use.set !== null) {
    const truths = values.map((value) => compareValue(test, use, value, context));
    return use.set === 'ForAllValues' ? all(truths) : any(truths);
  }
  if (fact.multi) return 'no';
  const [only] = values;
  return only === undefined ? whenAbsent(use) : compareValue(test, use, only, context);
}

/** All tests together (AND). Every answer is added to `found`; without it evaluation stops at the first `no`. */
export function evaluateTests(
  tests: readonly CompiledTest[],
  context: Context,
  found: TestResult[] | null,
): Truth {
  let result: Truth = 'yes';
  for (const test of tests) {
    const truth = evaluateTest(test, context);
    found?.push({ test: test.source, truth });
    if (truth === 'no') {
      if (found === null) return 'no';
      result = 'no';
    } else if (truth === 'depends' && result === 'yes') {
      result = 'depends';
    }
  }
  return result;
}
