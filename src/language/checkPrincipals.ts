// What IAM refuses in Principal and NotPrincipal of one statement.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { applyRules, type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { GRAMMAR_RULES } from './grammarRules.ts';
import type { JsonPath } from './policy.ts';
import { PRINCIPAL_KEYS, principalText } from './principalRules.ts';
import { principalsOf } from './readStatement.ts';
import { isObject, type JsonObject, membersOf } from './readValues.ts';
import { ROOT_PATH } from './sharedPath.ts';

const EMPTY = 'Missing required field Principal cannot be empty!';

function checkMap(map: JsonObject, path: JsonPath, list: FaultList): void {
  const keys = Object.keys(map);
  if (keys.length === 0) list.refuse('L-TRUST-NO-PRINCIPAL', path, 'Principal is empty.', EMPTY);
  for (const key of keys) {
    const at = [...path, key];
    const known = PRINCIPAL_KEYS.get(key);
    if (known === undefined) {
      if (key !== 'CanonicalUser' || list.type !== 'resource') {
        list.refuse('L-PRINCIPAL-KEY', at, `"${key}" is not one of AWS, Service and Federated.`);
      }
      continue;
    }
    const members = membersOf(map[key], at);
    if (members.length === 0) list.refuse('L-EMPTY-ARRAY', at, `"${key}" names nobody.`, EMPTY);
    for (const { value, path: memberPath } of members) {
      if (typeof value !== 'string') {
        list.refuse('L-JSON', memberPath, 'A principal must be text.', SYNTAX_ERRORS);
      } else if (!known.isPlain(value)) {
        applyRules(known.rules, principalText(value), memberPath, list);
      }
    }
  }
}

function checkElement(value: unknown, path: JsonPath, list: FaultList): void {
  if (isObject(value)) {
    checkMap(value, path, list);
  } else if (value !== '*') {
    const text = 'Principal must say of what kind it is: {"AWS": …}, {"Service": …} or {"Federated": …}.';
    list.refuse('L-PRINCIPAL-KEY', path, text, 'Principal must be a JSON object.');
  } else if (list.type === 'trust') {
    const text =
      'AWS refuses the bare "*" in a trust policy. {"AWS": "*"} is accepted and lets everybody in.';
    list.refuse('L-STAR-STRING', path, text, 'AssumeRolepolicy contained an invalid principal: "STAR":"*".');
  }
}

function checkPresence(statement: JsonObject, path: JsonPath, list: FaultList): void {
  const { principal, notPrincipal, called } = GRAMMAR_RULES[list.type];
  const has = (element: string): boolean => Object.hasOwn(statement, element);
  if (principal === 'forbidden') {
    for (const element of ['Principal', 'NotPrincipal']) {
      if (!has(element)) continue;
      const text = `${element} does not belong in ${called}: whoever the policy is attached to is meant.`;
      list.refuse(
        'L-IDENTITY-PRINCIPAL',
        [...path, element],
        text,
        'Policy document should not specify a principal.',
      );
    }
    return;
  }
  if (has('NotPrincipal') && notPrincipal === 'forbidden') {
    const text = `NotPrincipal is not allowed in ${called}. Deny with ArnNotLike on aws:PrincipalArn instead.`;
    const awsText = 'AssumeRole policy must not contain NotPrincipal field.';
    list.refuse('L-NOTPRINCIPAL', [...path, 'NotPrincipal'], text, awsText);
  } else if (has('Principal') && has('NotPrincipal')) {
    const text = 'Principal and NotPrincipal exclude each other: keep one.';
    list.refuse('L-ELEMENT-COMBINATION', [...path, 'NotPrincipal'], text, SYNTAX_ERRORS);
  }
  if (principal === 'everyone') {
    if (statement['Principal'] === '*') return;
    const at = has('Principal') ? [...path, 'Principal'] : path;
    list.refuse('L-SCP-RCP-SYNTAX', at, `The Principal of ${called} must be "*".`);
  } else if (!has('Principal') && !has('NotPrincipal')) {
    list.refuse(
      'L-TRUST-NO-PRINCIPAL',
      path,
      `Nobody is named: ${called} needs a Principal.`,
      'Missing required field Principal',
    );
  }
}

/** The Cognito identity provider must be narrowed to one identity pool. */
function checkCognito(statement: JsonObject, path: JsonPath, list: FaultList): void {
  const condition = statement['Condition'];
  if (list.type !== 'trust' || (isObject(condition) && Object.keys(condition).length > 0)) return;
  for (const { key, value, path: at } of principalsOf(statement, 'Principal', ROOT_PATH) ?? []) {
    if (key !== 'Federated' || value !== 'cognito-identity.amazonaws.com') continue;
    const text = 'Amazon Cognito needs a Condition that names the identity pool.';
    list.refuse(
      'L-COGNITO-NO-AUD',
      [...path, ...at],
      text,
      'A condition block must be present for the Cognito provider',
    );
  }
}

export function checkPrincipals(statement: JsonObject, path: JsonPath, list: FaultList): void {
  checkPresence(statement, path, list);
  if (GRAMMAR_RULES[list.type].principal === 'required') {
    for (const element of ['Principal', 'NotPrincipal']) {
      if (Object.hasOwn(statement, element)) checkElement(statement[element], [...path, element], list);
    }
  }
  checkCognito(statement, path, list);
}
