// What IAM refuses in the Condition element of one statement: operator -> key -> values.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
import { type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { parseOperator } from './operators.ts';
import type { JsonPath } from './policy.ts';
import { isObject, type JsonObject, membersOf, textOf } from './readValues.ts';

function checkValues(value: unknown, path: JsonPath, list: FaultList): void {
  for (const { value: member, path: at } of membersOf(value, path)) {
    if (textOf(member) !== null) continue;
    const text = 'A condition compares with text, true, false or a number.';
    list.refuse('L-CONDITION-SHAPE', at, text, SYNTAX_ERRORS);
  }
}

function misshapen(path: JsonPath, list: FaultList): void {
  const text = 'A Condition has the form {"StringEquals": {"sts:ExternalId": "…"}}.';
  list.refuse('L-CONDITION-SHAPE', path, text, SYNTAX_ERRORS);
}

export function checkConditions(statement: JsonObject, path: JsonPath, list: FaultList): void {
  if (!Object.hasOwn(statement, 'Condition')) return;
  const condition = statement['Condition'];
  const at = [...path, 'Condition'];
  if (!isObject(condition)) {
    misshapen(at, list);
    return;
  }
  for (const [operator, block] of Object.entries(condition)) {
    const operatorPath = [...at, operator];
    if (!isObject(block)) {
      misshapen(operatorPath, list);
      continue;
    }
    const keys = Object.entries(block);
    if (keys.length > 0 && parseOperator(operator) === null) {
      const text = `AWS has no condition operator "${operator}".`;
      list.refuse('L-UNKNOWN-OPERATOR', operatorPath, text, SYNTAX_ERRORS);
    }
    for (const [key, value] of keys) checkValues(value, [...operatorPath, key], list);
  }
}
