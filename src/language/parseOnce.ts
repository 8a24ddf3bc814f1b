// Several rooms look at the same document, and many principals share a managed policy: each is parsed once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { parsePolicy } from './grammar.ts';
import type { Policy, PolicyType } from './policy.ts';

const PARSED = new Map<PolicyType, WeakMap<object, Policy>>();

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
  const policy = parsePolicy(document, type);
  known.set(document, policy);
  return policy;
}
