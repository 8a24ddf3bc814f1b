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
import { type SharedPath, step } from './sharedPath.ts';

type Patterns = PatternList['patterns'];

const NO_PATTERNS: Patterns = [];
const NO_TESTS: readonly ConditionTest[] = [];
const NO_ENTRIES: readonly PrincipalEntry[] = [];

function textsOf(value: unknown, at: SharedPath): Patterns {
  if (typeof value === 'string') return [{ text: value, path: at.path }];
  if (!Array.isArray(value)) return NO_PATTERNS;
  const members: readonly unknown[] = value;
  const patterns = members.map((member, i) => ({ text: member, path: step(at, i).path }));
  return patterns.every(isText) ? patterns : patterns.filter(isText);
}

type Member = Pick<Patterns[number], 'path'> & { readonly text: unknown };

const isText = (member: Member): member is Patterns[number] => typeof member.text === 'string';

/** Whichever of the two elements is there. With both, the positive one speaks. */
function patternsOf(
  statement: JsonObject,
  positive: string,
  negative: string,
  at: SharedPath,
): PatternList | undefined {
  const negated = !Object.hasOwn(statement, positive);
  if (negated && !Object.hasOwn(statement, negative)) return undefined;
  const element = negated ? negative : positive;
  return { negated, patterns: textsOf(statement[element], step(at, element)) };
}

/** Of Principal or NotPrincipal; undefined: it is not there. */
export function principalsOf(
  statement: JsonObject,
  element: 'Principal' | 'NotPrincipal',
  from: SharedPath,
): readonly PrincipalEntry[] | undefined {
  if (!Object.hasOwn(statement, element)) return undefined;
  const value = statement[element];
  const at = step(from, element);
  if (value === '*') return [{ key: '*', value, path: at.path }];
  if (!isObject(value)) return NO_ENTRIES;
  const entriesOf = (key: string): readonly PrincipalEntry[] =>
    textsOf(value[key], step(at, key)).map(({ text, path }) => ({ key, value: text, path }));
  const kinds = Object.keys(value);
  const [only] = kinds;
  return only !== undefined && kinds.length === 1 ? entriesOf(only) : kinds.flatMap(entriesOf);
}

/** Stands for a Condition that cannot be read: an operator that AWS does not know never holds. */
const unreadable = (path: JsonPath): ConditionTest => ({ operator: '', key: '', values: [], path });

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  const members: readonly unknown[] = Array.isArray(value) ? value : [value];
  const values = members.map(textOf);
  return values.every((text) => text !== null) ? values : values.filter((text) => text !== null);
}

function testsOf(statement: JsonObject, from: SharedPath): readonly ConditionTest[] {
  if (!Object.hasOwn(statement, 'Condition')) return NO_TESTS;
  const condition = statement['Condition'];
  const at = step(from, 'Condition');
  if (!isObject(condition)) return [unreadable(at.path)];
  const testsUnder = (operator: string): readonly ConditionTest[] => {
    const block = condition[operator];
    const inside = step(at, operator);
    if (!isObject(block)) return [unreadable(inside.path)];
    return Object.keys(block).map((key) => ({
      operator,
      key,
      values: valuesOf(block[key]),
      path: step(inside, key).path,
    }));
  };
  const operators = Object.keys(condition);
  const [only] = operators;
  return only !== undefined && operators.length === 1 ? testsUnder(only) : operators.flatMap(testsUnder);
}

/** `at`: where the statement stands in its document. Never throws. */
export function readStatement(
  statement: JsonObject,
  type: PolicyType,
  index: number,
  at: SharedPath,
): Statement {
  const { Sid: sid, Effect: effect } = statement;
  return {
    index,
    path: at.path,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    principals: principalsOf(statement, 'Principal', at),
    notPrincipals: principalsOf(statement, 'NotPrincipal', at),
    actions: patternsOf(statement, 'Action', 'NotAction', at),
    // Of a trust policy the role itself is the resource.
    resources:
      GRAMMAR_RULES[type].resource === 'forbidden'
        ? undefined
        : patternsOf(statement, 'Resource', 'NotResource', at),
    conditions: testsOf(statement, at),
  };
}

function resourcesIn(statement: unknown, take: (text: string) => void): void {
  if (!isObject(statement) || statement['Effect'] !== 'Allow' || !Object.hasOwn(statement, 'Resource'))
    return;
  if (!Object.hasOwn(statement, 'Action') && !Object.hasOwn(statement, 'NotAction')) return;
  const value = statement['Resource'];
  if (typeof value === 'string') take(value);
  else if (Array.isArray(value))
    for (const member of value as readonly unknown[]) if (typeof member === 'string') take(member);
}

/** The resources that Allow statements of an identity-based document name, as `readStatement` reads them, of all at once. */
export function allowedResources(document: unknown, take: (text: string) => void): void {
  const written = isObject(document) ? document['Statement'] : undefined;
  if (Array.isArray(written)) for (const one of written as readonly unknown[]) resourcesIn(one, take);
  else resourcesIn(written, take);
}
