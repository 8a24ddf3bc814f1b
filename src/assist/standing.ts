// What a place in a policy is, by its path: an element's name, an action, a principal, a condition key …
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type { Caret } from './caret.ts';

export type PrincipalKind = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

export type Standing =
  | { readonly kind: 'document-element' | 'statement-element' | 'principal-kind' | 'operator' }
  | { readonly kind: 'version' | 'effect' | 'action' | 'resource' }
  | { readonly kind: 'principal'; readonly of: PrincipalKind }
  | { readonly kind: 'condition-key'; readonly operator: string }
  | { readonly kind: 'condition-value'; readonly operator: string; readonly key: string };

const ELEMENTS: Readonly<Record<string, Standing>> = {
  Effect: { kind: 'effect' },
  Action: { kind: 'action' },
  NotAction: { kind: 'action' },
  Resource: { kind: 'resource' },
  NotResource: { kind: 'resource' },
};

export const PRINCIPAL_KINDS: readonly PrincipalKind[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** Keys below which a policy document stands whole, in the outputs and templates that hold one. */
const DOCUMENT_KEYS =
  /^(?:AssumeRolePolicyDocument|PolicyDocument|Document|policy|Policy|assume_role_policy)$/;

function inCondition(rest: JsonPath, at: Caret['at']): Standing | null {
  const [, operator, key] = rest;
  if (at === 'key' && rest.length === 1) return { kind: 'operator' };
  if (typeof operator !== 'string') return null;
  if (at === 'key') return rest.length === 2 ? { kind: 'condition-key', operator } : null;
  return typeof key === 'string' && rest.length <= 4 ? { kind: 'condition-value', operator, key } : null;
}

function inPrincipal(rest: JsonPath, at: Caret['at']): Standing | null {
  if (at === 'key') return rest.length === 1 ? { kind: 'principal-kind' } : null;
  // The bare value can only be `*`.
  if (rest.length === 1) return { kind: 'principal', of: 'AWS' };
  const of = PRINCIPAL_KINDS.find((kind) => kind === rest[1]);
  return of === undefined || rest.length > 3 ? null : { kind: 'principal', of };
}

function inStatement(rest: JsonPath, at: Caret['at']): Standing | null {
  const [element] = rest;
  if (element === undefined) return at === 'key' ? { kind: 'statement-element' } : null;
  if (element === 'Condition') return inCondition(rest, at);
  if (element === 'Principal' || element === 'NotPrincipal') return inPrincipal(rest, at);
  return at === 'value' && rest.length <= 2 && typeof element === 'string'
    ? (ELEMENTS[element] ?? null)
    : null;
}

/** null: nothing of the policy language. */
export function standingOf({ at, keys, path }: Pick<Caret, 'at' | 'keys' | 'path'>): Standing | null {
  const statement = path.lastIndexOf('Statement');
  if (statement >= 0) {
    const rest = path.slice(statement + 1);
    return inStatement(typeof rest[0] === 'number' ? rest.slice(1) : rest, at);
  }
  const last = path.at(-1);
  if (at === 'value') return last === 'Version' ? { kind: 'version' } : null;
  const isDocument =
    (path.length === 0 && keys.every((key) => /^(?:Version|Id|Statement|\W*\w{0,8})$/.test(key))) ||
    keys.includes('Statement') ||
    (typeof last === 'string' && DOCUMENT_KEYS.test(last));
  return isDocument ? { kind: 'document-element' } : null;
}

/** Keys and kinds of resources that hold permissions. */
const IDENTITY = /^(?:PolicyDocument|aws_iam_(?:role_|user_|group_)?policy)$/;

/** The type of the policy around a path where reading has not said it: by the key that holds it. */
export function typeByPath(path: JsonPath, known: PolicyType | undefined): PolicyType | undefined {
  if (known !== undefined) return known;
  if (path.includes('AssumeRolePolicyDocument') || path.includes('assume_role_policy')) return 'trust';
  return path.some((step) => IDENTITY.test(String(step))) ? 'identity' : undefined;
}
