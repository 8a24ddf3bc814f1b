// The tests of a statement that are not met, in words, with what they cannot say themselves.
import { isMultivalued } from '#iam/conditionKeys.ts';
import { hostOf } from '#decision/attempted.ts';
import { accountWords } from '#decision/names.ts';
import { isToBeFilledIn, valueForm } from '#decision/valueForms.ts';
import { parseOperator } from '#language/operators.ts';
import { parseTemplate, resolve } from '#iam/variables.ts';
import { literalText } from '#language/wildcard.ts';
import type { ConditionTest } from '#language/policy.ts';
import type { Found } from './evidence.ts';
import type { Inquiry } from './inquiry.ts';
import { testInWords } from './wording.ts';

/** By key: the account whose organization it is about. */
const ORGANIZATION_KEYS: ReadonlyMap<string, (q: Inquiry) => string | null> = new Map(
  Object.entries({
    'aws:principalorgid': ({ s }: Inquiry) => s.source.account,
    'aws:principalorgpaths': ({ s }: Inquiry) => s.source.account,
    'aws:resourceorgid': ({ s }: Inquiry) => s.target.account,
    'aws:resourceorgpaths': ({ s }: Inquiry) => s.target.account,
  }),
);

/** What a condition cannot say itself: the account that it asks about is known to be in no organization. */
function organizationless(q: Inquiry, key: string): string {
  const account = ORGANIZATION_KEYS.get(key.toLowerCase())?.(q) ?? null;
  if (account === null || q.s.model.accounts.get(account)?.org !== null) return '';
  return `, but ${accountWords(q.s.model, account)} is in no organization`;
}

/** With its variables filled in; null: one of them is not known. */
function filledIn({ s }: Inquiry, value: string): string | null {
  const resolved = resolve(parseTemplate(value, true, false), s.facts);
  return resolved.state === 'known' ? literalText(resolved.parts) : null;
}

/** Nor this: no call can carry any of the values. */
function impossibleForm(q: Inquiry, { key, operator, values }: ConditionTest): string {
  const form = valueForm(key.toLowerCase());
  if (form === null) return '';
  const wildcards = parseOperator(operator)?.operator.wildcards === true;
  const texts = values.map((value) => filledIn(q, value));
  const isPossible = (text: string | null): boolean =>
    text === null || isToBeFilledIn(text) || (wildcards && /[*?]/.test(text)) || form.isPossible(text);
  if (texts.some(isPossible)) return '';
  const here =
    texts.join() === values.join() ? '' : `, here ${texts.map((text) => `"${text}"`).join(' or ')}`;
  return `${here}, but ${form.words}`;
}

/** A claim of an issuer other than the one that asks: no value would do. */
function otherIssuer({ s }: Inquiry, key: string): string {
  const issuer = key.slice(0, key.lastIndexOf(':'));
  const host = hostOf(s.source.id);
  if (s.source.kind !== 'oidc' || !issuer.includes('.') || issuer.toLowerCase() === host.toLowerCase())
    return '';
  return `, but ${key} is never sent by ${host}`;
}

/** A list of values and an operator for one never meet. */
function severalValues({ key, operator }: ConditionTest): string {
  const use = parseOperator(operator);
  if (use === null || use.set !== null || use.operator.valueType === 'Null' || !isMultivalued(key)) return '';
  return ', but that key has several values, which only ForAllValues and ForAnyValue compare';
}

/** What is known of the key instead. */
function actual({ s }: Inquiry, { key, operator }: ConditionTest): string {
  if (parseOperator(operator)?.operator.valueType === 'Null') return '';
  const fact = s.facts.fact(key.toLowerCase());
  if (fact.state === 'unknown') return '';
  if (fact.state === 'known') {
    const values = fact.values.map((value) => `"${value}"`);
    return values.length === 0 ? '' : `, but it is ${values.join(', ')}`;
  }
  return Object.hasOwn(s.model.inventory.context, key.toLowerCase())
    ? `, but ${key} is said not to be sent`
    : `, but such a request does not carry ${key}`;
}

/** The first that explains most. */
const why = (q: Inquiry, test: ConditionTest): string =>
  [
    organizationless(q, test.key),
    otherIssuer(q, test.key),
    severalValues(test),
    impossibleForm(q, test),
    actual(q, test),
  ].find((text) => text !== '') ?? '';

/** Of a statement whose condition is not met; `asks that …`. */
export function failedTests(q: Inquiry, { match }: Found): string {
  const failed = match.tests.filter((t) => t.truth === 'no');
  return (failed.length === 0 ? match.tests : failed)
    .map(({ test }) => `${testInWords(test, false)}${why(q, test)}`)
    .join(', and ');
}
