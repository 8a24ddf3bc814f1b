// Everything that IAM would refuse in one statement of a policy document.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
import { checkConditions } from './checkConditions.ts';
import { checkActions, checkResources } from './checkPatterns.ts';
import { checkPrincipals } from './checkPrincipals.ts';
import { type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { GRAMMAR_RULES, STATEMENT_ELEMENTS } from './grammarRules.ts';
import type { JsonPath } from './policy.ts';
import { type JsonObject, unknownName, unknownNames } from './readValues.ts';

function checkEffect(statement: JsonObject, path: JsonPath, list: FaultList): void {
  const effect = statement['Effect'];
  const at = Object.hasOwn(statement, 'Effect') ? [...path, 'Effect'] : path;
  if (effect !== 'Allow' && effect !== 'Deny') {
    const text = 'Effect must be exactly "Allow" or "Deny".';
    list.refuse('L-EFFECT', at, text, SYNTAX_ERRORS);
    return;
  }
  const { effects, called } = GRAMMAR_RULES[list.type];
  if (!effects.includes(effect)) {
    list.refuse('L-SCP-RCP-SYNTAX', at, `${effect} is not allowed in ${called}.`);
  }
}

function checkSid(statement: JsonObject, path: JsonPath, seen: Set<string>, list: FaultList): void {
  const sid = statement['Sid'];
  if (sid === undefined || sid === '') return;
  const at = [...path, 'Sid'];
  if (typeof sid !== 'string') {
    list.refuse('L-SID-CHARS', at, 'Sid must be text.', SYNTAX_ERRORS);
    return;
  }
  if (seen.has(sid)) {
    const awsText = 'Statement IDs (SID) in a single policy must be unique.';
    list.refuse('L-SID-DUP', at, `Another statement of this document has the Sid "${sid}" already.`, awsText);
  }
  seen.add(sid);
  if (/^[0-9A-Za-z]*$/.test(sid)) return;
  const text = `The Sid "${sid}" may hold only letters and digits.`;
  const rule = GRAMMAR_RULES[list.type].sid;
  if (rule === 'alphanumeric') {
    const awsText =
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
    list.refuse('L-SID-CHARS', at, text, awsText);
  } else if (rule === 'doubtful') {
    list.remark('L-SID-CHARS', at, `${text} AWS may refuse it.`);
  }
}

/** `seen`: the Sids so far, as they must differ within a document. */
export function checkStatement(
  statement: JsonObject,
  path: JsonPath,
  seen: Set<string>,
  list: FaultList,
): void {
  for (const { name, meant } of unknownNames(statement, STATEMENT_ELEMENTS)) {
    list.refuse('L-UNKNOWN-ELEMENT', [...path, name], unknownName(name, meant, 'A statement'), SYNTAX_ERRORS);
  }
  checkSid(statement, path, seen, list);
  checkEffect(statement, path, list);
  checkPrincipals(statement, path, list);
  checkActions(statement, path, list);
  checkResources(statement, path, list);
  checkConditions(statement, path, list);
}
