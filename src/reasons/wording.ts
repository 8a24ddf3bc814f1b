// Condition tests in plain words.
import { conditionKey } from '#iam/conditionKeys.ts';
import { type Operator, type OperatorUse, parseOperator } from '#language/operators.ts';
import type { ConditionTest } from '#language/policy.ts';

const quoted = (values: readonly string[], between = ' or '): string =>
  values.map((v) => `"${v}"`).join(between);

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
    'aws:resourceaccount': 'the role’s account',
    'aws:resourceorgid': 'the role’s organization',
    'aws:epochtime': 'the time of the call',
    'aws:tokenissuetime': 'the time when the caller’s temporary credentials were issued',
    'aws:username': 'the caller’s user name',
    // Only what the service itself sends counts, and not every service sends them.
    'aws:sourceaccount': 'the account that the service says it acts for',
    'aws:sourcearn': 'the resource that the service says it acts for',
    'aws:sourceorgid': 'the organization that the service says it acts for',
    'aws:sourceorgpaths': 'the path in the organization that the service says it acts for',
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

/** Every call says so much: of these nobody need say that they are sent. */
const ALWAYS_SENT: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:userid',
  'aws:viaawsservice',
  'source:sessionname',
  'sts:roleauthorizedbyidp',
  'sts:rolesessionname',
]);

/** What a clause says of requests without the key: nothing beyond its words, or more that has to be added. */
type Absent = 'as worded' | 'also absent' | 'never absent';

interface Clause {
  readonly words: string;
  readonly absent: Absent;
}

const MFA_KEY = 'aws:multifactorauthpresent';
const WITH_MFA = 'the caller authenticated with MFA';

/** Of one value, true or false; `spares`: a request without the key will do. */
function mfaClause(value: string, mustNot: boolean, spares: boolean): Clause {
  if ((value.toLowerCase() === 'true') !== mustNot) {
    return { words: WITH_MFA, absent: spares ? 'also absent' : 'as worded' };
  }
  return spares
    ? { words: 'the caller did not authenticate with MFA', absent: 'as worded' }
    : { words: 'the caller has temporary credentials, without MFA', absent: 'as worded' };
}

const noneOf = (yes: string): string => yes.replace(/^(is(?: like| in)?)/, '$1 none of');

/** The verb with its values; `no` excludes all of them. */
function verbPhrase(operator: Operator, positive: boolean, values: readonly string[]): string {
  const [yes, no] = PHRASES[operator.name.replace('Not', '')] ?? [operator.name, `not ${operator.name}`];
  if (positive) return `${yes} ${quoted(values)}`;
  return values.length > 1 && /^is not\b/.test(no)
    ? `${noneOf(yes)} ${quoted(values, ', ')}`
    : `${no} ${quoted(values)}`;
}

/** `some value …`, `every value …`; the opposite of one is the other. */
function setClause({ ifExists, operator, set }: OperatorUse, test: ConditionTest, mustNot: boolean): Clause {
  const who = `value of ${subjectOf(test.key)}`;
  const some = (set === 'ForAnyValue') !== mustNot;
  const inList = operator.negated === mustNot;
  const words = some
    ? `some ${who} ${verbPhrase(operator, inList, test.values)}`
    : `${inList ? 'every' : 'no'} ${who} ${verbPhrase(operator, true, test.values)}`;
  if (some) return { words, absent: ifExists && !mustNot ? 'also absent' : 'as worded' };
  return { words, absent: mustNot && ifExists ? 'never absent' : 'as worded' };
}

function plainClause({ ifExists, operator }: OperatorUse, test: ConditionTest, mustNot: boolean): Clause {
  const key = test.key.toLowerCase();
  const [only] = test.values;
  const positive = operator.negated === mustNot;
  const spares = (ifExists || operator.negated) !== mustNot;
  if (key === MFA_KEY && test.values.length === 1 && only !== undefined && operator.valueType === 'Bool') {
    return mfaClause(only, mustNot, spares);
  }
  const words =
    key === 'sts:externalid' && positive && /^StringEquals$/i.test(operator.name) && test.values.length === 1
      ? `the request passes ExternalId ${quoted(test.values)}`
      : `${subjectOf(test.key)} ${verbPhrase(operator, positive, test.values)}`;
  // "Is not" is true of what is not there; "is at most" is not.
  const sparesAsWorded = !positive && / is not /.test(` ${verbPhrase(operator, false, [''])} `);
  if (spares) return { words, absent: sparesAsWorded ? 'as worded' : 'also absent' };
  return { words, absent: sparesAsWorded ? 'never absent' : 'as worded' };
}

/**
 * The test as a clause, e.g. `the caller’s IP address is in "203.0.113.0/24"`; `mustNot` says the opposite, as the
 * conditions of a Deny have to be avoided.
 */
export function testInWords(test: ConditionTest, mustNot: boolean): string {
  const use = parseOperator(test.operator);
  if (use === null) return `${test.key} passes ${test.operator}`;
  if (use.operator.valueType === 'Null') {
    const absent = test.values.some((v) => v.toLowerCase() === 'true') !== mustNot;
    return `${test.key} is ${absent ? 'not sent' : 'sent'}`;
  }
  const { words, absent } = (use.set === null ? plainClause : setClause)(use, test, mustNot);
  if (absent === 'as worded' || ALWAYS_SENT.has(test.key.toLowerCase())) return words;
  if (absent === 'never absent') return `${test.key} is sent, and ${words}`;
  if (words === WITH_MFA) return `${words}, or ${test.key} is not sent (long-term access keys)`;
  return words.startsWith(subjectOf(test.key))
    ? `${words} or is not sent`
    : `${words}, or ${test.key} is not sent`;
}
