// One statement of a policy document, with everything that IAM would refuse in it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
import { type FaultList, SYNTAX_ERRORS } from './faultList.ts';
import { GRAMMAR_RULES, STATEMENT_ELEMENTS } from './grammarRules.ts';
import type { Effect, JsonPath, Statement } from './policy.ts';
import { readConditions } from './readConditions.ts';
import { readActions, readResources } from './readPatterns.ts';
import { readPrincipals } from './readPrincipals.ts';
import { type JsonObject, unknownName, unknownNames } from './readValues.ts';

function readEffect(statement: JsonObject, path: JsonPath, list: FaultList): Effect | undefined {
  const effect = statement['Effect'];
  const at = Object.hasOwn(statement, 'Effect') ? [...path, 'Effect'] : path;
  if (effect !== 'Allow' && effect !== 'Deny') {
    const text = 'Effect must be exactly "Allow" or "Deny".';
    list.refuse('L-EFFECT', at, text, SYNTAX_ERRORS);
    return undefined;
  }
  const { effects, called } = GRAMMAR_RULES[list.type];
  if (!effects.includes(effect)) {
    list.refuse('L-SCP-RCP-SYNTAX', at, `${effect} is not allowed in ${called}.`);
  }
  return effect;
}

function readSid(
  statement: JsonObject,
  path: JsonPath,
  seen: Set<string>,
  list: FaultList,
): string | undefined {
  const sid = statement['Sid'];
  if (sid === undefined) return undefined;
  const at = [...path, 'Sid'];
  if (typeof sid !== 'string') {
    list.refuse('L-SID-CHARS', at, 'Sid must be text.', SYNTAX_ERRORS);
    return undefined;
  }
  if (sid === '') return undefined;
  if (seen.has(sid)) {
    const awsText = 'Statement IDs (SID) in a single policy must be unique.';
    list.refuse('L-SID-DUP', at, `Another statement of this document has the Sid "${sid}" already.`, awsText);
  }
  seen.add(sid);
  if (/^[0-9A-Za-z]*$/.test(sid)) return sid;
  const text = `The Sid "${sid}" may hold only letters and digits.`;
  const rule = GRAMMAR_RULES[list.type].sid;
  if (rule === 'alphanumeric') {
    const awsText =
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
    list.refuse('L-SID-CHARS', at, text, awsText);
  } else if (rule === 'doubtful') {
    list.remark('L-SID-CHARS', at, `${text} AWS may refuse it.`);
  }
  return sid;
}

/** `seen`: the Sids so far, as they must differ within a document. */
export function readStatement(
  statement: JsonObject,
  index: number,
  path: JsonPath,
  seen: Set<string>,
  list: FaultList,
): Statement {
  for (const { name, meant } of unknownNames(statement, STATEMENT_ELEMENTS)) {
    list.refuse('L-UNKNOWN-ELEMENT', [...path, name], unknownName(name, meant, 'A statement'), SYNTAX_ERRORS);
  }
  const sid = readSid(statement, path, seen, list);
  const effect = readEffect(statement, path, list);
  const principals = readPrincipals(statement, path, list);
  const actions = readActions(statement, path, list);
  const resources = readResources(statement, path, list);
  const conditions = readConditions(statement, path, list);
  return {
    index,
    path,
    ...(sid !== undefined && { sid }),
    ...(effect !== undefined && { effect }),
    ...principals,
    ...(actions && { actions }),
    ...(resources && { resources }),
    conditions,
  };
}
