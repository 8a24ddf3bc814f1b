// What AWS saves without a word although the grammar gives it another meaning than it seems to have, or none.
import { OPERATORS } from '#language/operators.ts';
import type { JsonPath } from '#language/policy.ts';
import { globOf } from '#language/wildcard.ts';
import { nearest } from './nearest.ts';
import { PAGES } from './pages.ts';
import { elementPath } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { STS_ACTIONS, TRUST_ACTIONS } from './stsActions.ts';
import { type DocumentView, type StatementView, type TestView, valueAt } from './views.ts';

type Json = Readonly<Record<string, unknown>>;

const objectAt = ({ attached }: DocumentView, path: JsonPath): Json | null => {
  const value = valueAt(attached.document, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
};

const versionOf = (view: DocumentView): unknown => objectAt(view, [])?.['Version'];

function emptyCondition({ document, statement }: StatementView): readonly Hit[] {
  const path = [...statement.path, 'Condition'];
  const condition = objectAt(document, path);
  if (condition === null) return NO_HITS;
  const operators = Object.keys(condition);
  if (operators.length === 0) {
    return [{ path, message: 'The empty Condition is always true: leave it out, or write what was meant.' }];
  }
  return operators.flatMap((operator) => {
    const block = objectAt(document, [...path, operator]);
    if (block === null || Object.keys(block).length > 0) return NO_HITS;
    return [{ path: [...path, operator], message: `The empty ${operator} is always true: leave it out.` }];
  });
}

const variablePattern = /\$\{(?:aws|sts|saml|iam|ec2|s3|cognito-identity[^:]*|[\w.-]+\.[\w./-]+):[^}]+\}/i;

function oldVariables({ document, statement, tests }: StatementView): readonly Hit[] {
  if (document.policy.version === '2012-10-17') return NO_HITS;
  const values = [
    ...(statement.resources?.patterns ?? []),
    ...tests.flatMap((test) => (test.use?.operator.variables === true ? test.values : [])),
  ];
  return values
    .filter(({ text }) => variablePattern.test(text))
    .map(({ text, path }) => ({
      path,
      message: `The variable in "${text}" is compared as plain text, because the document is not of Version 2012-10-17.`,
      fix: { label: 'Write the Version', text: '"Version": "2012-10-17"' },
    }));
}

/** Names that people make up after what they want, and that are closer to another one by letters. */
const MADE_UP: readonly (readonly [RegExp, string])[] = [
  [/oidc|openid|jwt|web/i, 'sts:AssumeRoleWithWebIdentity'],
  [/saml/i, 'sts:AssumeRoleWithSAML'],
];

const meantAction = (text: string): string | undefined =>
  MADE_UP.find(([pattern]) => pattern.test(text))?.[1] ?? nearest(text, STS_ACTIONS);

/** Only of STS; those of other services are in a list that is loaded when needed (actionRules.ts). */
function unknownAction({ statement }: StatementView): readonly Hit[] {
  return (statement.actions?.patterns ?? []).flatMap(({ text, path }) => {
    const lower = text.toLowerCase();
    if (!lower.startsWith('sts:')) return NO_HITS;
    const matches = globOf(lower);
    if (STS_ACTIONS.some((action) => matches(action.toLowerCase()))) return NO_HITS;
    const meant = meantAction(text);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return [
      {
        path,
        message: `STS has no action "${text}", so this says nothing.${hint}`,
        fix: meant === undefined ? undefined : { label: `Write "${meant}"`, text: meant },
      },
    ];
  });
}

function notForTrust({ statement }: StatementView): readonly Hit[] {
  if (statement.actions?.negated === true) return NO_HITS;
  return (statement.actions?.patterns ?? []).flatMap(({ text, path }) => {
    const known = STS_ACTIONS.find((action) => action.toLowerCase() === text.toLowerCase());
    if (known === undefined || TRUST_ACTIONS.some((action) => action === known)) return NO_HITS;
    return [{ path, message: `"${text}" does not act on a role: it does not belong in a trust policy.` }];
  });
}

function emptyValues({ test, values }: TestView): readonly Hit[] {
  if (values.length > 0) return NO_HITS;
  return [{ path: test.path, message: `"${test.key}" is compared with an empty list, so nothing matches.` }];
}

function duplicateKey(view: TestView): readonly Hit[] {
  const twin = view.in.tests.find(
    (other) => other !== view && other.key === view.key && other.test.operator === view.test.operator,
  );
  if (twin === undefined || view.in.tests.indexOf(twin) > view.in.tests.indexOf(view)) return NO_HITS;
  const message = `"${view.test.key}" and "${twin.test.key}" are the same key to AWS: put the values into one list.`;
  return [{ path: view.test.path, message }];
}

function operatorSpelling({ test, use }: TestView): readonly Hit[] {
  if (use === null) return NO_HITS;
  const set = use.set === null ? '' : `${use.set}:`;
  const canonical = `${set}${use.operator.name}${use.ifExists ? 'IfExists' : ''}`;
  if (canonical === test.operator) return NO_HITS;
  return [
    {
      path: test.path.slice(0, -1),
      message: `AWS writes the operator "${test.operator}" as "${canonical}".`,
      fix: { label: `Write "${canonical}"`, text: canonical },
    },
  ];
}

const OPERATOR_COUNT = OPERATORS.length;

export const GRAMMAR_CHECKS: readonly Rule[] = [
  {
    id: 'L-NO-VERSION',
    severity: 'warning',
    where: 'all',
    title: 'No Version',
    why: 'Without it AWS reads the document as of 2008-10-17, in which policy variables are plain text.',
    page: PAGES.version,
    document: (view) =>
      objectAt(view, []) === null || versionOf(view) !== undefined
        ? NO_HITS
        : [
            {
              path: [],
              message: 'The document has no Version, so AWS reads it as of 2008-10-17.',
              fix: { label: 'Add the Version', text: '"Version": "2012-10-17"' },
            },
          ],
  },
  {
    id: 'L-OLD-VERSION',
    severity: 'warning',
    where: 'all',
    title: 'Old Version',
    why: 'In 2008-10-17 policy variables are plain text; managed policies, SCPs and RCPs must be of 2012-10-17.',
    page: PAGES.version,
    document: (view) =>
      versionOf(view) !== '2008-10-17'
        ? NO_HITS
        : [
            {
              path: ['Version'],
              message: 'Version "2008-10-17" is the old policy language.',
              fix: { label: 'Write "2012-10-17"', text: '2012-10-17' },
            },
          ],
  },
  {
    id: 'L-VERSION-2008-VARIABLE',
    severity: 'security',
    where: 'all',
    title: 'Policy variable in an old document',
    why: 'Variables exist only in documents of Version 2012-10-17. An Allow then matches nobody, and a Deny denies nobody.',
    page: PAGES.version,
    statement: oldVariables,
  },
  {
    id: 'L-SID-EMPTY',
    severity: 'info',
    where: 'all',
    title: 'Empty Sid',
    why: 'It is the same as none.',
    page: PAGES.sid,
    statement: (view) =>
      valueAt(view.document.attached.document, elementPath(view, 'Sid')) === ''
        ? [{ path: elementPath(view, 'Sid'), message: 'The Sid is empty: leave it out.' }]
        : NO_HITS,
  },
  {
    id: 'L-EMPTY-CONDITION',
    severity: 'info',
    where: 'all',
    title: 'Empty Condition',
    why: 'It is always true, and looks as if something were forgotten.',
    page: PAGES.checks,
    statement: emptyCondition,
  },
  {
    id: 'L-ACTION-UNKNOWN',
    severity: 'warning',
    where: 'all',
    title: 'No such action',
    why: 'AWS saves names that no service has; they match nothing.',
    page: PAGES.actions,
    statement: unknownAction,
  },
  {
    id: 'L-TRUST-ACTION',
    severity: 'error',
    where: 'trust',
    title: 'Action that a trust policy cannot allow',
    why: 'A trust policy is only about becoming the role: the AssumeRole family, TagSession, SetSourceIdentity, SetContext.',
    page: PAGES.roles,
    repair: (value) =>
      value === '*' ? { label: 'Write "sts:AssumeRole"', text: 'sts:AssumeRole' } : undefined,
    statement: notForTrust,
  },
  {
    id: 'L-EMPTY-ARRAY',
    severity: 'warning',
    where: 'all',
    title: 'Empty list',
    why: 'An empty list matches nothing.',
    page: PAGES.checks,
    test: emptyValues,
  },
  {
    id: 'L-DUP-CONDITION-KEY',
    severity: 'error',
    where: 'all',
    title: 'The same condition key twice',
    why: 'Names of condition keys are not case-sensitive, so two spellings under one operator are one key, written twice.',
    page: PAGES.checks,
    test: duplicateKey,
  },
  {
    id: 'L-OPERATOR-CASE',
    severity: 'info',
    where: 'all',
    title: 'Unusual spelling of an operator',
    why: `AWS documents its ${OPERATOR_COUNT} operators in one spelling; even AWS's own examples use others, but nobody promises that they work.`,
    page: PAGES.operators,
    test: operatorSpelling,
  },
];
