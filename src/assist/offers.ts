// What can be written where the caret stands.
import type { ActionName } from '#actions/actionNames.ts';
import { CONDITION_KEYS } from '#iam/conditionKeys.ts';
import { OPERATORS, parseOperator } from '#language/operators.ts';
import { GRAMMAR_RULES } from '#language/grammarRules.ts';
import type { PolicyType } from '#language/policy.ts';
import { TRUST_ACTIONS } from '#lint/stsActions.ts';
import { SERVICE_PRINCIPALS } from '#lint/servicePrincipals.ts';
import type { ActionWords } from './actionWords.ts';
import type { Caret } from './caret.ts';
import { DOCUMENT_WORDS, PRINCIPAL_WORDS, statementWords, type ElementWord } from './elementWords.ts';
import { operatorMeaning, OPERATOR_NAMES } from './operatorWords.ts';
import type { PrincipalKind, Standing } from './standing.ts';

export interface Offer {
  readonly label: string;
  /** A word beside it: what kind of thing it is. */
  readonly detail: string;
  readonly meaning?: string;
  readonly page?: string;
  /** Of a key: what its value begins with, as a snippet. */
  readonly value?: string;
  /** Offers that lead on: the list is asked again after it. */
  readonly leadsOn?: true;
}

/** Who is in the workspace, by ARN or host. */
export interface Known {
  readonly principals: readonly {
    readonly id: string;
    readonly kind: PrincipalKind;
    readonly word: string;
  }[];
  /** ARNs of roles and of resources that policies here name. */
  readonly resources: readonly { readonly id: string; readonly word: string }[];
}

const elements = (words: readonly ElementWord[], keys: readonly string[], own: string): readonly Offer[] =>
  words
    .filter(({ name }) => name === own || !keys.includes(name))
    .map(({ meaning, name, page, value }) => ({ label: name, detail: 'element', meaning, page, value }));

/** An element and its Not… form exclude each other. */
function withoutOpposites(offers: readonly Offer[], keys: readonly string[]): readonly Offer[] {
  return offers.filter(
    ({ label }) => !keys.includes(label.startsWith('Not') ? label.slice(3) : `Not${label}`),
  );
}

function actions(words: ActionWords, type: PolicyType | undefined, listed: Listed | null): readonly Offer[] {
  if (type === 'trust') {
    const trust: readonly string[] = TRUST_ACTIONS;
    return words.actions
      .filter(({ name }) => trust.includes(name))
      .map(({ meaning, name }) => ({ label: name, detail: 'action of a trust policy', meaning }));
  }
  return [
    ...words.actions.map(({ meaning, name }) => ({ label: name, detail: 'action', meaning })),
    ...(listed?.actions ?? []).map(({ level, name }) => ({
      label: `${listed?.service}:${name}`,
      detail: level,
    })),
    ...words.services.map(({ meaning, name }) => ({
      label: name,
      detail: 'service',
      meaning,
      leadsOn: true as const,
    })),
  ];
}

/** All actions of one service, which the text there has begun to name. */
export interface Listed {
  readonly service: string;
  readonly actions: readonly ActionName[];
}

const ANYBODY: Offer = {
  label: '*',
  detail: 'anybody',
  meaning: 'Anybody in any account, unless a condition says otherwise.',
};

function principals(of: PrincipalKind, known: Known): readonly Offer[] {
  const here = known.principals
    .filter(({ kind }) => kind === of)
    .map(({ id, word }) => ({ label: id, detail: word }));
  if (of === 'AWS') return [...here, ANYBODY];
  if (of !== 'Service') return here;
  const listed = new Set(here.map(({ label }) => label));
  const rest = SERVICE_PRINCIPALS.filter((name) => !listed.has(name));
  return [...here, ...rest.map((label) => ({ label, detail: 'AWS service' }))];
}

/** Keys that this operator can compare come first; those of one value are left to operators without ForAllValues. */
function conditionKeys(operator: string, keys: readonly string[], own: string): readonly Offer[] {
  const use = parseOperator(operator);
  const type = use?.operator.valueType;
  const fits = (key: (typeof CONDITION_KEYS)[number]): boolean =>
    type === undefined || type === 'Null' || type === key.type || (type === 'String' && key.type === 'ARN');
  return CONDITION_KEYS.filter(({ name }) => !name.startsWith('<') && (name === own || !keys.includes(name)))
    .filter((key) => use === null || (fits(key) && (use.set === null || key.multi)))
    .map(({ multi, name, page, setBy, type: keyType }) => ({
      label: name,
      detail: `${keyType}${multi ? ', several values' : ''}`,
      meaning: `Set by ${setBy}.`,
      page,
      value: name.endsWith('/') ? '' : '"$0"',
    }));
}

function conditionValues(operator: string): readonly Offer[] {
  const type = parseOperator(operator)?.operator.valueType;
  if (type !== 'Bool' && type !== 'Null') return [];
  return ['true', 'false'].map((label) => ({
    label,
    detail: type === 'Null' ? 'is the key missing?' : 'Bool',
  }));
}

const operators = (keys: readonly string[], own: string): readonly Offer[] =>
  OPERATOR_NAMES.filter((name) => name === own || !keys.includes(name)).map((name) => ({
    label: name,
    detail: OPERATORS.some((operator) => operator.name === name) ? 'operator' : 'operator, variant',
    meaning: operatorMeaning(name) ?? '',
    value: '{\n  "$0"\n}',
  }));

/** Everything that can stand there; the editor narrows it down by what is typed. */
export function offersAt(
  caret: Caret,
  standing: Standing,
  type: PolicyType | undefined,
  words: ActionWords,
  known: Known,
  listed: Listed | null = null,
): readonly Offer[] {
  const { keys, token } = caret;
  switch (standing.kind) {
    case 'document-element':
      return elements(DOCUMENT_WORDS, keys, token);
    case 'statement-element':
      return withoutOpposites(elements(statementWords(type), keys, token), keys);
    case 'principal-kind':
      return elements(PRINCIPAL_WORDS, keys, token);
    case 'version':
      return ['2012-10-17', '2008-10-17'].map((label) => ({ label, detail: 'version' }));
    case 'effect':
      return (type === undefined ? ['Allow', 'Deny'] : GRAMMAR_RULES[type].effects).map((label) => ({
        label,
        detail: 'effect',
      }));
    case 'action':
      return actions(words, type, listed);
    case 'principal':
      return principals(standing.of, known);
    case 'resource':
      return [
        ...known.resources.map(({ id, word }) => ({ label: id, detail: word })),
        { label: '*', detail: 'everything' },
      ];
    case 'operator':
      return operators(keys, token);
    case 'condition-key':
      return conditionKeys(standing.operator, keys, token);
    default:
      return conditionValues(standing.operator);
  }
}
