// What IAM refuses in Resource and NotResource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { arnFields, isAccountId, isPlaceholderAccount, PARTITIONS } from './arn.ts';
import type { ValueRule } from './faultList.ts';
import type { PolicyType } from './policy.ts';
import { isNamedUnknown } from './unknownAccount.ts';

/** A resource pattern other than `*`, cut at its first five colons; fields that it lacks are undefined. */
export interface ResourceText {
  readonly resource: string;
  readonly type: PolicyType;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly path: string | undefined;
}

export function resourceText(resource: string, type: PolicyType): ResourceText {
  const [, partition = '', service = '', region = '', account = '', path] = arnFields(resource);
  return { resource, type, partition, service, region, account, path };
}

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

const isIam = ({ service }: ResourceText): boolean => service === 'iam';

export const RESOURCE_RULES: readonly ValueRule<ResourceText>[] = [
  {
    code: 'L-RESOURCE-FORMAT',
    broken: ({ resource }) => !resource.startsWith('arn:'),
    text: ({ resource }) => `"${resource}" is neither an ARN nor "*".`,
    awsText: ({ resource }) => `Resource ${resource} must be in ARN format or "*".`,
  },
  {
    code: 'L-PARTITION',
    broken: ({ partition }) => partition !== '*' && !PARTITIONS.includes(partition),
    text: ({ partition }) => `"${partition}" is no AWS partition.`,
    awsText: ({ partition, resource }) => `Partition "${partition}" is not valid for resource "${resource}".`,
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: ({ service }) => /[*?]/.test(service),
    text: ({ resource }) => `The service of "${resource}" must be written out, without wildcards.`,
    awsText: () => 'Resource vendor must be fully qualified and cannot contain regexes.',
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: ({ path, type }) => type === 'session' && path === undefined,
    text: ({ resource }) => `"${resource}" lacks fields: a session policy needs whole ARNs.`,
    awsText: () => 'MalformedPolicyDocument',
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (subject) => isIam(subject) && subject.region !== '',
    text: ({ resource }) => `IAM is global: "${resource}" must not name a Region.`,
    awsText: ({ resource }) => `IAM resource ${resource} cannot contain region information.`,
  },
  {
    code: 'L-RESOURCE-FORMAT',
    broken: (subject) => {
      const { path } = subject;
      if (!isIam(subject) || path === undefined || path === '*') return false;
      return !IAM_RESOURCE_TYPES.some((start) => path.startsWith(start));
    },
    text: ({ path }) => `IAM has no resource "${path}".`,
    awsText: () => `IAM resource path must either be "*" or start with ${IAM_RESOURCE_TYPES.join(', ')}.`,
  },
  {
    code: 'L-ACCOUNT-ID',
    broken: (subject) => isIam(subject) && /^\d+$/.test(subject.account) && !isAccountId(subject.account),
    text: ({ account }) => `"${account}" has ${account.length} digits; an account id has 12.`,
  },
  {
    code: 'L-PLACEHOLDER',
    // Stars are a pattern to AWS, however many.
    broken: (subject) =>
      isIam(subject) &&
      isPlaceholderAccount(subject.account) &&
      !isNamedUnknown(subject.account) &&
      !subject.account.includes('*'),
    text: ({ account }) => `"${account}" stands for an account id: fill in its 12 digits.`,
  },
  {
    code: 'L-PLACEHOLDER',
    broken: ({ resource }) => /<[^<>]+>|\{\{[^{}]+\}\}/.test(resource),
    text: ({ resource }) => `"${resource}" still has a placeholder to fill in.`,
  },
];
