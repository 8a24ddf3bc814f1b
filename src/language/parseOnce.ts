// Several rooms look at the same document, and many principals share a managed policy: each is parsed once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { parsePolicy } from './grammar.ts';
import type { Policy, PolicyType } from './policy.ts';

const PARSED = new WeakMap<object, Policy[]>();

/** `parsePolicy`, remembered as long as the document object lives; the document must not change meanwhile. */
export function parseOnce(document: unknown, type: PolicyType): Policy {
  if (typeof document !== 'object' || document === null) return parsePolicy(document, type);
  const before = PARSED.get(document);
  const known = before?.find((policy) => policy.type === type);
  if (known !== undefined) return known;
  const policy = parsePolicy(document, type);
  if (before === undefined) PARSED.set(document, [policy]);
  else before.push(policy);
  return policy;
}
