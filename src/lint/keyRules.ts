// Condition keys: do they exist, does the call carry them, and with the actions that they need?
import { CONDITION_KEYS } from '#iam/conditionKeys.ts';
import { nearest } from './nearest.ts';
import { PAGES } from './pages.ts';
import { covers, demands, isNull } from './reading.ts';
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
import type { TestView } from './views.ts';

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
      fix: meant === undefined ? undefined : { label: `Write "${meant}"`, text: meant },
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
    id: 'L-PRINCIPALARN-SESSION',
    severity: 'error',
    where: 'all',
    title: 'Session ARN under aws:PrincipalArn',
    why: 'The key holds the ARN of the role, never that of the session.',
    page: PAGES.keys,
    test: sessionArn,
  },
];
