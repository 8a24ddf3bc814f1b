// Permissions that reach further than they look.
import { iamName } from '#language/arn.ts';
import { resourceTest } from '#language/arnPattern.ts';
import { parseGlob } from '#language/wildcard.ts';
import type { CompiledPrincipal } from '#decision/model.ts';
import { PAGES } from './pages.ts';
import { covers, demandsKey, hasVariable } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { ASSUME } from './stsActions.ts';
import type { DocumentView, StatementView, Value } from './views.ts';

const LIMITS_ROLES: readonly string[] = [
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:resourcetag/',
  'iam:resourcetag/',
];

/** Policies that AWS wrote: told, but nobody can change them. */
const isAwsManaged = ({ attached }: DocumentView): boolean =>
  /^arn:[^:]*:iam::aws:policy\//.test(attached.arn ?? '');

/** Boundaries and session policies limit; only identity policies give. */
const gives = ({ document, allows }: StatementView): boolean => allows && document.policy.type === 'identity';

const softened = (view: StatementView): 'info' | undefined =>
  isAwsManaged(view.document) ? 'info' : undefined;

const EVERY_ROLE = /^(?:\*|arn:[^:]*:iam:[^:]*:\*?:(?:\*|role\/\*))$/;

function everyRole(view: StatementView): readonly Hit[] {
  const { statement } = view;
  if (!gives(view) || statement.actions?.negated !== false || statement.resources?.negated !== false)
    return NO_HITS;
  if (!covers(statement, ASSUME) || LIMITS_ROLES.some((key) => demandsKey(view, key))) return NO_HITS;
  const admin = view.actions.includes('*');
  return statement.resources.patterns
    .filter(({ text }) => EVERY_ROLE.test(text))
    .slice(0, 1)
    .map(({ text, path }) => ({
      path,
      message: admin
        ? `Everything is allowed on "${text}", so every role that trusts this account can be assumed too.`
        : `Every role of every account that trusts this account can be assumed: write the ARNs of the roles instead of "${text}".`,
      severity: admin ? 'info' : softened(view),
    }));
}

function notAction(view: StatementView): readonly Hit[] {
  const { actions } = view.statement;
  if (!gives(view) || actions?.negated !== true || !covers(view.statement, ASSUME)) return NO_HITS;
  if (view.statement.resources?.patterns.some(({ text }) => mayBeRole(text)) === false) return NO_HITS;
  const message =
    'NotAction allows every action that is not listed, sts:AssumeRole and those of future services included: add "sts:*" to the list, or list what is allowed.';
  return [{ path: [...view.statement.path, 'NotAction'], message, severity: softened(view) }];
}

function notResource(view: StatementView): readonly Hit[] {
  const { resources, path } = view.statement;
  if (!gives(view) || resources?.negated !== true) return NO_HITS;
  const message =
    'NotResource allows this on everything that is not listed: on what will be made tomorrow, and on what other accounts share.';
  return [{ path: [...path, 'NotResource'], message, severity: softened(view) }];
}

/** The pattern could be a role's ARN. */
function mayBeRole(text: string): boolean {
  if (text === '*' || hasVariable(text)) return true;
  const fields = text.split(':');
  const resource = fields.slice(5).join(':');
  const head = resource.split(/[*?]/)[0] ?? '';
  if (fields[2] !== 'iam') return false;
  return 'role/'.startsWith(head) ? /[*?]/.test(resource) || resource === '' : head.startsWith('role/');
}

function resourceKind(view: StatementView): readonly Hit[] {
  const { statement, actions, allows } = view;
  if (!allows || actions.length === 0 || statement.resources?.negated !== false) return NO_HITS;
  if (!actions.every((action) => action.startsWith('sts:assumerole') || action === 'sts:tagsession'))
    return NO_HITS;
  return statement.resources.patterns.flatMap(({ text, path }: Value) => {
    if (!text.startsWith('arn:') || mayBeRole(text)) return NO_HITS;
    const name = iamName(text);
    const session = name?.kind === 'session';
    const right = session ? `arn:${name.partition}:iam::${name.account}:role/${name.name}` : undefined;
    const what = session ? 'a session' : name?.kind === undefined ? 'no role' : `a ${name.kind}`;
    const message = `"${text}" is ${what}; what is assumed is a role, arn:aws:iam::<account id>:role/<name>.`;
    return [
      { path, message, fix: right === undefined ? undefined : { label: `Write "${right}"`, text: right } },
    ];
  });
}

const UNSIGNED: ReadonlyMap<string, string> = new Map([
  ['sts:assumerolewithsaml', 'sts:AssumeRoleWithSAML'],
  ['sts:assumerolewithwebidentity', 'sts:AssumeRoleWithWebIdentity'],
]);

/** Nobody signs these calls, so nobody's permissions are asked. */
function unsignedCall(view: StatementView): readonly Hit[] {
  const { actions } = view.statement;
  if (!gives(view) || actions?.negated !== false) return NO_HITS;
  return actions.patterns.flatMap(({ text, path }) => {
    const action = UNSIGNED.get(text.toLowerCase());
    if (action === undefined) return NO_HITS;
    const message = `No permission is asked for ${action}: the token or assertion is all that the caller has. Who may come in stands in the trust policy of the role, with the identity provider as Federated.`;
    return [{ path, message, severity: softened(view) }];
  });
}

/** Whether an identity policy of theirs allows everything on everything; null when nobody told. */
export function isAdmin({ identity }: CompiledPrincipal): boolean | null {
  if (identity === undefined) return null;
  return identity.some(({ policy }) =>
    policy.statements.some(
      ({ effect, actions, resources, conditions }) =>
        effect === 'Allow' &&
        conditions.length === 0 &&
        actions?.negated === false &&
        resources?.negated === false &&
        actions.patterns.some(({ text }) => text === '*' || text === '*:*') &&
        resources.patterns.some(({ text }) => text === '*'),
    ),
  );
}

/** The patterns that name exactly this ARN, or match it. */
export const matching = (patterns: readonly Value[], arn: string): readonly Value[] =>
  patterns.filter(({ text }) => text === arn || resourceTest(parseGlob(text))(arn));

export const PERMISSION_RULES: readonly Rule[] = [
  {
    id: 'L-RESOURCE-KIND',
    severity: 'warning',
    where: 'permission',
    title: 'Not a role',
    why: 'The AssumeRole actions act on roles; on any other resource they allow nothing.',
    page: PAGES.stsActions,
    statement: resourceKind,
  },
  {
    id: 'L-UNSIGNED-CALL',
    severity: 'warning',
    where: 'permission',
    title: 'Permission that nobody needs',
    why: 'AssumeRoleWithSAML and AssumeRoleWithWebIdentity are called without credentials of AWS; the trust policy decides alone.',
    page: PAGES.stsActions,
    statement: unsignedCall,
  },
  {
    id: 'L-STS-RESOURCE-STAR',
    severity: 'security',
    where: 'permission',
    title: 'May assume every role',
    why: 'Then only the trust policies decide, and each that trusts this whole account lets the holder in, in foreign accounts too.',
    page: PAGES.checks,
    statement: everyRole,
  },
  {
    id: 'L-NOTACTION-ALLOW',
    severity: 'security',
    where: 'permission',
    title: 'Allow with NotAction',
    why: 'What is not listed is allowed, and few lists remember STS.',
    page: PAGES.notAction,
    statement: notAction,
  },
  {
    id: 'L-NOTRESOURCE-ALLOW',
    severity: 'security',
    where: 'permission',
    title: 'Allow with NotResource',
    why: 'What is not listed is allowed, future resources included.',
    page: PAGES.notResource,
    statement: notResource,
  },
];
