// Condition keys: do they exist, does the call carry them, does the operator fit their type?
import { CONDITION_KEYS, type ConditionKey, type KeyType } from '#iam/conditionKeys.ts';
import { ipRange, parseIp } from '#iam/ipRange.ts';
import { parseDate, parseNumber } from '#iam/operators.ts';
import { nearest } from './nearest.ts';
import { PAGES } from './pages.ts';
import { covers, demands, hasVariable, isNull, withoutVariables } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import {
  actionName,
  ASSUME,
  MAIN_ACTIONS,
  SET_SOURCE_IDENTITY,
  TAG_SESSION,
  WITH_SAML,
  WITH_WEB_IDENTITY,
} from './stsActions.ts';
import type { TestView, Value } from './views.ts';

/** Real keys that play no part in role assumption, so that the table of `iam` does not have them. */
const OTHER_KEYS: ReadonlySet<string> = new Set(
  `aws:chatbotsourcearn aws:ec2instancesourcevpc aws:ec2instancesourceprivateipv4 aws:viaawsmcpservice
  aws:calledviaawsmcp aws:iscontrolplanerequest sts:signingalgorithm sts:identitytokenaudience sts:rolesessiontags`.split(
    /\s+/,
  ),
);

const KNOWN_NAMES = CONDITION_KEYS.map(({ name }) => name).filter((name) => !name.startsWith('<'));

/** Whose keys the table claims to know completely. */
const OURS = /^(?:aws|sts|saml):/;

/** Only STS is asked, so keys of other services are never there. */
const isStsOnly = ({ in: { document, actions } }: TestView): boolean =>
  document.policy.type === 'trust' ||
  (actions.length > 0 && actions.every((action) => action.startsWith('sts:')));

function unknownKey(view: TestView): readonly Hit[] {
  const { key, record, test } = view;
  if (record !== null || OTHER_KEYS.has(key) || Object.hasOwn(view.in.document.model.inventory.context, key))
    return NO_HITS;
  // Claims under the ARN or the URL of their provider are the business of L-OIDC-KEY-PREFIX.
  if (key.startsWith('arn:') || key.startsWith('http')) return NO_HITS;
  if (key.includes(':') && !OURS.test(key) && !isStsOnly(view)) return NO_HITS;
  const meant =
    nearest(test.key, KNOWN_NAMES) ??
    (key.includes(':') ? undefined : nearest(`sts:${test.key}`, KNOWN_NAMES));
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const message = `No request carries a key "${test.key}", so it is always as if it were missing.${hint}`;
  return [
    {
      path: test.path,
      message,
      ...(meant === undefined ? {} : { fix: { label: `Write "${meant}"`, text: meant } }),
    },
  ];
}

/** Keys that only some calls carry: pattern of the key -> the actions that do. */
const CARRIED_BY: readonly (readonly [key: RegExp, by: readonly string[], instead: string])[] = [
  [/^sts:externalid$/, [ASSUME], 'Tokens and assertions are told apart by their own claims.'],
  [/^saml:(?!sub$|sub_type$|namequalifier$)/, [WITH_SAML], ''],
  [/^sts:durationseconds$/, [], 'Set the maximum session duration on the role instead.'],
  [/^sts:roleauthorizedbyidp$/, [WITH_WEB_IDENTITY], ''],
  [/^sts:(?:awsservicename|taskpolicyarn)$/, [], ''],
  [/^sts:requestcontext(?:providers$|\/)/, [ASSUME, 'sts:setcontext'], ''],
];

function keyNotForAction(view: TestView): readonly Hit[] {
  const { key, test, use } = view;
  if (use === null || !isStsOnly(view)) return NO_HITS;
  const row = CARRIED_BY.find(([pattern]) => pattern.test(key));
  const called = MAIN_ACTIONS.filter((action) => covers(view.in.statement, action));
  if (row === undefined || called.length === 0 || called.some((action) => row[1].includes(action)))
    return NO_HITS;
  // Other actions of the statement may carry it.
  if (
    view.in.document.policy.type !== 'trust' &&
    !view.in.actions.every((action) => MAIN_ACTIONS.includes(action))
  ) {
    return NO_HITS;
  }
  const outcome = demands(view) ? 'so this is never true' : 'so this tests nothing';
  const message =
    `${called.map(actionName).join(' and ')} never carries ${test.key}, ${outcome}. ${row[2]}`.trim();
  return [{ path: test.path, message }];
}

/** Types that an operator compares, beside its own. */
const ALSO_FITS: Readonly<Partial<Record<KeyType, readonly string[]>>> = {
  Date: ['Numeric'],
};

/** Values that AWS passes on as they come: tags and claims hold numbers, dates and booleans as text. */
const isFreeText = ({ name }: ConditionKey): boolean =>
  name.endsWith('/') || name.startsWith('<') || name.startsWith('saml:');

const typeName = (type: string): string =>
  type === 'IP' ? 'an IP address' : type === 'ARN' ? 'an ARN' : `a ${type}`;

function typeMismatch({ record, use, test, key }: TestView): readonly Hit[] {
  if (record === null || use === null) return NO_HITS;
  const asked = use.operator.valueType;
  const { type } = record;
  if (asked === 'Null' || asked === type || isFreeText(record)) return NO_HITS;
  if (asked === 'String' && type === 'ARN') return NO_HITS;
  if (ALSO_FITS[type]?.includes(asked) === true && key === 'aws:epochtime') return NO_HITS;
  const seconds = key === 'aws:requestedregion' && asked === 'Numeric';
  const advice = seconds
    ? ' To limit how long a session lasts, set the maximum session duration of the role.'
    : '';
  const message = `${test.operator} compares ${typeName(asked)}, but ${record.name} is ${typeName(type)}.${advice}`;
  // Booleans come as the texts "true" and "false", which the string operators compare well enough.
  const usable = asked === 'String' && type === 'Bool';
  return [{ path: test.path, message, ...(usable ? { severity: 'warning' as const } : {}) }];
}

const isBool = (text: string): boolean => /^(?:true|false)$/i.test(text);

/** By what the operator compares: may the value stand there? */
const READABLE: Readonly<Record<string, readonly [what: string, test: (text: string) => boolean]>> = {
  Numeric: ['a number', (text) => parseNumber(text) !== null],
  Date: ['a date such as 2026-01-31T00:00:00Z', (text) => parseDate(text) !== null],
  IP: ['an address or a range such as 203.0.113.0/24', (text) => ipRange(text) !== null],
  Bool: ['true or false', isBool],
  Null: ['true (not there) or false (there)', isBool],
  Binary: ['base64', (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text)],
  ARN: ['an ARN with six parts', (text) => /^arn:(?:[^:]*:){4}./.test(text) || /^\*(?::.*)?$/.test(text)],
};

function unreadableValue(view: TestView): readonly Hit[] {
  const { use, values } = view;
  if (use === null) return NO_HITS;
  const row = READABLE[use.operator.valueType];
  if (row === undefined) return NO_HITS;
  const [what, readable] = row;
  return values
    .filter(
      ({ text }) => !(use.operator.variables && hasVariable(text)) && !/^<.*>$/.test(text) && !readable(text),
    )
    .map(({ text, path }) => {
      const variable = hasVariable(text) ? ' Variables mean nothing there.' : '';
      return { path, message: `"${text}" is not ${what}, which ${view.test.operator} compares.${variable}` };
    });
}

function stringOnArn({ record, use, test, values }: TestView): readonly Hit[] {
  if (record?.type !== 'ARN' || use?.operator.valueType !== 'String') return NO_HITS;
  const right = test.operator
    .replace(/String(?:Equals|Like)(?:IgnoreCase)?/i, 'ArnLike')
    .replace(/StringNot\w+?(?=IfExists|$)/i, 'ArnNotLike');
  const wild = values.some(({ text }) => /[*?]/.test(text));
  const message = `${test.key} is an ARN: ${right} compares its parts one by one, so that a wildcard does not run over a colon.`;
  // Without a wildcard both say the same.
  const severity = wild ? {} : { severity: 'info' as const };
  return [{ path: test.path, message, ...severity, fix: { label: `Write "${right}"`, text: right } }];
}

function literalWildcard({ use, values, test }: TestView): readonly Hit[] {
  if (use === null || use.operator.valueType !== 'String' || use.operator.wildcards) return NO_HITS;
  const right = test.operator.replace(/Equals(?:IgnoreCase)?/i, 'Like');
  return values
    .filter(({ text }) => {
      const plain = withoutVariables(text);
      return plain.includes('*') || (plain.includes('?') && !plain.includes('://'));
    })
    .map(({ text, path }) => ({
      path,
      message: `${use.operator.name} takes the wildcard in "${text}" as a plain character: use ${right}.`,
      fix: { label: `Write "${right}"`, text: right },
    }));
}

/** Keys whose whole value matters: what a wildcard in them opens. */
const EXACT: readonly (readonly [key: RegExp, broken: (text: string) => boolean])[] = [
  [
    /^aws:(?:principalorgid|sourceorgid|resourceorgid|sourceaccount|principalaccount)$/,
    (text) => /[*?]/.test(text),
  ],
  [/^aws:sourcearn$/, (text) => /^arn:[^:]*:(?!s3:)[^:]*:[^:]*:[^:]*[*?]/.test(text)],
  [/[./].*:aud$/, (text) => /[*?]/.test(text)],
];

function wildcardInExact(view: TestView): readonly Hit[] {
  if (!view.in.allows || view.use?.operator.wildcards !== true || view.use.operator.negated) return NO_HITS;
  const row = EXACT.find(([key]) => key.test(view.key));
  if (row === undefined) return NO_HITS;
  if (view.key === 'aws:sourcearn' && view.in.tests.some(({ key }) => key === 'aws:sourceaccount'))
    return NO_HITS;
  return view.values
    .filter(({ text }) => row[1](text))
    .map(({ text, path }) => ({
      path,
      message: `"${text}" lets others in as well: write the whole value of ${view.test.key}.`,
    }));
}

function multivalued({ record, use, test }: TestView): readonly Hit[] {
  if (record?.multi !== true || use === null || use.set !== null || use.operator.valueType === 'Null')
    return NO_HITS;
  const right = `ForAnyValue:${test.operator}`;
  const message = `${record.name} has many values: without ForAnyValue: or ForAllValues: this never matches.`;
  return [{ path: test.path, message, fix: { label: `Write "${right}"`, text: right } }];
}

const TAG_KEYS = /^(?:aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys)$/;

const allowed = ({ in: { document } }: TestView, action: string): boolean =>
  document.policy.statements.some((statement) => statement.effect === 'Allow' && covers(statement, action));

function missingAction(view: TestView): readonly Hit[] {
  if (!view.in.allows || !demands(view) || !covers(view.in.statement, ASSUME) || !isStsOnly(view))
    return NO_HITS;
  const { type } = view.in.document.policy;
  const needed = TAG_KEYS.test(view.key)
    ? TAG_SESSION
    : view.key === 'sts:sourceidentity' && type !== 'trust'
      ? SET_SOURCE_IDENTITY
      : null;
  if (needed === null || allowed(view, needed)) return NO_HITS;
  const name = actionName(needed);
  const message = `A call that carries ${view.test.key} needs ${name} as well, and the document does not allow it.`;
  return [{ path: view.test.path, message, fix: { label: `Add "${name}" to Action`, text: name } }];
}

function sourceIdentityAction(view: TestView): readonly Hit[] {
  if (view.key !== 'sts:sourceidentity' || !view.in.allows || !demands(view)) return NO_HITS;
  if (!MAIN_ACTIONS.some((action) => covers(view.in.statement, action)) || allowed(view, SET_SOURCE_IDENTITY))
    return NO_HITS;
  const name = actionName(SET_SOURCE_IDENTITY);
  const message = `A source identity is demanded, but nobody may set one: allow ${name}.`;
  return [{ path: view.test.path, message, fix: { label: `Add "${name}" to Action`, text: name } }];
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map(ipRange);

function privateAddress({ key, use, values }: TestView): readonly Hit[] {
  if (key !== 'aws:sourceip' || use?.operator.valueType !== 'IP') return NO_HITS;
  const isPrivate = ({ text }: Value): boolean => {
    const base = text.split('/')[0] ?? '';
    return parseIp(base) !== null && PRIVATE.some((inside) => inside?.(base) === true);
  };
  return values.filter(isPrivate).map(({ text, path }) => ({
    path,
    message: `"${text}" is a private address, and aws:SourceIp is always the public one: aws:VpcSourceIp is the one inside a VPC.`,
  }));
}

function sessionArn(view: TestView): readonly Hit[] {
  if (view.key !== 'aws:principalarn' || isNull(view)) return NO_HITS;
  return view.values.flatMap(({ text, path }) => {
    const [, partition, account, role] =
      /^arn:([^:]*):sts:[^:]*:([^:]*):assumed-role\/([^/]+)/.exec(text) ?? [];
    if (role === undefined) return NO_HITS;
    const right = `arn:${partition ?? 'aws'}:iam::${account ?? ''}:role/${role}`;
    const message = `aws:PrincipalArn of a session is the ARN of its role, so "${text}" never matches.`;
    return [{ path, message, fix: { label: `Write "${right}"`, text: right } }];
  });
}

export const KEY_RULES: readonly Rule[] = [
  {
    id: 'L-UNKNOWN-KEY',
    severity: 'error',
    where: 'all',
    title: 'No such condition key',
    why: 'AWS saves any name. A key that no request carries fails every plain test and passes every negated one.',
    page: PAGES.keys,
    test: unknownKey,
  },
  {
    id: 'L-KEY-NOT-FOR-ACTION',
    severity: 'error',
    where: 'all',
    title: 'Key that this action does not carry',
    why: 'A key exists only in the calls that AWS lists for it.',
    page: PAGES.stsKeys,
    test: keyNotForAction,
  },
  {
    id: 'L-TYPE-MISMATCH',
    severity: 'error',
    where: 'all',
    title: 'Operator and key of different types',
    why: 'Values of different types cannot be compared, so the test is never true.',
    page: PAGES.operators,
    test: typeMismatch,
  },
  {
    id: 'L-VALUE-TYPE',
    severity: 'error',
    where: 'all',
    title: 'Value that the operator cannot read',
    why: 'A value of the wrong form matches nothing.',
    page: PAGES.operators,
    test: unreadableValue,
  },
  {
    id: 'L-ARN-STRING-OP',
    severity: 'warning',
    where: 'all',
    title: 'String operator on an ARN',
    why: 'String wildcards run over colons, so a pattern may match more accounts or services than it seems to.',
    page: PAGES.operators,
    test: stringOnArn,
  },
  {
    id: 'L-WILDCARD-NO-LIKE',
    severity: 'error',
    where: 'all',
    title: 'Wildcard under an exact operator',
    why: 'StringEquals compares character by character; only the Like operators know wildcards.',
    page: PAGES.operators,
    test: literalWildcard,
  },
  {
    id: 'L-WILDCARD-SENSITIVE-KEY',
    severity: 'warning',
    where: 'all',
    title: 'Wildcard where the whole value matters',
    why: 'Ids of accounts, organizations and audiences are no families: a wildcard in them means strangers.',
    page: PAGES.checks,
    test: wildcardInExact,
  },
  {
    id: 'L-MULTIVALUE-NO-SET-OP',
    severity: 'error',
    where: 'all',
    title: 'Multivalued key without ForAnyValue or ForAllValues',
    why: 'A key with many values is compared with a set operator only.',
    page: PAGES.multivalued,
    test: multivalued,
  },
  {
    id: 'L-MISSING-ACTION-FOR-KEY',
    severity: 'warning',
    where: 'all',
    title: 'Key without the action that it needs',
    why: 'Passing tags or a source identity is an action of its own, which must be allowed too.',
    page: PAGES.sessionTags,
    test: missingAction,
  },
  {
    id: 'L-SOURCEIDENTITY-ACTION',
    severity: 'error',
    where: 'trust',
    title: 'Source identity demanded but not allowed',
    why: 'Nobody can satisfy the condition without being allowed to set a source identity.',
    page: PAGES.sourceIdentity,
    test: sourceIdentityAction,
  },
  {
    id: 'L-PRIVATE-IP',
    severity: 'warning',
    where: 'all',
    title: 'Private address as source',
    why: 'AWS sees the address from which the request reaches it.',
    page: PAGES.keys,
    test: privateAddress,
  },
  {
    id: 'L-PRINCIPALARN-SESSION',
    severity: 'error',
    where: 'all',
    title: 'Session ARN under aws:PrincipalArn',
    why: 'The key holds the ARN of the role, never that of the session.',
    page: PAGES.keys,
    test: sessionArn,
  },
];
