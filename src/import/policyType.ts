// What a bare document is, told by its content: which elements and which actions its statements have.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html (iam-semantics 1.1)
import type { PolicyType } from '#language/policy.ts';
import { anyCase, isObject, listOf, member, text, type JsonObject } from '#text/json.ts';

const STATEMENT_KEYS = new Set([
  'sid',
  'effect',
  'principal',
  'notprincipal',
  'action',
  'notaction',
  'resource',
  'notresource',
  'condition',
]);
/** The STS actions that stand in trust policies. */
const TRUST_ACTION = /^sts:(?:\*|assume[\w*?]*|tagsession|setsourceidentity|setcontext)$/i;
const CONDITION_OPERATOR =
  /^(?:For(?:Any|All)Values?:)?(?:String|Numeric|Date|Bool|Binary|IpAddress|NotIpAddress|Arn|Null)\w*$/;

export const isStatement = (value: unknown): boolean =>
  isObject(value) &&
  anyCase(value, 'Effect') !== undefined &&
  ['Action', 'NotAction', 'Resource', 'Principal'].some((key) => anyCase(value, key) !== undefined);

/** A whole policy document: it has a Statement, or is recognisably meant to have one. */
export function isPolicyDocument(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const statement = anyCase(value, 'Statement');
  if (statement !== undefined) {
    const first = listOf(statement)[0];
    return first === undefined || isObject(first);
  }
  return (
    /^20(?:08-10|12-10)-17$/.test(text(member(value, 'Version')) ?? '') && Object.keys(value).length <= 2
  );
}

/** Part of a statement or of a condition: a snippet that explains something and is no policy. */
export function isFragment(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  if (keys.length === 0) return false;
  if (keys.every((key) => STATEMENT_KEYS.has(key.toLowerCase()))) return true;
  return keys.every((key) => CONDITION_OPERATOR.test(key) && isObject(value[key]));
}

interface Features {
  readonly principal: boolean;
  readonly resource: boolean;
  readonly trustActions: boolean;
  readonly denies: boolean;
  readonly everyone: boolean;
  readonly namesResource: boolean;
}

function featuresOf(statement: unknown): Features {
  const principal = anyCase(statement, 'Principal');
  const resources = [...listOf(anyCase(statement, 'Resource')), ...listOf(anyCase(statement, 'NotResource'))];
  const actions = listOf(anyCase(statement, 'Action'));
  return {
    principal: principal !== undefined || anyCase(statement, 'NotPrincipal') !== undefined,
    resource: resources.length > 0,
    trustActions: actions.length > 0 && actions.every((a) => typeof a === 'string' && TRUST_ACTION.test(a)),
    denies: anyCase(statement, 'Effect') === 'Deny',
    everyone: principal === '*' || member(principal, 'AWS') === '*',
    namesResource: resources.some((r) => r !== '*'),
  };
}

/** Trust, identity, RCP or another resource-based policy. SCPs and boundaries look like identity policies. */
export function policyTypeOf(document: unknown): PolicyType {
  const features = listOf(anyCase(document, 'Statement')).map(featuresOf);
  if (!features.some((f) => f.principal)) return 'identity';
  const guardrail = (f: Features) => f.denies && f.resource && (f.trustActions || !f.namesResource);
  if (features.every((f) => f.everyone) && features.some(guardrail)) return 'rcp';
  if (features.some((f) => f.principal && f.trustActions)) return 'trust';
  return features.some((f) => f.resource) ? 'resource' : 'trust';
}
