// What IAM refuses in Action and NotAction.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import type { ValueRule } from './faultList.ts';
import type { PolicyType } from './policy.ts';

export interface ActionElement {
  readonly type: PolicyType;
  readonly element: 'Action' | 'NotAction';
}

const ONLY_STS = 'AssumeRole policy may only specify STS AssumeRole actions.';

const isTrustAction = ({ type, element }: ActionElement): boolean => type === 'trust' && element === 'Action';

const vendorOf = (action: string): string => action.slice(0, action.indexOf(':'));

export const ACTION_RULES: readonly ValueRule<ActionElement>[] = [
  {
    code: 'L-TRUST-ACTION',
    broken: (action, about) => action === '*' && isTrustAction(about),
    text: () => 'A trust policy may only allow STS actions; "*" is every action of AWS.',
    awsText: () => ONLY_STS,
  },
  {
    code: 'L-SCP-RCP-SYNTAX',
    broken: (action, { type }) => action === '*' && type === 'rcp',
    text: () => 'A resource control policy must name a service: "sts:*" instead of "*".',
    awsText: () => 'MalformedPolicyDocumentException',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: (action) => action !== '*' && !action.includes(':'),
    text: (action) => `"${action}" lacks the service: write for example "sts:AssumeRole".`,
    awsText: () => 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: (action) => action.split(':').length > 2,
    text: (action) => `"${action}" has more than one colon.`,
    awsText: () => 'Actions/Condition can contain only one colon.',
  },
  {
    code: 'L-ACTION-FORMAT',
    broken: (action) => action !== '*' && !/^[a-z0-9*?.-]+$/i.test(vendorOf(action)),
    text: (action) => `"${vendorOf(action)}" cannot be the name of a service.`,
    awsText: (action) => `Vendor ${vendorOf(action)} is not valid`,
  },
  {
    code: 'L-TRUST-ACTION',
    broken: (action, about) => isTrustAction(about) && vendorOf(action).toLowerCase() !== 'sts',
    text: (action) => `A trust policy may only name STS actions, and "${action}" is none.`,
    awsText: () => ONLY_STS,
  },
  {
    code: 'L-TRUST-ACTION-WILDCARD',
    broken: (action, about) => isTrustAction(about) && /[*?]/.test(action),
    text: (action) => `AWS may refuse the wildcard in "${action}" in a trust policy: list the actions.`,
  },
];
