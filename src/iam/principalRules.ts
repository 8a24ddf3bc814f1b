// What IAM refuses as a principal.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
import { iamName, isAccountId, isPlaceholderAccount, parseArn, PARTITIONS } from './arn.ts';
import { BUILT_IN_WEB_IDENTITIES } from './caller.ts';
import type { ValueRule } from './faultList.ts';

type PrincipalRule = ValueRule<null>;

const UNIQUE_ID = /^(?:AROA|AIDA)[A-Z0-9]{12,124}$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/;
const AWS_KINDS: ReadonlySet<string> = new Set(['root', 'user', 'role', 'session', 'federatedUser']);

const isWhole = (value: string): boolean => value === '*' || isAccountId(value) || UNIQUE_ID.test(value);

/** The account field of an ARN, or the whole value when it is not an ARN. */
const accountOf = (value: string): string => parseArn(value)?.account ?? value;

const invalid =
  (key: 'AWS' | 'SERVICE' | 'FEDERATED') =>
  (value: string): string =>
    `Invalid principal in policy: "${key}":"${value}"`;

/** The rules that hold for every ARN that names something in an account. */
function arnRules(awsText: (value: string) => string): readonly PrincipalRule[] {
  return [
    {
      code: 'L-PRINCIPAL-WILDCARD-ARN',
      broken: (value) => /[*?]/.test(value),
      text: (value) =>
        `"${value}": a principal cannot contain wildcards. Name the account and add ArnLike on aws:PrincipalArn.`,
      awsText,
    },
    {
      code: 'L-ACCOUNT-ID',
      broken: (value) => /^\d+$/.test(accountOf(value)) && !isAccountId(accountOf(value)),
      text: (value) => `"${accountOf(value)}" has ${accountOf(value).length} digits; an account id has 12.`,
      awsText,
    },
    {
      code: 'L-PLACEHOLDER',
      broken: (value) => !isAccountId(accountOf(value)) && isPlaceholderAccount(accountOf(value)),
      text: (value) => `"${accountOf(value)}" stands for an account id: fill in its 12 digits.`,
      awsText,
    },
    {
      code: 'L-PARTITION',
      broken: (value) => !PARTITIONS.includes(parseArn(value)?.partition ?? 'aws'),
      text: (value) => `"${parseArn(value)?.partition}" is no AWS partition.`,
      awsText,
    },
  ];
}

const AWS_RULES: readonly PrincipalRule[] = [
  ...arnRules(invalid('AWS')),
  {
    code: 'L-GROUP-PRINCIPAL',
    broken: (value) => iamName(value)?.kind === 'group',
    text: () => 'A group cannot be a principal: name its users or the account.',
    awsText: invalid('AWS'),
  },
  {
    code: 'L-PRINCIPAL-VALUE',
    broken: (value) => {
      const name = iamName(value);
      return name === null || !AWS_KINDS.has(name.kind) || !isAccountId(name.account);
    },
    text: (value) => `"${value}" is no account, user, role or session.`,
    awsText: invalid('AWS'),
  },
];

const SERVICE_RULES: readonly PrincipalRule[] = [
  {
    code: 'L-SERVICE-WILDCARD',
    broken: (value) => /[*?]/.test(value),
    text: (value) => `"${value}": a service cannot be named with wildcards.`,
    awsText: invalid('SERVICE'),
  },
  {
    code: 'L-SERVICE-UNKNOWN',
    broken: (value) => !SERVICE.test(value),
    text: (value) => `"${value}" is no service: their names end in .amazonaws.com.`,
    awsText: invalid('SERVICE'),
  },
];

const FEDERATED_RULES: readonly PrincipalRule[] = [
  ...arnRules(invalid('FEDERATED')),
  {
    code: 'L-PRINCIPAL-VALUE',
    broken: (value) => {
      const kind = iamName(value)?.kind;
      return kind !== 'samlProvider' && kind !== 'oidcProvider';
    },
    text: (value) => `"${value}" is no SAML or OIDC provider.`,
    awsText: invalid('FEDERATED'),
  },
];

export interface PrincipalKey {
  /** Values that are right as they stand and that no rule looks at. */
  readonly isPlain: (value: string) => boolean;
  readonly rules: readonly PrincipalRule[];
}

/** The keys that a Principal map may have. */
export const PRINCIPAL_KEYS: ReadonlyMap<string, PrincipalKey> = new Map([
  ['AWS', { isPlain: isWhole, rules: AWS_RULES }],
  ['Service', { isPlain: () => false, rules: SERVICE_RULES }],
  ['Federated', { isPlain: (value) => BUILT_IN_WEB_IDENTITIES.includes(value), rules: FEDERATED_RULES }],
]);
