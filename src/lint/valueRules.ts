// Operators, the types of keys, and the values between them.
import type { ConditionKey, KeyType } from '#iam/conditionKeys.ts';
import { isToBeFilledIn, valueForm } from '#decision/valueForms.ts';
import { ipRange, parseIp } from '#language/ipRange.ts';
import { parseDate, parseNumber } from '#language/operators.ts';
import { PAGES } from './pages.ts';
import { hasVariable, withoutVariables } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { placeholderIn } from './textRules.ts';
import type { TestView, Value } from './views.ts';

/** Types that an operator compares, beside its own. */
const ALSO_FITS: Readonly<Partial<Record<KeyType, readonly string[]>>> = {
  Date: ['Numeric'],
};

/** Values that AWS passes on as they come: tags and claims hold numbers, dates and booleans as text. */
const isFreeText = ({ name }: ConditionKey): boolean =>
  name.endsWith('/') || name.startsWith('<') || name.startsWith('saml:');

const IN_WORDS: Readonly<Record<string, string>> = {
  String: 'text',
  ARN: 'an ARN',
  Bool: 'true or false',
  Numeric: 'a number',
  Date: 'a date',
  IP: 'an address',
  Binary: 'base64',
};

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
  const message = `${test.operator} compares with ${IN_WORDS[asked]}, but ${record.name} is ${IN_WORDS[type]}.${advice}`;
  // Booleans come as the texts "true" and "false", which the string operators compare well enough.
  const usable = asked === 'String' && type === 'Bool';
  return [{ path: test.path, message, severity: usable ? 'warning' : undefined }];
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
  ARN: ['an ARN with six parts', (text) => /^(?:[^:]*:){5}./.test(text)],
};

function unreadableValue(view: TestView): readonly Hit[] {
  const { use, values } = view;
  if (use === null) return NO_HITS;
  const row = READABLE[use.operator.valueType];
  if (row === undefined) return NO_HITS;
  const [what, readable] = row;
  return values
    .filter(
      ({ text }) =>
        !(use.operator.variables && hasVariable(text)) &&
        placeholderIn(text) === undefined &&
        !readable(text),
    )
    .map(({ text, path }) => {
      const variable = hasVariable(text) ? ' Variables mean nothing there.' : '';
      return { path, message: `"${text}" is not ${what}, which ${view.test.operator} compares.${variable}` };
    });
}

/** No call can carry such a value: AWS refuses it as a parameter. */
function impossibleValue({ key, use, values }: TestView): readonly Hit[] {
  const form = valueForm(key);
  if (form === null || use?.operator.valueType !== 'String' || use.operator.negated) return NO_HITS;
  const isDoubtful = ({ text }: Value): boolean =>
    isToBeFilledIn(text) ||
    placeholderIn(text) !== undefined ||
    (use.operator.wildcards && /[*?]/.test(text));
  return values
    .filter((value) => !hasVariable(value.text) && !isDoubtful(value) && !form.isPossible(value.text))
    .map(({ text, path }) => ({ path, message: `No call carries "${text}": ${form.words}.` }));
}

function stringOnArn({ record, use, test, values }: TestView): readonly Hit[] {
  if (record?.type !== 'ARN' || use?.operator.valueType !== 'String') return NO_HITS;
  const right = test.operator
    .replace(/String(?:Equals|Like)(?:IgnoreCase)?/i, 'ArnLike')
    .replace(/StringNot\w+?(?=IfExists|$)/i, 'ArnNotLike');
  const wild = values.some(({ text }) => /[*?]/.test(text));
  const message = `${test.key} is an ARN: ${right} compares its parts one by one, so that a wildcard does not run over a colon.`;
  // Without a wildcard both say the same.
  const severity = wild ? undefined : 'info';
  return [{ path: test.path, message, severity, fix: { label: `Write "${right}"`, text: right } }];
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

export const VALUE_RULES: readonly Rule[] = [
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
    title: 'Value of the wrong form',
    why: 'What the operator cannot read, or no call can carry, matches nothing.',
    page: PAGES.operators,
    test: (view) => [...unreadableValue(view), ...impossibleValue(view)],
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
    id: 'L-PRIVATE-IP',
    severity: 'warning',
    where: 'all',
    title: 'Private address as source',
    why: 'AWS sees the address from which the request reaches it.',
    page: PAGES.keys,
    test: privateAddress,
  },
];
