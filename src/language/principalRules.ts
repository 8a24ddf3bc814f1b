// What IAM refuses as a principal.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
import { iamName, type IamKind, isAccountId, isPlaceholderAccount, parseArn, PARTITIONS } from './arn.ts';
import { BUILT_IN_WEB_IDENTITIES, isServiceName } from './caller.ts';
import type { ValueRule } from './faultList.ts';
import { isNamedUnknown } from './unknownAccount.ts';

/** A principal as written, taken apart. */
export interface PrincipalText {
  readonly value: string;
  /** The account field of an ARN; of anything else the whole value. */
  readonly account: string;
  /** null when it is no ARN. */
  readonly partition: string | null;
  readonly kind: IamKind | null;
}

export function principalText(value: string): PrincipalText {
  const arn = parseArn(value);
  const account = arn?.account ?? value;
  return { value, account, partition: arn?.partition ?? null, kind: iamName(value)?.kind ?? null };
}

type PrincipalRule = ValueRule<PrincipalText>;

const UNIQUE_ID = /^(?:AROA|AIDA)[A-Z0-9]{12,124}$/;
const AWS_KINDS: ReadonlySet<IamKind | null> = new Set(['root', 'user', 'role', 'session', 'federatedUser']);
const PROVIDER_KINDS: ReadonlySet<IamKind | null> = new Set(['samlProvider', 'oidcProvider']);

const invalid =
  (key: 'AWS' | 'SERVICE' | 'FEDERATED') =>
  ({ value }: PrincipalText): string =>
    `Invalid principal in policy: "${key}":"${value}"`;

/** What a log or its reader blackened: nobody writes three wildcards in a row. */
const MASK = /\*{3,}/g;

/** The rules that hold for everything that stands in an account. */
function accountRules(awsText: (subject: PrincipalText) => string): readonly PrincipalRule[] {
  return [
    {
      code: 'L-PRINCIPAL-WILDCARD-ARN',
      broken: ({ value }) => /[*?]/.test(value.replaceAll(MASK, '')),
      text: ({ value }) =>
        `"${value}": a principal cannot contain wildcards. Name the account and add ArnLike on aws:PrincipalArn.`,
      awsText,
    },
    {
      code: 'L-ACCOUNT-ID',
      broken: ({ account }) => /^\d+$/.test(account) && !isAccountId(account),
      text: ({ account }) => `"${account}" has ${account.length} digits; an account id has 12.`,
      awsText,
    },
    {
      code: 'L-PLACEHOLDER',
      broken: ({ account }) => isPlaceholderAccount(account) && !isNamedUnknown(account),
      text: ({ account }) => `"${account}" stands for an account id: fill in its 12 digits.`,
      awsText,
    },
    {
      code: 'L-PLACEHOLDER',
      broken: ({ value }) => /[<>{}$]/.test(value) || value.search(MASK) >= 0,
      text: ({ value }) => `"${value}" still has a placeholder to fill in.`,
      awsText,
    },
    {
      code: 'L-PARTITION',
      broken: ({ partition }) => partition !== null && !PARTITIONS.includes(partition),
      text: ({ partition }) => `"${partition}" is no AWS partition.`,
      awsText,
    },
  ];
}

const AWS_RULES: readonly PrincipalRule[] = [
  ...accountRules(invalid('AWS')),
  {
    code: 'L-GROUP-PRINCIPAL',
    broken: ({ kind }) => kind === 'group',
    text: () => 'A group cannot be a principal: name its users or the account.',
    awsText: invalid('AWS'),
  },
  {
    code: 'L-PRINCIPAL-VALUE',
    broken: ({ value }) => (parseArn(value)?.region ?? '') !== '',
    text: ({ value }) => `"${value}": users, roles and sessions are in no Region, so their ARNs name none.`,
    awsText: invalid('AWS'),
  },
  {
    code: 'L-PRINCIPAL-VALUE',
    broken: ({ kind, account }) => !AWS_KINDS.has(kind) || !(isAccountId(account) || isNamedUnknown(account)),
    text: ({ value }) => `"${value}" is no account, user, role or session.`,
    awsText: invalid('AWS'),
  },
];

const SERVICE_RULES: readonly PrincipalRule[] = [
  {
    code: 'L-SERVICE-WILDCARD',
    broken: ({ value }) => /[*?]/.test(value),
    text: ({ value }) => `"${value}": a service cannot be named with wildcards.`,
    awsText: invalid('SERVICE'),
  },
  {
    code: 'L-SERVICE-UNKNOWN',
    broken: () => true,
    text: ({ value }) => `"${value}" is no service: their names end in .amazonaws.com.`,
    awsText: invalid('SERVICE'),
  },
];

const FEDERATED_RULES: readonly PrincipalRule[] = [
  ...accountRules(invalid('FEDERATED')),
  {
    code: 'L-PRINCIPAL-VALUE',
    broken: ({ kind }) => !PROVIDER_KINDS.has(kind),
    text: ({ value }) => `"${value}" is no SAML or OIDC provider.`,
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
  [
    'AWS',
    { isPlain: (value) => value === '*' || isAccountId(value) || UNIQUE_ID.test(value), rules: AWS_RULES },
  ],
  ['Service', { isPlain: isServiceName, rules: SERVICE_RULES }],
  ['Federated', { isPlain: (value) => BUILT_IN_WEB_IDENTITIES.includes(value), rules: FEDERATED_RULES }],
]);
