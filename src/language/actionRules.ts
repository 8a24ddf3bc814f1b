// What IAM refuses in Action and NotAction.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import type { ValueRule } from './faultList.ts';
import type { PolicyType } from './policy.ts';

/** An action pattern as written, taken apart. */
export interface ActionText {
  readonly action: string;
  /** Before the first colon; null without one. */
  readonly vendor: string | null;
  readonly type: PolicyType;
  /** It stands in the Action element of a trust policy. */
  readonly inTrust: boolean;
}

export function actionText(action: string, type: PolicyType, element: string): ActionText {
  const colon = action.indexOf(':');
  const vendor = colon < 0 ? null : action.slice(0, colon);
  return { action, vendor, type, inTrust: type === 'trust' && element === 'Action' };
}

const ONLY_STS = 'AssumeRole policy may only specify STS AssumeRole actions.';

export const ACTION_RULES: readonly ValueRule<ActionText>[] = [
  {
    code: 'L-TRUST-ACTION',
    broken: ({ action, inTrust }) => inTrust && action === '*',
    text: () => 'A trust policy may only allow STS actions; "*" is every action of AWS.',
    awsText: () => ONLY_STS,
  },
  {
    code: 'L-SCP-RCP-SYNTAX',
    broken: ({ action, type }) => action === '*' && type === 'rcp',
    text: () => 'A resource control policy must name a service: "sts:*" instead of "*".',
    awsText: () => 'MalformedPolicyDocumentException',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: ({ action, vendor }) => vendor === null && action !== '*',
    text: ({ action }) => `"${action}" lacks the service: write for example "sts:AssumeRole".`,
    awsText: () => 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: ({ action, vendor }) => vendor !== null && action.includes(':', vendor.length + 1),
    text: ({ action }) => `"${action}" has more than one colon.`,
    awsText: () => 'Actions/Condition can contain only one colon.',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: ({ vendor }) => vendor !== null && !/^[a-z0-9*?.-]+$/i.test(vendor),
    text: ({ vendor }) => `"${vendor}" cannot be the name of a service.`,
    awsText: ({ vendor }) => `Vendor ${vendor} is not valid`,
  },
  {
    code: 'L-TRUST-ACTION',
    broken: ({ vendor, inTrust }) => inTrust && vendor?.toLowerCase() !== 'sts',
    text: ({ action }) => `A trust policy may only name STS actions, and "${action}" is none.`,
    awsText: () => ONLY_STS,
  },
  {
    code: 'L-TRUST-ACTION-WILDCARD',
    broken: ({ action, inTrust }) => inTrust && /[*?]/.test(action),
    text: ({ action }) => `AWS may refuse the wildcard in "${action}" in a trust policy: list the actions.`,
  },
];
