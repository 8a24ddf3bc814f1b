// ARNs and the names of IAM and STS entities in them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
import { lastOf } from './remembered.ts';

/** The six colon-separated fields without the leading `arn`; `resource` keeps every further colon and slash. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export const PARTITIONS: readonly string[] = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
];

/** Cuts at the first five colons; a `${…}` holds its own colons. Fewer than six fields when colons are missing. */
export function arnFields(text: string): readonly string[] {
  const fields: string[] = [];
  if (!text.includes('${')) {
    let from = 0;
    for (let at = text.indexOf(':'); at >= 0 && fields.length < 5; at = text.indexOf(':', from)) {
      fields.push(text.slice(from, at));
      from = at + 1;
    }
    fields.push(text.slice(from));
    return fields;
  }
  let start = 0;
  for (let i = 0; i < text.length && fields.length < 5; i++) {
    if (text.startsWith('${', i)) {
      const end = text.indexOf('}', i);
      if (end > 0) i = end;
    } else if (text[i] === ':') {
      fields.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...fields, text.slice(start)];
}

/** How nearly all names in IAM begin. */
const IAM_OF_AWS = 'arn:aws:iam::';

/** Of a text without `${`: most of all names are looked into, and a list of their fields would be half the work. */
function plainArn(text: string): Arn | null {
  if (text.startsWith(IAM_OF_AWS)) {
    const end = text.indexOf(':', IAM_OF_AWS.length);
    if (end < 0) return null;
    const [account, resource] = [text.slice(IAM_OF_AWS.length, end), text.slice(end + 1)];
    return { partition: 'aws', service: 'iam', region: '', account, resource };
  }
  const service = text.indexOf(':', 4) + 1;
  const region = service === 0 ? 0 : text.indexOf(':', service) + 1;
  const account = region === 0 ? 0 : text.indexOf(':', region) + 1;
  const resource = account === 0 ? 0 : text.indexOf(':', account) + 1;
  if (resource === 0) return null;
  return {
    partition: text.slice(4, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: text.slice(resource),
  };
}

/** null: fewer than six fields, or it does not begin with `arn:`. The account may be a placeholder. */
export const parseArn = lastOf((text): Arn | null => {
  if (!text.startsWith('arn:')) return null;
  if (!text.includes('${')) return plainArn(text);
  const [, partition, service, region, account, resource] = arnFields(text);
  if (partition === undefined || service === undefined || region === undefined) return null;
  if (account === undefined || resource === undefined) return null;
  return { partition, service, region, account, resource };
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
const UNIQUE_ID_PREFIX = /^A(?:IDA|ROA|GPA|NPA|SCA|KIA|SIA|IPA|BIA|CCA|PKA)[A-Z0-9]{3,}$/;

export const isAccountId = (text: string): boolean => /^\d{12}$/.test(text);

/**
 * Stands where an account id belongs but is none: `ACCOUNT_A_ID`, `<a>`, `[ACCOUNT]`, `$ACCOUNT_ID`, `AccountA`,
 * `${AWS::AccountId}`, `...`, `1234-5678-9012`, ten digits, `6470706619xx`, `<>`, `***`, `my account number`.
 */
export const isPlaceholderAccount = (text: string): boolean =>
  /^(?:<[^<>]*>|\[[^[\]]+\]|\{\{[^{}]+\}\}|\$?\{(?:AWS::)?\w+\}|\$\w+|[A-Z][A-Z0-9_-]*|[\w-]*[Aa]ccount[\w-]*|\d{6,11}|\d{13,15}|\d{4}-\d{4}-\d{4}|x{4,12}|#{4,12}|\*{3,}|\.{2,}|…|\d{1,11}[xX*#•]{2,11}|[xX*#•]{2,11}\d{1,11}|(?=[\w ]*\b(?:account|id|number)\b)[a-z]{1,12}(?: [a-z]{1,12}){1,4})$/.test(
    text,
  ) && !UNIQUE_ID_PREFIX.test(text);

export type IamKind =
  | 'user'
  | 'role'
  | 'group'
  | 'policy'
  | 'instanceProfile'
  | 'root'
  | 'session'
  | 'federatedUser'
  | 'samlProvider'
  | 'oidcProvider';

export interface IamName {
  readonly kind: IamKind;
  readonly partition: string;
  readonly account: string;
  /** `/`, or `/team/x/`; sessions have none in their ARN and get `/`. */
  readonly path: string;
  /** Last segment: user or role name; of a session the role's name; of an OIDC provider host and path. */
  readonly name: string;
  /** Of a session: its RoleSessionName. */
  readonly session?: string;
}

const IAM_PREFIXES: readonly (readonly [prefix: string, kind: IamKind])[] = [
  ['user/', 'user'],
  ['role/', 'role'],
  ['group/', 'group'],
  ['policy/', 'policy'],
  ['instance-profile/', 'instanceProfile'],
  ['saml-provider/', 'samlProvider'],
  ['oidc-provider/', 'oidcProvider'],
];

/** What an IAM or STS ARN names; null for any other text. */
export const iamName = lastOf((text): IamName | null => {
  const arn = parseArn(text);
  if (arn === null) return null;
  const { partition, account, resource } = arn;
  if (arn.service === 'sts') {
    const [type, name = '', session = ''] = resource.split('/');
    if (type === 'assumed-role' && name !== '' && session !== '') {
      return { kind: 'session', partition, account, path: '/', name, session };
    }
    if (type === 'federated-user' && name !== '') {
      return { kind: 'federatedUser', partition, account, path: '/', name };
    }
    return null;
  }
  if (arn.service !== 'iam') return null;
  if (resource === 'root') return { kind: 'root', partition, account, path: '/', name: 'root' };
  for (const [prefix, kind] of IAM_PREFIXES) {
    if (!resource.startsWith(prefix)) continue;
    const rest = resource.slice(prefix.length);
    if (rest === '') return null;
    if (kind === 'oidcProvider') return { kind, partition, account, path: '/', name: rest };
    const slash = rest.lastIndexOf('/');
    if (slash < 0) return { kind, partition, account, path: '/', name: rest };
    return { kind, partition, account, path: `/${rest.slice(0, slash + 1)}`, name: rest.slice(slash + 1) };
  }
  return null;
});
