// Conditions that let requests through which do not carry the key at all.
import { PAGES } from './pages.ts';
import { demands, isNull, presenceChecked } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import type { TestView } from './views.ts';

/** Every signed request of a user or role carries them, so that "when it is missing" never happens. */
const ALWAYS_THERE = new Set([
  'aws:requestedregion',
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
  'aws:useragent',
  'aws:resourceaccount',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:viaawsservice',
  'sts:rolesessionname',
]);

/** Subject and audience of a web identity. */
const IN_EVERY_TOKEN = /^[^:]*[./][^:]*:(?:sub|aud)$/;

/** Without these a request passes no tags, and that is what such a condition wants to allow. */
const TAGS_PASSED = new Set(['aws:tagkeys', 'sts:transitivetagkeys']);

/** A condition of an Allow that may be satisfied by a missing key. Keys of other services are left to them. */
const mayHaveHole = (view: TestView): boolean =>
  view.in.allows &&
  view.use !== null &&
  !isNull(view) &&
  view.record !== null &&
  !ALWAYS_THERE.has(view.key) &&
  !presenceChecked(view) &&
  // A boundary or session policy limits what something else has to allow.
  view.in.document.policy.type !== 'boundary' &&
  view.in.document.policy.type !== 'session';

const isMfa = ({ key }: TestView): boolean =>
  key === 'aws:multifactorauthpresent' || key === 'aws:multifactorauthage';

const nullFix = ({ test }: TestView) => ({
  label: 'Add this to the Condition',
  text: `"Null": {"${test.key}": "false"}`,
});

function forAllValues(view: TestView): readonly Hit[] {
  if (view.use?.set !== 'ForAllValues' || !mayHaveHole(view)) return NO_HITS;
  if (IN_EVERY_TOKEN.test(view.key)) {
    const plain = view.test.operator.replace(/^ForAllValues:/i, '');
    const message = `${view.test.operator} is for keys with several values, and a token carries one ${view.test.key}: write ${plain}.`;
    return [
      { path: view.test.path, message, severity: 'info', fix: { label: `Write "${plain}"`, text: plain } },
    ];
  }
  const tags = TAGS_PASSED.has(view.key);
  const message = `${view.test.operator} also holds when the request carries no ${view.test.key} at all${
    tags ? '. If tags must be passed, demand that too.' : ': demand that it is there.'
  }`;
  return [{ path: view.test.path, message, severity: tags ? 'info' : undefined, fix: nullFix(view) }];
}

function negated(view: TestView): readonly Hit[] {
  const { use } = view;
  if (use?.operator.negated !== true || use.set !== null || use.operator.valueType === 'IP') return NO_HITS;
  if (!mayHaveHole(view)) return NO_HITS;
  const message = `${view.test.operator} in an Allow also holds for callers without ${view.test.key}: say who is meant, or demand that the key is there.`;
  return [{ path: view.test.path, message, fix: nullFix(view) }];
}

function ifExists(view: TestView): readonly Hit[] {
  const { use } = view;
  if (use?.ifExists !== true || use.set === 'ForAllValues' || use.operator.negated || isMfa(view))
    return NO_HITS;
  if (!mayHaveHole(view)) return NO_HITS;
  const right = view.test.operator.replace(/IfExists$/i, '');
  const message = `${view.test.operator} lets callers without ${view.test.key} pass: use ${right}.`;
  return [{ path: view.test.path, message, fix: { label: `Write "${right}"`, text: right } }];
}

function anyOfNot(view: TestView): readonly Hit[] {
  // In a Deny it is the right way to refuse a request that has any other value.
  if (!view.in.allows || view.use?.set !== 'ForAnyValue' || !view.use.operator.negated) return NO_HITS;
  const right = view.test.operator.replace(/^ForAnyValue/i, 'ForAllValues');
  const message = `${view.test.operator} holds as soon as one value of ${view.test.key} is not in the list; "none is" is ${right}.`;
  return [{ path: view.test.path, message, fix: { label: `Write "${right}"`, text: right } }];
}

/** With one of them the author thought of calls without an address. */
const SPARED = new Set(['aws:viaawsservice', 'aws:principalisawsservice', 'aws:sourcevpc', 'aws:sourcevpce']);

function notIp(view: TestView): readonly Hit[] {
  if (view.use?.operator.name !== 'NotIpAddress' || view.key !== 'aws:sourceip' || presenceChecked(view))
    return NO_HITS;
  if (!view.in.allows && view.in.tests.some(({ key }) => SPARED.has(key))) return NO_HITS;
  const message = view.in.allows
    ? 'Calls without aws:SourceIp, through a VPC endpoint for example, pass as well.'
    : 'Calls without aws:SourceIp are denied too: those through a VPC endpoint and those that a service makes for the caller. Spare them with BoolIfExists aws:ViaAWSService false.';
  return [{ path: view.test.path, message }];
}

const wants = ({ test }: TestView, value: string): boolean =>
  test.values.some((text) => text.toLowerCase() === value);

function mfaIfExists(view: TestView): readonly Hit[] {
  if (!view.in.allows || !isMfa(view) || view.use?.ifExists !== true || presenceChecked(view)) return NO_HITS;
  if (view.key === 'aws:multifactorauthpresent' && !wants(view, 'true')) return NO_HITS;
  const right = view.test.operator.replace(/IfExists$/i, '');
  const message = `With long-term access keys ${view.test.key} is not in the request, and ${view.test.operator} passes: use ${right}.`;
  return [{ path: view.test.path, message, fix: { label: `Write "${right}"`, text: right } }];
}

function mfaDenyBool(view: TestView): readonly Hit[] {
  if (view.in.allows || view.key !== 'aws:multifactorauthpresent' || !wants(view, 'false')) return NO_HITS;
  if (view.use?.operator.name !== 'Bool' || view.use.ifExists) return NO_HITS;
  const message =
    'Long-term access keys carry no aws:MultiFactorAuthPresent, so this Deny spares them: use BoolIfExists.';
  return [{ path: view.test.path, message, fix: { label: 'Write "BoolIfExists"', text: 'BoolIfExists' } }];
}

const demandsMfa = (view: TestView): boolean =>
  view.in.allows &&
  isMfa(view) &&
  demands(view) &&
  !(view.key === 'aws:multifactorauthpresent' && !isNull(view) && !wants(view, 'true'));

const ROLE_OR_SESSION = /^arn:[^:]*:(?:iam::\d*:role\/|sts::\d*:assumed-role\/)/;

function mfaOfRole(view: TestView): readonly Hit[] {
  if (!demandsMfa(view)) return NO_HITS;
  const first = view.in.principals.find(({ value }) => ROLE_OR_SESSION.test(value));
  if (first === undefined) return NO_HITS;
  const message = `Sessions of a role carry no MFA by AWS's documentation, so "${first.value}" will hardly pass: demand MFA where a person signs in.`;
  return [{ path: view.test.path, message }];
}

function mfaOfFederated(view: TestView): readonly Hit[] {
  if (!demandsMfa(view) || !view.in.principals.some(({ key }) => key === 'Federated')) return NO_HITS;
  const mixed = view.in.principals.some(({ key }) => key === 'AWS');
  const message = `Federated callers never carry ${view.test.key}, so this is never true for them: demand MFA at the identity provider.`;
  return [{ path: view.test.path, message, severity: mixed ? 'warning' : undefined }];
}

export const HOLE_RULES: readonly Rule[] = [
  {
    id: 'L-FORALLVALUES-ALLOW',
    severity: 'security',
    where: 'all',
    title: 'ForAllValues in an Allow',
    why: 'Of no values at all every statement holds: a request without the key passes.',
    page: PAGES.multivalued,
    test: forAllValues,
  },
  {
    id: 'L-FORANYVALUE-NEGATED',
    severity: 'warning',
    where: 'all',
    title: 'ForAnyValue with a negated operator in an Allow',
    why: 'It asks whether some value differs, so that one stranger in the list of values opens the door.',
    page: PAGES.multivalued,
    test: anyOfNot,
  },
  {
    id: 'L-NEGATED-ALLOW',
    severity: 'security',
    where: 'all',
    title: 'Negated condition in an Allow',
    why: 'A negated operator holds when the key is missing, so those whom nothing is known about get in.',
    page: PAGES.operators,
    test: negated,
  },
  {
    id: 'L-IFEXISTS-ALLOW',
    severity: 'warning',
    where: 'all',
    title: 'IfExists in an Allow',
    why: 'IfExists holds when the key is missing.',
    page: PAGES.operators,
    test: ifExists,
  },
  {
    id: 'L-NOTIP-ABSENT',
    severity: 'warning',
    where: 'all',
    title: 'Calls without a source address',
    why: 'NotIpAddress holds when aws:SourceIp is missing, and not every call carries it.',
    page: PAGES.keys,
    test: notIp,
  },
  {
    id: 'L-MFA-IFEXISTS-ALLOW',
    severity: 'security',
    where: 'all',
    title: 'MFA only if it exists',
    why: 'Long-term access keys never carry the MFA keys, so exactly those pass without MFA.',
    page: PAGES.mfa,
    test: mfaIfExists,
  },
  {
    id: 'L-MFA-DENY-BOOL',
    severity: 'security',
    where: 'all',
    title: 'Deny without MFA that spares access keys',
    why: 'Bool does not hold when the key is missing, and with long-term access keys it is.',
    page: PAGES.mfa,
    test: mfaDenyBool,
  },
  {
    id: 'L-MFA-ROLE-SOURCE',
    severity: 'warning',
    where: 'trust',
    title: 'MFA demanded of a role',
    why: 'The credentials that AssumeRole gives out carry no MFA information.',
    page: PAGES.mfa,
    test: mfaOfRole,
  },
  {
    id: 'L-MFA-FEDERATED',
    severity: 'error',
    where: 'trust',
    title: 'MFA demanded of a federated caller',
    why: 'MFA of a federated person happens at the identity provider, and AWS hears nothing of it.',
    page: PAGES.keys,
    test: mfaOfFederated,
  },
];
