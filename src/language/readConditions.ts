// The Condition element of one statement: operator -> key -> values.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
import { type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { parseOperator } from './operators.ts';
import type { ConditionTest, JsonPath } from './policy.ts';
import { isObject, type JsonObject, membersOf } from './readValues.ts';

/** Condition values may be JSON booleans and numbers; AWS compares their text. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : null;

/** Stands for a Condition that cannot be read: an operator that AWS does not know never holds. */
const unreadable = (path: JsonPath): ConditionTest => ({ operator: '', key: '', values: [], path });

function readValues(value: unknown, path: JsonPath, list: FaultList): string[] {
  const values: string[] = [];
  for (const { value: member, path: at } of membersOf(value, path)) {
    const text = textOf(member);
    if (text !== null) values.push(text);
    else
      list.refuse(
        'L-CONDITION-SHAPE',
        at,
        'A condition compares with text, true, false or a number.',
        SYNTAX_ERRORS,
      );
  }
  return values;
}

export function readConditions(
  statement: JsonObject,
  path: JsonPath,
  list: FaultList,
): readonly ConditionTest[] {
  if (!Object.hasOwn(statement, 'Condition')) return [];
  const condition = statement['Condition'];
  const at = [...path, 'Condition'];
  const misshapen = (where: JsonPath): ConditionTest => {
    const text = 'A Condition has the form {"StringEquals": {"sts:ExternalId": "…"}}.';
    list.refuse('L-CONDITION-SHAPE', where, text, SYNTAX_ERRORS);
    return unreadable(where);
  };
  if (!isObject(condition)) return [misshapen(at)];
  const tests: ConditionTest[] = [];
  for (const [operator, block] of Object.entries(condition)) {
    const operatorPath = [...at, operator];
    if (!isObject(block)) {
      tests.push(misshapen(operatorPath));
      continue;
    }
    const keys = Object.entries(block);
    if (keys.length > 0 && parseOperator(operator) === null) {
      list.refuse(
        'L-UNKNOWN-OPERATOR',
        operatorPath,
        `AWS has no condition operator "${operator}".`,
        SYNTAX_ERRORS,
      );
    }
    for (const [key, value] of keys) {
      const keyPath = [...operatorPath, key];
      tests.push({ operator, key, values: readValues(value, keyPath, list), path: keyPath });
    }
  }
  return tests;
}
