// Questions that many rules ask about statements, tests and values.
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import type { JsonPath, PrincipalEntry, Statement } from '#language/policy.ts';
import { globOf } from '#language/wildcard.ts';
import type { Model } from '#decision/model.ts';
import type { DocumentView, StatementView, TestView } from './views.ts';

/** Most patterns are told apart by what stands before their first wildcard, without compiling them. */
function matches(pattern: string, action: string): boolean {
  const lower = pattern.toLowerCase();
  const wildcard = lower.search(/[*?]/);
  if (wildcard < 0) return lower === action;
  return action.startsWith(lower.slice(0, wildcard)) && globOf(lower)(action);
}

/** Does the statement speak about this lower-cased action? */
export function covers({ actions }: Statement, action: string): boolean {
  if (actions === undefined) return false;
  return actions.patterns.some(({ text }) => matches(text, action)) !== actions.negated;
}

/** The key must be there for the test to hold, and have one of the values. */
export function demands({ use, test }: TestView): boolean {
  if (use === null || use.operator.negated || use.ifExists || use.set === 'ForAllValues') return false;
  return use.operator.valueType !== 'Null' || test.values.includes('false');
}

/** Another test of the statement makes sure that the key is there. */
export const presenceChecked = (view: TestView): boolean =>
  view.in.tests.some((other) => other !== view && other.key === view.key && demands(other));

/** The statement holds only for requests with this key (lower-cased, or a prefix that ends in `/`). */
export const demandsKey = ({ tests }: StatementView, key: string): boolean =>
  tests.some((test) => demands(test) && (key.endsWith('/') ? test.key.startsWith(key) : test.key === key));

export const testsOf = ({ tests }: StatementView, key: string): readonly TestView[] =>
  tests.filter((test) => test.key === key);

export const isNull = ({ use }: TestView): boolean => use?.operator.valueType === 'Null';

/** A policy variable or another template stands in it, so its text is not the whole truth. */
export const hasVariable = (text: string): boolean => text.includes('${');

export const withoutVariables = (text: string): string => text.replaceAll(/\$\{[^}]*\}/g, '');

/** `12 digits` or `arn:…:root`: the account; else null. */
export function wholeAccount(value: string): string | null {
  if (isAccountId(value)) return value;
  const name = iamName(value);
  return name?.kind === 'root' ? name.account : null;
}

/** Account that an AWS principal belongs to. */
export const accountOf = (value: string): string | null =>
  isAccountId(value) ? value : (parseArn(value)?.account ?? null);

export type EntryKind = 'service' | 'saml' | 'oidc' | 'aws';

/** What a principal entry of a trust policy names; null for what nobody can be. */
export function entryKind({ key, value }: PrincipalEntry): EntryKind | null {
  if (key === 'Service') return 'service';
  if (key === 'AWS' || key === '*') return 'aws';
  if (key !== 'Federated') return null;
  const kind = callerKind(value);
  return kind === 'saml' || kind === 'oidc' ? kind : null;
}

export const everyEntry = ({ principals }: StatementView, kind: EntryKind): boolean =>
  principals.length > 0 && principals.every((entry) => entryKind(entry) === kind);

/** Roles that AWS makes and keeps: nobody can edit what is wrong with their trust. */
export const isAwsOwned = ({ owner }: DocumentView): boolean =>
  owner !== null && /:role\/(?:aws-service-role|aws-reserved)\//.test(owner.arn);

/** `mine`: the same organization, or its principals were given too. */
export function relation(model: Model, account: string, other: string): 'same' | 'mine' | 'foreign' {
  if (account === other) return 'same';
  const org = model.accounts.get(account)?.org;
  if (org !== undefined && org !== null && model.accounts.get(other)?.org === org) return 'mine';
  return model.byAccount.has(other) ? 'mine' : 'foreign';
}

export const elementPath = ({ statement }: StatementView, element: string): JsonPath => [
  ...statement.path,
  element,
];

/** `"a", "b" and 2 more` */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => `"${value}"`);
  const rest = values.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
