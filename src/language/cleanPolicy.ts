// A quick look whether IAM has anything to object to in a document at all: most policies are clean, and for those
// nobody needs to know where what stands. Whatever it is not sure about is left to grammar.ts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { ACTION_RULES, actionText } from './actionRules.ts';
import type { ValueRule } from './faultList.ts';
import { type GrammarRules, GRAMMAR_RULES } from './grammarRules.ts';
import { parseOperator } from './operators.ts';
import type { PolicyType } from './policy.ts';
import { PRINCIPAL_KEYS, principalText } from './principalRules.ts';
import { isObject, type JsonObject } from './readValues.ts';
import { remembered } from './remembered.ts';
import { RESOURCE_RULES, resourceText } from './resourceRules.ts';

/** `silent`: clean, and no statement can be about an action of STS. */
export type Cleanness = 'unsure' | 'clean' | 'silent';

const unbroken = <Subject>(rules: readonly ValueRule<Subject>[], subject: Subject): boolean =>
  rules.every(({ broken }) => !broken(subject));

/** `sts:…`, or a service with wildcards, which may come to mean STS. */
const mayBeSts = (action: string): boolean => /^sts:|^[^:]*[*?]/i.test(action);

type ActionCheck = (action: string) => Cleanness;

const actionCheck = (type: PolicyType, element: string): ActionCheck =>
  remembered((action) => {
    if (!unbroken(ACTION_RULES, actionText(action, type, element))) return 'unsure';
    return mayBeSts(action) ? 'clean' : 'silent';
  });

const ORDINARY_ACTION = actionCheck('identity', 'Action');
const TRUST_ACTION = actionCheck('trust', 'Action');
const RCP_ACTION = actionCheck('rcp', 'Action');

function checkFor(type: PolicyType): ActionCheck {
  if (type === 'trust') return TRUST_ACTION;
  return type === 'rcp' ? RCP_ACTION : ORDINARY_ACTION;
}

/** ARNs with nothing in their head that a rule could object to, and no placeholder. */
const PLAIN_RESOURCE = /^arn:aws:(?!iam:)[a-z0-9-]+:[^<{$]*$/;
const PLAIN_PRINCIPAL =
  /^arn:aws:(?:iam::\d{12}:(?:root|(?:role|user)\/[\w+=,.@/-]+)|sts::\d{12}:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+)$/;

/** A text, or a list of at least one of which each passes. */
function allPass<T>(value: unknown, type: T, check: (text: string, type: T) => boolean): boolean {
  if (typeof value === 'string') return check(value, type);
  if (!Array.isArray(value) || value.length === 0) return false;
  for (const member of value as readonly unknown[]) {
    if (typeof member !== 'string' || !check(member, type)) return false;
  }
  return true;
}

const worse = (a: Cleanness, b: Cleanness): Cleanness => {
  if (a === 'unsure' || b === 'unsure') return 'unsure';
  return a === 'silent' ? b : a;
};

function cleanActions(value: unknown, check: ActionCheck): Cleanness {
  if (typeof value === 'string') return check(value);
  if (!Array.isArray(value) || value.length === 0) return 'unsure';
  let result: Cleanness = 'silent';
  for (const member of value as readonly unknown[]) {
    result = worse(result, typeof member === 'string' ? check(member) : 'unsure');
    if (result === 'unsure') return result;
  }
  return result;
}

const cleanResource = (resource: string, type: PolicyType): boolean =>
  resource === '*' ||
  (type !== 'session' && PLAIN_RESOURCE.test(resource)) ||
  unbroken(RESOURCE_RULES, resourceText(resource, type));

const cleanResources = (value: unknown, type: PolicyType): boolean => allPass(value, type, cleanResource);

function cleanName(name: string, key: string): boolean {
  const known = PRINCIPAL_KEYS.get(key);
  // Cognito has a rule of its own.
  if (known === undefined || name.startsWith('cognito')) return false;
  if (known.isPlain(name) || (key === 'AWS' && PLAIN_PRINCIPAL.test(name))) return true;
  return unbroken(known.rules, principalText(name));
}

function cleanPrincipal(value: unknown, type: PolicyType): boolean {
  if (!isObject(value)) return value === '*' && type === 'resource';
  let keys = 0;
  for (const key in value) {
    keys++;
    if (!allPass(value[key], key, cleanName)) return false;
  }
  return keys > 0;
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';

function cleanCondition(condition: unknown): boolean {
  if (!isObject(condition)) return false;
  for (const operator in condition) {
    const block = condition[operator];
    if (!isObject(block) || parseOperator(operator) === null) return false;
    for (const key in block) {
      const value = block[key];
      if (!(Array.isArray(value) ? value.every(isScalar) : isScalar(value))) return false;
    }
  }
  return true;
}

/** Of a statement of a clean document: whether it can be about an action of STS. */
export const isOnSts = (statement: JsonObject, type: PolicyType): boolean =>
  statement['NotAction'] !== undefined || cleanActions(statement['Action'], checkFor(type)) !== 'silent';

const ALPHANUMERIC = /^[0-9A-Za-z]*$/;

function cleanSid(sid: unknown, rules: GrammarRules, seen: string[]): boolean {
  if (typeof sid !== 'string') return false;
  if (sid === '') return true;
  if (seen.includes(sid) || (rules.sid !== 'free' && !ALPHANUMERIC.test(sid))) return false;
  seen.push(sid);
  return true;
}

function principalsFit(statement: JsonObject, type: PolicyType, { principal }: GrammarRules): boolean {
  const value = statement['Principal'];
  if (principal === 'forbidden') return value === undefined;
  return principal === 'everyone' ? value === '*' : cleanPrincipal(value, type);
}

function resourcesFit(written: unknown, type: PolicyType, { resource }: GrammarRules): boolean {
  if (written === undefined) return resource !== 'required';
  return resource !== 'forbidden' && cleanResources(written, type);
}

/** Of both elements of a pair at most one may stand there. */
const oneOf = (statement: JsonObject, positive: string, negative: string): unknown =>
  statement[positive] === undefined ? statement[negative] : statement[positive];

const both = (statement: JsonObject, positive: string, negative: string): boolean =>
  statement[positive] !== undefined && statement[negative] !== undefined;

function cleanStatement(statement: unknown, type: PolicyType, sids: string[]): Cleanness {
  if (!isObject(statement)) return 'unsure';
  const rules = GRAMMAR_RULES[type];
  for (const name in statement) {
    const value = statement[name];
    let clean: boolean;
    switch (name) {
      case 'Sid':
        clean = cleanSid(value, rules, sids);
        break;
      case 'Condition':
        clean = cleanCondition(value);
        break;
      case 'NotAction':
        clean = rules.notAction === 'allowed';
        break;
      case 'Effect':
      case 'Principal':
      case 'Action':
      case 'Resource':
      case 'NotResource':
        clean = value !== undefined;
        break;
      default:
        clean = false;
    }
    if (!clean) return 'unsure';
  }
  if (both(statement, 'Action', 'NotAction') || both(statement, 'Resource', 'NotResource')) return 'unsure';
  const effect = statement['Effect'];
  if ((effect !== 'Allow' && effect !== 'Deny') || !rules.effects.includes(effect)) return 'unsure';
  if (!principalsFit(statement, type, rules)) return 'unsure';
  if (!resourcesFit(oneOf(statement, 'Resource', 'NotResource'), type, rules)) return 'unsure';
  const actions = cleanActions(oneOf(statement, 'Action', 'NotAction'), checkFor(type));
  return actions === 'silent' && statement['NotAction'] !== undefined ? 'clean' : actions;
}

function cleanHead(document: JsonObject, { id, version }: GrammarRules): boolean {
  for (const name in document) {
    if (name === 'Statement') continue;
    const value = document[name];
    if (name === 'Version') {
      if (value !== '2012-10-17' && value !== '2008-10-17') return false;
    } else if (name !== 'Id' || id !== 'allowed' || typeof value !== 'string') return false;
  }
  return version === 'any' || document['Version'] === '2012-10-17';
}

/** `clean` and `silent` promise that `readPolicy` finds no fault; `unsure` promises nothing. Never throws. */
export function cleanness(document: unknown, type: PolicyType): Cleanness {
  if (!isObject(document) || !cleanHead(document, GRAMMAR_RULES[type])) return 'unsure';
  const written = document['Statement'];
  const sids: string[] = [];
  if (!Array.isArray(written)) return cleanStatement(written, type, sids);
  let result: Cleanness = written.length === 0 ? 'unsure' : 'silent';
  for (const statement of written as readonly unknown[]) {
    result = worse(result, cleanStatement(statement, type, sids));
    if (result === 'unsure') return result;
  }
  return result;
}
