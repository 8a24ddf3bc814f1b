// Several rooms look at the same document, and many principals share a managed policy: each is parsed once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { parsePolicy } from './grammar.ts';
import type { Policy, PolicyType } from './policy.ts';
import { isObject, type JsonObject } from './readValues.ts';

const PARSED = new Map<PolicyType, WeakMap<object, Policy>>();

/** A clean document and what it says. */
interface Known {
  readonly document: object;
  readonly policy: Policy;
}

/**
 * Trust policies by whom they name first, clean ones only, for the faults of others belong to one place: roles are made
 * from templates, and in an account with thousands of them most trust policies are the same few.
 */
const ALIKE = new Map<string, Known[]>();
/** Those of vendors differ in one text, and looking through many of them would cost more than it saves. */
const MOST_ALIKE = 16;
const MOST_NAMES = 1024;

const firstOf = (value: unknown): unknown =>
  Array.isArray(value) ? (value as readonly unknown[])[0] : value;

/** null: it names nobody. */
function firstName(document: object): string | null {
  const statement = isObject(document) ? firstOf(document['Statement']) : undefined;
  const principal = isObject(statement) ? statement['Principal'] : undefined;
  if (!isObject(principal)) return null;
  for (const key in principal) {
    const name = firstOf(principal[key]);
    return typeof name === 'string' ? name : null;
  }
  return null;
}

/** Nobody nests policies deeper. */
const DEEPEST = 20;

function countKeys(object: JsonObject): number {
  let count = 0;
  for (const key in object) if (Object.hasOwn(object, key)) count++;
  return count;
}

/** Inside of a statement keys are told in the order in which they stand. */
const STATEMENT = 2;

/** Equal in every part. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length || depth > DEEPEST) return false;
    for (let i = 0; i < a.length; i++) if (!isSame(a[i], b[i], depth + 1)) return false;
    return true;
  }
  if (!isObject(a) || !isObject(b) || depth > DEEPEST) return false;
  const count = countKeys(a);
  if (count !== countKeys(b)) return false;
  if (depth > STATEMENT && count > 1 && String(Object.keys(a)) !== String(Object.keys(b))) return false;
  for (const key in a) if (!Object.hasOwn(b, key) || !isSame(a[key], b[key], depth + 1)) return false;
  return true;
}

function parseTrust(document: object): Policy {
  const name = firstName(document);
  const known = name === null ? undefined : ALIKE.get(name);
  const before = known?.find((one) => isSame(one.document, document, 0));
  if (before !== undefined) return before.policy;
  const policy = parsePolicy(document, 'trust');
  if (name === null || policy.faults.length > 0) return policy;
  if (known === undefined) {
    if (ALIKE.size >= MOST_NAMES) ALIKE.clear();
    ALIKE.set(name, [{ document, policy }]);
  } else if (known.length < MOST_ALIKE) known.push({ document, policy });
  return policy;
}

/** `parsePolicy`, remembered as long as the document object lives; the document must not change meanwhile. */
export function parseOnce(document: unknown, type: PolicyType): Policy {
  if (typeof document !== 'object' || document === null) return parsePolicy(document, type);
  let known = PARSED.get(type);
  if (known === undefined) {
    known = new WeakMap();
    PARSED.set(type, known);
  }
  const before = known.get(document);
  if (before !== undefined) return before;
  const policy = type === 'trust' ? parseTrust(document) : parsePolicy(document, type);
  known.set(document, policy);
  return policy;
}
