// What IAM refuses in Resource and NotResource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { arnFields, isAccountId, isPlaceholderAccount, PARTITIONS } from './arn.ts';
import type { ValueRule } from './faultList.ts';
import type { PolicyType } from './policy.ts';

const IAM_RESOURCE_TYPES: readonly string[] = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

const field = (resource: string, position: number): string => arnFields(resource)[position] ?? '';

const isIam = (resource: string): boolean => field(resource, 2) === 'iam';

/** An account id is missing where IAM always has one; AWS saves that, but it names nothing. */
const accountOf = (resource: string): string => (isIam(resource) ? field(resource, 4) : '');

export const RESOURCE_RULES: readonly ValueRule<PolicyType>[] = [
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (resource) => resource !== '*' && !resource.startsWith('arn:'),
    text: (resource) => `"${resource}" is neither an ARN nor "*".`,
    awsText: (resource) => `Resource ${resource} must be in ARN format or "*".`,
  },
  {
    code: 'L-PARTITION',
    broken: (resource) => resource !== '*' && ![...PARTITIONS, '*'].includes(field(resource, 1)),
    text: (resource) => `"${field(resource, 1)}" is no AWS partition.`,
    awsText: (resource) => `Partition "${field(resource, 1)}" is not valid for resource "${resource}".`,
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (resource) => /[*?]/.test(field(resource, 2)),
    text: (resource) => `The service of "${resource}" must be written out, without wildcards.`,
    awsText: () => 'Resource vendor must be fully qualified and cannot contain regexes.',
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (resource, type) => type === 'session' && resource !== '*' && arnFields(resource).length < 6,
    text: (resource) => `"${resource}" lacks fields: a session policy needs whole ARNs.`,
    awsText: () => 'MalformedPolicyDocument',
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (resource) => isIam(resource) && field(resource, 3) !== '',
    text: (resource) => `IAM is global: "${resource}" must not name a Region.`,
    awsText: (resource) => `IAM resource ${resource} cannot contain region information.`,
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (resource) => {
      const path = arnFields(resource)[5];
      if (!isIam(resource) || path === undefined || path === '*') return false;
      return !IAM_RESOURCE_TYPES.some((start) => path.startsWith(start));
    },
    text: (resource) => `IAM has no resource "${field(resource, 5)}".`,
    awsText: () => `IAM resource path must either be "*" or start with ${IAM_RESOURCE_TYPES.join(', ')}.`,
  },
  {
    code: 'L-ACCOUNT-ID',
    broken: (resource) => /^\d+$/.test(accountOf(resource)) && !isAccountId(accountOf(resource)),
    text: (resource) =>
      `"${accountOf(resource)}" has ${accountOf(resource).length} digits; an account id has 12.`,
  },
  {
    code: 'L-PLACEHOLDER',
    broken: (resource) => isPlaceholderAccount(accountOf(resource)) && !isAccountId(accountOf(resource)),
    text: (resource) => `"${accountOf(resource)}" stands for an account id: fill in its 12 digits.`,
  },
];
