// Reads one parsed JSON policy document into `Policy` and tells everything that IAM would refuse.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { Policy, PolicyType } from './policy.ts';

/** Never throws; what cannot be read becomes a fault. */
export function parsePolicy(document: unknown, type: PolicyType): Policy {
  void document;
  return { type, version: '2008-10-17', statements: [], faults: [], accepted: false };
}
