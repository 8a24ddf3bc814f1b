// Rules that `parsePolicy` itself finds: structure, elements and values that AWS refuses.
import { STATEMENT_ELEMENTS, DOCUMENT_ELEMENTS } from '#language/grammarRules.ts';
import { OPERATORS } from '#language/operators.ts';
import type { JsonPath } from '#language/policy.ts';
import type { Fix } from '#text/problem.ts';
import { nearest } from './nearest.ts';
import { PAGES } from './pages.ts';
import type { Rule } from './rule.ts';
import { STS_ACTIONS } from './stsActions.ts';

const write = (text: string | undefined): Fix | undefined =>
  text === undefined ? undefined : { label: `Write "${text}"`, text };

const nameIn =
  (known: readonly string[]) =>
  (_: unknown, path: JsonPath): Fix | undefined =>
    write(nearest(String(path.at(-1)), known));

const valueIn =
  (known: readonly string[]) =>
  (value: unknown): Fix | undefined =>
    typeof value === 'string' ? write(nearest(value, known)) : undefined;

const OPERATOR_NAMES = OPERATORS.flatMap(({ name }) =>
  name === 'Null' ? [name] : [name, `${name}IfExists`],
);

function nearestOperator(_: unknown, path: JsonPath): Fix | undefined {
  const written = String(path.at(-1));
  const [, set = '', name = written] = /^(For(?:All|Any)Values:)?(.*)$/i.exec(written) ?? [];
  const found = nearest(name, OPERATOR_NAMES);
  return write(found === undefined ? undefined : set + found);
}

/** Bare `AssumeRole`, `sts::AssumeRole`: the action that was meant. */
function stsAction(value: unknown): Fix | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.replace(/^.*:/, '').trim();
  return write(nearest(`sts:${name}`, STS_ACTIONS));
}

export const GRAMMAR_FAULTS: readonly Rule[] = [
  {
    id: 'L-JSON',
    severity: 'error',
    where: 'all',
    title: 'Not the JSON of a policy',
    why: 'AWS takes exactly one JSON object with Version and Statement; anything else is a syntax error.',
    page: PAGES.grammar,
  },
  {
    id: 'L-DUPLICATE-ELEMENT',
    severity: 'error',
    where: 'all',
    title: 'The same element twice',
    why: 'JSON readers keep the last of two equal names without a word, so half of what was written is lost.',
    page: PAGES.grammar,
  },
  {
    id: 'L-NO-STATEMENT',
    severity: 'error',
    where: 'all',
    title: 'No statement',
    why: 'Without a statement there is nothing to evaluate, and AWS refuses the document.',
    page: PAGES.grammar,
  },
  {
    id: 'L-UNKNOWN-ELEMENT',
    severity: 'error',
    where: 'all',
    title: 'Unknown element',
    why: 'Element names are fixed and case-sensitive; AWS refuses a document with any other.',
    page: PAGES.grammar,
    repair: nameIn([...STATEMENT_ELEMENTS, ...DOCUMENT_ELEMENTS]),
  },
  {
    id: 'L-VERSION-INVALID',
    severity: 'error',
    where: 'all',
    title: 'No such Version',
    why: 'Version is the date of the policy language, not of your document; only two dates exist.',
    page: PAGES.version,
    repair: () => write('2012-10-17'),
  },
  {
    id: 'L-EFFECT',
    severity: 'error',
    where: 'all',
    title: 'Effect is neither Allow nor Deny',
    why: 'The value is case-sensitive; AWS refuses anything else.',
    page: PAGES.effect,
    repair: valueIn(['Allow', 'Deny']),
  },
  {
    id: 'L-ELEMENT-COMBINATION',
    severity: 'error',
    where: 'all',
    title: 'Elements that exclude each other',
    why: 'A statement has an element or its Not… form, never both.',
    page: PAGES.grammar,
  },
  {
    id: 'L-MISSING-ACTION',
    severity: 'error',
    where: 'all',
    title: 'No Action',
    why: 'A statement must say which actions it is about.',
    page: PAGES.action,
  },
  {
    id: 'L-ACTION-FORMAT',
    severity: 'error',
    where: 'all',
    title: 'Not an action',
    why: 'An action is a service, one colon and a name; AWS refuses anything else.',
    page: PAGES.action,
    repair: stsAction,
  },
  {
    id: 'L-SID-CHARS',
    severity: 'warning',
    where: 'all',
    title: 'Sid with other characters than letters and digits',
    why: 'IAM refuses such a Sid in permissions policies; nobody could confirm that trust policies get away with it.',
    page: PAGES.sid,
    repair: (value) => (typeof value === 'string' ? write(value.replaceAll(/[^0-9A-Za-z]/g, '')) : undefined),
  },
  {
    id: 'L-SID-DUP',
    severity: 'error',
    where: 'all',
    title: 'The same Sid twice',
    why: 'Sids must be unique within a document.',
    page: PAGES.sid,
  },
  {
    id: 'L-ID-IN-IDENTITY',
    severity: 'info',
    where: 'permission',
    title: 'Id in a permissions policy',
    why: 'Only resource-based policies have an Id; elsewhere it means nothing.',
    page: PAGES.grammar,
  },
  {
    id: 'L-MISSING-RESOURCE',
    severity: 'error',
    where: 'all',
    title: 'No Resource',
    why: 'A permissions statement must say on what it allows or denies.',
    page: PAGES.resource,
  },
  {
    id: 'L-RESOURCE-FORMAT',
    severity: 'error',
    where: 'all',
    title: 'Not an ARN',
    why: 'A Resource is an ARN or "*"; AWS refuses anything else.',
    page: PAGES.resource,
  },
  {
    id: 'L-TRUST-RESOURCE',
    severity: 'error',
    where: 'trust',
    title: 'Resource in a trust policy',
    why: 'The role that has the trust policy is the resource, so AWS refuses the element.',
    page: PAGES.checks,
  },
  {
    id: 'L-TRUST-NO-PRINCIPAL',
    severity: 'error',
    where: 'trust',
    title: 'Nobody is trusted',
    why: 'A trust policy must name its principals.',
    page: PAGES.principal,
  },
  {
    id: 'L-IDENTITY-PRINCIPAL',
    severity: 'error',
    where: 'all',
    title: 'Principal in a permissions policy',
    why: 'The policy speaks for whoever has it; the Principal belongs in the trust policy of the role.',
    page: PAGES.principal,
  },
  {
    id: 'L-NOTPRINCIPAL',
    severity: 'error',
    where: 'trust',
    title: 'NotPrincipal in a trust policy',
    why: 'AWS refuses it there. A Deny with ArnNotLike on aws:PrincipalArn says the same.',
    page: PAGES.notPrincipal,
  },
  {
    id: 'L-TRUST-ACTION-WILDCARD',
    severity: 'warning',
    where: 'trust',
    title: 'Wildcard action in a trust policy',
    why: 'Tools and reports disagree whether AWS takes it; a list of the actions works everywhere and says more.',
    page: PAGES.checks,
    repair: () => write('sts:AssumeRole'),
  },
  {
    id: 'L-NOTACTION-TRUST',
    severity: 'warning',
    where: 'trust',
    title: 'NotAction in a trust policy',
    why: 'It allows every other STS action, is hard to read, and nobody could confirm that AWS takes it.',
    page: PAGES.notAction,
    repair: () => ({ label: 'List the actions', text: '"Action": "sts:AssumeRole"' }),
  },
  {
    id: 'L-CONDITION-SHAPE',
    severity: 'error',
    where: 'all',
    title: 'Condition of the wrong shape',
    why: 'A Condition maps operators to keys and keys to values; AWS refuses any other shape.',
    page: PAGES.condition,
  },
  {
    id: 'L-UNKNOWN-OPERATOR',
    severity: 'error',
    where: 'all',
    title: 'No such condition operator',
    why: 'AWS refuses a document with an operator that it does not know.',
    page: PAGES.operators,
    repair: nearestOperator,
  },
  {
    id: 'L-SCP-RCP-SYNTAX',
    severity: 'error',
    where: 'organization',
    title: 'Not the syntax of this organization policy',
    why: 'SCPs have no Principal; RCPs only deny, to everybody, and name their services.',
    page: PAGES.rcp,
  },
  {
    id: 'L-STAR-STRING',
    severity: 'error',
    where: 'trust',
    title: 'The bare "*" as Principal',
    why: 'AWS refuses this form in trust policies. {"AWS": "*"} is taken, and lets every account in that allows itself.',
    page: PAGES.principal,
    repair: () => ({
      label: 'Name who may come in',
      text: '{"AWS": "arn:aws:iam::<account id>:role/<name>"}',
    }),
  },
  {
    id: 'L-PRINCIPAL-WILDCARD-ARN',
    severity: 'error',
    where: 'trust',
    title: 'Wildcard inside a principal',
    why: 'Principals are never patterns: AWS refuses the ARN. A broad principal with ArnLike on aws:PrincipalArn is one.',
    page: PAGES.principal,
    repair: (value) =>
      typeof value === 'string'
        ? {
            label: 'Trust the account and add this Condition',
            text: `"ArnLike": {"aws:PrincipalArn": "${value}"}`,
          }
        : undefined,
  },
  {
    id: 'L-PRINCIPAL-KEY',
    severity: 'error',
    where: 'trust',
    title: 'No such kind of principal',
    why: 'A trust policy knows AWS, Service and Federated, spelt exactly so.',
    page: PAGES.principal,
    repair: nameIn(['AWS', 'Service', 'Federated']),
  },
  {
    id: 'L-PRINCIPAL-VALUE',
    severity: 'error',
    where: 'trust',
    title: 'Not a principal',
    why: 'AWS refuses a principal that names no account, user, role, session, service or provider.',
    page: PAGES.principal,
  },
  {
    id: 'L-GROUP-PRINCIPAL',
    severity: 'error',
    where: 'trust',
    title: 'A group as principal',
    why: 'Groups carry permissions but are nobody: they cannot sign a request. Name the users, or the account.',
    page: PAGES.principal,
  },
  {
    id: 'L-SERVICE-WILDCARD',
    severity: 'error',
    where: 'trust',
    title: 'Wildcard in a service',
    why: 'Each service is named by its whole name; AWS refuses wildcards.',
    page: PAGES.principal,
  },
];
