// Condition tests in plain words.
import { conditionKey } from '#iam/conditionKeys.ts';
import { parseOperator } from '#language/operators.ts';
import type { ConditionTest } from '#language/policy.ts';

const quoted = (values: readonly string[]): string => values.map((v) => `"${v}"`).join(' or ');

/** Verb phrases by operator without `Not`; `is` and `is not` halves. */
const PHRASES: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  StringEquals: ['is', 'is not'],
  StringEqualsIgnoreCase: ['is (in any case)', 'is not (in any case)'],
  StringLike: ['is like', 'is not like'],
  ArnEquals: ['is like', 'is not like'],
  ArnLike: ['is like', 'is not like'],
  NumericEquals: ['is', 'is not'],
  NumericLessThan: ['is less than', 'is at least'],
  NumericLessThanEquals: ['is at most', 'is more than'],
  NumericGreaterThan: ['is more than', 'is at most'],
  NumericGreaterThanEquals: ['is at least', 'is less than'],
  DateEquals: ['is', 'is not'],
  DateLessThan: ['is before', 'is not before'],
  DateLessThanEquals: ['is not after', 'is after'],
  DateGreaterThan: ['is after', 'is not after'],
  DateGreaterThanEquals: ['is not before', 'is before'],
  Bool: ['is', 'is not'],
  BinaryEquals: ['is', 'is not'],
  IpAddress: ['is in', 'is not in'],
};

/** Keys with words of their own; `{}` stands for the verb phrase with its values. */
const SUBJECTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'sts:externalid': 'the ExternalId of the request',
    'sts:rolesessionname': 'the session name of the request',
    'sts:sourceidentity': 'the source identity that the request sets',
    'aws:sourceidentity': 'the source identity of the caller',
    'aws:sourceip': 'the caller’s IP address',
    'aws:requestedregion': 'the Region of the STS endpoint',
    'aws:currenttime': 'the time of the call',
    'aws:principalarn': 'the caller’s ARN',
    'aws:principalorgid': 'the caller’s organization',
    'aws:principalaccount': 'the caller’s account',
    'aws:username': 'the caller’s user name',
    'aws:sourceaccount': 'the account that the service acts for',
    'aws:sourcearn': 'the resource that the service acts for',
    'aws:sourcevpc': 'the VPC of the call',
    'aws:sourcevpce': 'the VPC endpoint of the call',
    'saml:aud': 'the recipient of the SAML assertion',
    'aws:multifactorauthage': 'the number of seconds since the caller’s MFA',
    'source:sessionname': 'the calling session’s name',
  }),
);

const CLAIMS: ReadonlyMap<string, string> = new Map([
  ['<provider>:sub', 'the token’s subject'],
  ['<provider>:aud', 'the token’s audience'],
]);

/** A pair has one provider, so that its host need not be said again; null: no such claim. */
const claimOf = (key: string): string | null => CLAIMS.get(conditionKey(key)?.name ?? '') ?? null;

/** `the caller’s tag team`; keys without words of their own as they are. */
export function subjectOf(key: string): string {
  const known = SUBJECTS.get(key.toLowerCase());
  if (known !== undefined) return known;
  const [, family, name] =
    /^(aws:principaltag|aws:requesttag|aws:resourcetag|iam:resourcetag)\/(.+)$/i.exec(key) ?? [];
  if (family === undefined || name === undefined) return claimOf(key) ?? key;
  const whose = { 'aws:principaltag': 'the caller’s tag', 'aws:requesttag': 'the session tag' }[
    family.toLowerCase()
  ];
  return `${whose ?? 'the role’s tag'} ${name}`;
}

function special(test: ConditionTest, positive: boolean): string | null {
  const key = test.key.toLowerCase();
  const [only] = test.values;
  if (test.values.length !== 1 || only === undefined) return null;
  if (key === 'aws:multifactorauthpresent') {
    return (only.toLowerCase() === 'true') === positive
      ? 'the caller signed in with MFA'
      : 'the caller did not use MFA';
  }
  if (key === 'sts:externalid' && positive && /^StringEquals$/i.test(test.operator)) {
    return `the request passes ExternalId "${only}"`;
  }
  return null;
}

const QUANTIFIERS = { ForAllValues: 'every value of ', ForAnyValue: 'some value of ' } as const;

/**
 * The test as a clause, e.g. `the caller’s IP address is in "203.0.113.0/24"`; `mustNot` says the opposite, as the
 * conditions of a Deny have to be avoided.
 */
export function testInWords(test: ConditionTest, mustNot: boolean): string {
  const use = parseOperator(test.operator);
  if (use === null) return `${test.key} passes ${test.operator}`;
  const { operator, set, ifExists } = use;
  const who = subjectOf(test.key);
  if (operator.valueType === 'Null') {
    const absent = test.values.some((v) => v.toLowerCase() === 'true') !== mustNot;
    return `${test.key} is ${absent ? 'not sent' : 'sent'}`;
  }
  const positive = operator.negated === mustNot;
  const words = special(test, positive);
  const quantifier = set === null ? '' : QUANTIFIERS[set];
  const [yes, no] = PHRASES[operator.name.replace('Not', '')] ?? [operator.name, `not ${operator.name}`];
  const clause = words ?? `${quantifier}${who} ${positive ? yes : no} ${quoted(test.values)}`;
  const passesAbsent = ifExists || set === 'ForAllValues' || (operator.negated && set === null);
  // Under a Deny it is the absent key that is spared or hit, hence the comparison.
  if (passesAbsent === mustNot || operator.negated || !ifExists) return clause;
  return words === null ? `${clause} or is not sent` : `${clause}, or ${test.key} is not sent`;
}
