// What IAM refuses in Action, NotAction, Resource and NotResource of one statement.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { ACTION_RULES, actionText } from './actionRules.ts';
import { applyRules, type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { GRAMMAR_RULES } from './grammarRules.ts';
import type { JsonPath } from './policy.ts';
import { type JsonObject, membersOf } from './readValues.ts';
import { RESOURCE_RULES, resourceText } from './resourceRules.ts';

interface Pair {
  readonly positive: 'Action' | 'Resource';
  readonly negative: 'NotAction' | 'NotResource';
  readonly missing: { readonly code: string; readonly awsText: string };
}

const ACTIONS: Pair = {
  positive: 'Action',
  negative: 'NotAction',
  missing: { code: 'L-MISSING-ACTION', awsText: 'Policy statement must contain actions.' },
};

const RESOURCES: Pair = {
  positive: 'Resource',
  negative: 'NotResource',
  missing: { code: 'L-MISSING-RESOURCE', awsText: 'Policy statement must contain resources.' },
};

function checkPair(
  pair: Pair,
  statement: JsonObject,
  path: JsonPath,
  required: boolean,
  list: FaultList,
  check: (value: string, at: JsonPath, element: string) => void,
): void {
  const { positive, negative, missing } = pair;
  const has = (element: string): boolean => Object.hasOwn(statement, element);
  if (has(positive) && has(negative)) {
    const text = `${positive} and ${negative} exclude each other: keep one.`;
    list.refuse('L-ELEMENT-COMBINATION', [...path, negative], text, SYNTAX_ERRORS);
  }
  const element = has(positive) || !has(negative) ? positive : negative;
  if (!has(element)) {
    const text = `The statement has neither ${positive} nor ${negative}.`;
    if (required) list.refuse(missing.code, path, text, missing.awsText);
    return;
  }
  const members = membersOf(statement[element], [...path, element]);
  if (members.length === 0)
    list.refuse('L-EMPTY-ARRAY', [...path, element], `${element} is empty.`, missing.awsText);
  for (const { value, path: at } of members) {
    if (typeof value === 'string') check(value, at, element);
    else list.refuse('L-JSON', at, `${element} must be text or a list of texts.`, SYNTAX_ERRORS);
  }
}

export function checkActions(statement: JsonObject, path: JsonPath, list: FaultList): void {
  const { type } = list;
  const { notAction, called } = GRAMMAR_RULES[type];
  checkPair(ACTIONS, statement, path, true, list, (value, at, element) => {
    applyRules(ACTION_RULES, actionText(value, type, element), at, list);
  });
  if (!Object.hasOwn(statement, 'NotAction')) return;
  const at = [...path, 'NotAction'];
  if (notAction === 'forbidden') {
    list.refuse('L-SCP-RCP-SYNTAX', at, `NotAction is not allowed in ${called}.`);
  } else if (notAction === 'doubtful') {
    list.remark('L-NOTACTION-TRUST', at, `AWS may refuse NotAction in ${called}: list the actions instead.`);
  }
}

export function checkResources(statement: JsonObject, path: JsonPath, list: FaultList): void {
  const { type } = list;
  const { resource, called } = GRAMMAR_RULES[type];
  if (resource === 'forbidden') {
    const refuse = (element: string, awsText: string): void => {
      if (!Object.hasOwn(statement, element)) return;
      const text = `${called[0]?.toUpperCase()}${called.slice(1)} has no ${element}: the role itself is the resource.`;
      list.refuse('L-TRUST-RESOURCE', [...path, element], text, awsText);
    };
    refuse('Resource', 'Has prohibited field Resource');
    refuse('NotResource', 'AssumeRole policy must not contain resources.');
    return;
  }
  checkPair(RESOURCES, statement, path, resource === 'required', list, (value, at) => {
    if (value !== '*') applyRules(RESOURCE_RULES, resourceText(value, type), at, list);
  });
}
