// What a policy document names that tells whose it is: the principals of a trust policy, the roles that a
// permissions policy lets its holder assume.
import { iamName, parseArn } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import { anyCase, isObject, listOf, member } from '#text/json.ts';

const ASSUME = /^(?:\*|sts:\*|sts:assume[\w*?]*)$/i;

const strings = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');

/** Identity providers that a trust policy names: they are of the account of its role. */
export const namedProviders = (document: unknown): readonly string[] =>
  listOf(anyCase(document, 'Statement')).flatMap((statement) => {
    const principal = anyCase(statement, 'Principal');
    return isObject(principal) ? strings(member(principal, 'Federated')) : [];
  });

/** Whether a trust policy names a service of AWS. */
const namesService = (document: unknown): boolean =>
  listOf(anyCase(document, 'Statement')).some((statement) => {
    const principal = anyCase(statement, 'Principal');
    return isObject(principal) && strings(member(principal, 'Service')).length > 0;
  });

/** Users and roles that a trust policy names (a session counts as its role), and accounts that it names whole. */
export function namedPrincipals(document: unknown): {
  readonly arns: readonly string[];
  readonly accounts: readonly string[];
} {
  const arns: string[] = [];
  const accounts: string[] = [];
  for (const statement of listOf(anyCase(document, 'Statement'))) {
    if (anyCase(statement, 'Effect') !== 'Allow') continue;
    const principal = anyCase(statement, 'Principal');
    for (const value of isObject(principal) ? strings(member(principal, 'AWS')) : []) {
      const named = iamName(value);
      if (/^\d{10,14}$/.test(value)) accounts.push(value);
      if (!named) continue;
      accounts.push(named.account);
      if (named.kind === 'user' || named.kind === 'role') arns.push(value);
      if (named.kind === 'session')
        arns.push(`arn:${named.partition}:iam::${named.account}:role/${named.name}`);
    }
  }
  return { arns, accounts };
}

/** Roles (without wildcards) that a permissions policy allows to assume. */
export const assumeTargets = (document: unknown): readonly string[] => rolesIn(document, ['Allow']);

/** Those that it speaks of as roles to assume: they are never its holder. */
export const assumeMentions = (document: unknown): readonly string[] => rolesIn(document, ['Allow', 'Deny']);

function rolesIn(document: unknown, effects: readonly string[]): readonly string[] {
  return listOf(anyCase(document, 'Statement')).flatMap((statement) => {
    if (!effects.some((effect) => effect === anyCase(statement, 'Effect'))) return [];
    if (!strings(anyCase(statement, 'Action')).some((action) => ASSUME.test(action))) return [];
    return strings(anyCase(statement, 'Resource')).filter(
      (resource) => !/[*?]/.test(resource) && iamName(resource)?.kind === 'role',
    );
  });
}

/** Statement ids: people write who does what into them. */
export const statementIds = (document: unknown): readonly string[] =>
  listOf(anyCase(document, 'Statement')).flatMap((statement) => strings(anyCase(statement, 'Sid')));

/** What tells whose it is. */
export interface Named {
  /** Users and roles that a trust policy names. */
  readonly principals: ReadonlySet<string>;
  /** Accounts of these, and those that it names whole. */
  readonly accounts: ReadonlySet<string>;
  /** Accounts of the identity providers that it names: that of its role. */
  readonly homes: ReadonlySet<string>;
  /** Roles that a permissions policy allows to assume. */
  readonly targets: ReadonlySet<string>;
  /** A trust policy that names a service. */
  readonly service?: true;
}

const NONE: Named = {
  principals: new Set(),
  accounts: new Set(),
  homes: new Set(),
  targets: new Set(),
};

export function namedIn(document: unknown, type: PolicyType): Named {
  if (type === 'identity') return { ...NONE, targets: new Set(assumeTargets(document)) };
  if (type !== 'trust') return NONE;
  const { accounts, arns } = namedPrincipals(document);
  return {
    ...NONE,
    principals: new Set(arns),
    accounts: new Set(accounts),
    ...(namesService(document) ? { service: true } : {}),
    homes: new Set(namedProviders(document).flatMap((arn) => parseArn(arn)?.account ?? [])),
  };
}
