// Collects what IAM would refuse in one document, and the few things that it would take but that deserve a word.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
import type { Fault, JsonPath, PolicyType } from './policy.ts';

export const SYNTAX_ERRORS = 'Syntax errors in policy.';

export interface FaultList {
  readonly type: PolicyType;
  readonly faults: readonly Fault[];
  /** AWS would not save the document. `awsText` is its own error text where known. */
  refuse(code: string, path: JsonPath, text: string, awsText?: string): void;
  /** AWS saves it, or nobody could confirm that it does not. */
  remark(code: string, path: JsonPath, text: string): void;
}

export function faultList(type: PolicyType): FaultList {
  const faults: Fault[] = [];
  // Organizations answers for its own policy types, without IAM's details.
  const organizations = type === 'scp' || type === 'rcp';
  return {
    type,
    faults,
    refuse(code, path, text, awsText) {
      const said = organizations ? 'MalformedPolicyDocumentException' : awsText;
      faults.push({ code, text, ...(said === undefined ? {} : { awsText: said }), path, blocks: true });
    },
    remark(code, path, text) {
      faults.push({ code, text, path, blocks: false });
    },
  };
}

/** One thing that may be wrong with a value; rules stand in tables and the first that is broken speaks. */
export interface ValueRule<Subject> {
  readonly code: string;
  readonly broken: (subject: Subject) => boolean;
  readonly text: (subject: Subject) => string;
  /** undefined: AWS would take it. */
  readonly awsText?: (subject: Subject) => string;
}

export function applyRules<Subject>(
  rules: readonly ValueRule<Subject>[],
  subject: Subject,
  path: JsonPath,
  list: FaultList,
): void {
  for (const { code, broken, text, awsText } of rules) {
    if (!broken(subject)) continue;
    if (awsText === undefined) list.remark(code, path, text(subject));
    else list.refuse(code, path, text(subject), awsText(subject));
    return;
  }
}
