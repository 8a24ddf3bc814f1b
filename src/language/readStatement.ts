// What one statement says, as far as it can be read; what is wrong with it is told by checkStatement.ts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
import { GRAMMAR_RULES } from './grammarRules.ts';
import type {
  ConditionTest,
  JsonPath,
  PatternList,
  PolicyType,
  PrincipalEntry,
  Statement,
} from './policy.ts';
import { isObject, type JsonObject, textOf } from './readValues.ts';

type Patterns = PatternList['patterns'];

const NO_TESTS: readonly ConditionTest[] = [];

function textsOf(value: unknown, path: JsonPath): Patterns {
  if (typeof value === 'string') return [{ text: value, path }];
  const patterns: { text: string; path: JsonPath }[] = [];
  if (!Array.isArray(value)) return patterns;
  for (let i = 0; i < value.length; i++) {
    const member: unknown = value[i];
    if (typeof member === 'string') patterns.push({ text: member, path: [...path, i] });
  }
  return patterns;
}

/** Whichever of the two elements is there. With both, the positive one speaks. */
function patternsOf(
  statement: JsonObject,
  positive: string,
  negative: string,
  path: JsonPath,
): PatternList | undefined {
  const negated = !Object.hasOwn(statement, positive);
  if (negated && !Object.hasOwn(statement, negative)) return undefined;
  const element = negated ? negative : positive;
  return { negated, patterns: textsOf(statement[element], [...path, element]) };
}

/** Of Principal or NotPrincipal; undefined: it is not there. */
export function principalsOf(
  statement: JsonObject,
  element: 'Principal' | 'NotPrincipal',
  path: JsonPath,
): readonly PrincipalEntry[] | undefined {
  if (!Object.hasOwn(statement, element)) return undefined;
  const value = statement[element];
  const at = [...path, element];
  if (value === '*') return [{ key: '*', value, path: at }];
  const entries: PrincipalEntry[] = [];
  if (!isObject(value)) return entries;
  for (const key of Object.keys(value)) {
    for (const { text, path: found } of textsOf(value[key], [...at, key])) {
      entries.push({ key, value: text, path: found });
    }
  }
  return entries;
}

/** Stands for a Condition that cannot be read: an operator that AWS does not know never holds. */
const unreadable = (path: JsonPath): ConditionTest => ({ operator: '', key: '', values: [], path });

function valuesOf(value: unknown): readonly string[] {
  const members: readonly unknown[] = Array.isArray(value) ? value : [value];
  const values: string[] = [];
  for (const member of members) {
    const text = textOf(member);
    if (text !== null) values.push(text);
  }
  return values;
}

function testsOf(statement: JsonObject, path: JsonPath): readonly ConditionTest[] {
  if (!Object.hasOwn(statement, 'Condition')) return NO_TESTS;
  const condition = statement['Condition'];
  const at = [...path, 'Condition'];
  if (!isObject(condition)) return [unreadable(at)];
  const tests: ConditionTest[] = [];
  for (const operator of Object.keys(condition)) {
    const block = condition[operator];
    const operatorPath = [...at, operator];
    if (!isObject(block)) {
      tests.push(unreadable(operatorPath));
      continue;
    }
    for (const key of Object.keys(block)) {
      tests.push({ operator, key, values: valuesOf(block[key]), path: [...operatorPath, key] });
    }
  }
  return tests;
}

/** `path` leads to the statement in its document. Never throws. */
export function readStatement(
  statement: JsonObject,
  type: PolicyType,
  index: number,
  path: JsonPath,
): Statement {
  const { Sid: sid, Effect: effect } = statement;
  return {
    index,
    path,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    principals: principalsOf(statement, 'Principal', path),
    notPrincipals: principalsOf(statement, 'NotPrincipal', path),
    actions: patternsOf(statement, 'Action', 'NotAction', path),
    // Of a trust policy the role itself is the resource.
    resources:
      GRAMMAR_RULES[type].resource === 'forbidden'
        ? undefined
        : patternsOf(statement, 'Resource', 'NotResource', path),
    conditions: testsOf(statement, path),
  };
}
