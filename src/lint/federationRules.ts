// Trust in SAML providers, Cognito and Identity Center, and which STS action fits which principal.
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import type { Model } from '#decision/model.ts';
import { PAGES } from './pages.ts';
import {
  covers,
  demands,
  type EntryKind,
  entryKind,
  isAwsOwned,
  isNull,
  listed,
  testsOf,
} from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { actionName, ASSUME, MAIN_ACTIONS, WITH_SAML, WITH_WEB_IDENTITY } from './stsActions.ts';
import type { StatementView, TestView, Value } from './views.ts';

const ACTION_OF: Readonly<Record<EntryKind, string>> = {
  service: ASSUME,
  aws: ASSUME,
  saml: WITH_SAML,
  oidc: WITH_WEB_IDENTITY,
};
const CALLED: Readonly<Record<EntryKind, string>> = {
  service: 'a service',
  aws: 'a user, role or account',
  saml: 'a SAML provider',
  oidc: 'an OpenID Connect provider',
};

function wrongAction(view: StatementView): readonly Hit[] {
  const { statement, principals, allows } = view;
  const named = statement.actions;
  if (!allows || named === undefined || named.negated) return NO_HITS;
  const main = MAIN_ACTIONS.filter((action) => covers(statement, action));
  if (main.length === 0) return NO_HITS;
  const kinds = new Set(principals.map(entryKind));
  const hits: Hit[] = principals.flatMap((entry) => {
    const kind = entryKind(entry);
    // "*" may be anybody, and what is no principal at all is told elsewhere.
    if (kind === null || entry.value === '*' || main.includes(ACTION_OF[kind])) return NO_HITS;
    const right = actionName(ACTION_OF[kind]);
    const message = `"${entry.value}" is ${CALLED[kind]} and comes in with ${right}, not with ${main.map(actionName).join(' or ')}.`;
    return [{ path: entry.path, message, fix: { label: `Write "${right}"`, text: right } }];
  });
  if (principals.length === 0 || kinds.has(null) || principals.some(({ value }) => value === '*'))
    return hits;
  const used = new Set([...kinds].map((kind) => (kind === null ? '' : ACTION_OF[kind])));
  const idle = named.patterns.flatMap(({ text, path }) => {
    const lower = text.toLowerCase();
    if (!MAIN_ACTIONS.includes(lower) || used.has(lower) || hits.length > 0) return NO_HITS;
    const message = `Nobody in the Principal comes in with ${text}: leave it out.`;
    return [{ path, message, severity: 'warning' as const }];
  });
  return [...hits, ...idle];
}

function otherAccount({ principals, document }: StatementView): readonly Hit[] {
  const own = document.owner?.account;
  if (own === undefined) return NO_HITS;
  return principals.flatMap(({ key, value, path }) => {
    const account = key === 'Federated' ? parseArn(value)?.account : undefined;
    // What is no account id is told as such.
    if (account === undefined || account === own || !isAccountId(account) || !isAccountId(own))
      return NO_HITS;
    const right = value.replace(`:${account}:`, `:${own}:`);
    const message = `The identity provider is of account ${account}, the role of ${own}: a provider serves the roles of its own account.`;
    return [{ path, message, fix: { label: `Write "${right}"`, text: right } }];
  });
}

const COGNITO = 'cognito-identity.amazonaws.com';

function cognito(view: StatementView): readonly Hit[] {
  if (!view.allows || !covers(view.statement, WITH_WEB_IDENTITY)) return NO_HITS;
  const entry = view.principals.find(({ key, value }) => key === 'Federated' && value === COGNITO);
  if (entry === undefined) return NO_HITS;
  const tested = (claim: string): boolean =>
    testsOf(view, `${COGNITO}:${claim}`).some((test) => demands(test) && !isNull(test));
  if (!tested('aud')) {
    const message = `Users of every identity pool of every AWS customer get in: test ${COGNITO}:aud.`;
    const text = `"StringEquals": {"${COGNITO}:aud": "<id of your identity pool>"}`;
    return [{ path: entry.path, message, fix: { label: 'Add this Condition', text } }];
  }
  if (tested('amr') || tested('sub')) return NO_HITS;
  const message = `Guests of the pool, who did not sign in, get in as well: test ${COGNITO}:amr.`;
  const text = `"ForAnyValue:StringLike": {"${COGNITO}:amr": "authenticated"}`;
  return [{ path: entry.path, message, fix: { label: 'Add this Condition', text } }];
}

function samlAudience(view: StatementView): readonly Hit[] {
  if (!view.allows || !covers(view.statement, WITH_SAML)) return NO_HITS;
  if (testsOf(view, 'saml:aud').some((test) => demands(test) && !isNull(test))) return NO_HITS;
  return view.principals
    .filter((entry) => entryKind(entry) === 'saml')
    .map(({ path, value }) => ({
      path,
      message: `An assertion that "${iamName(value)?.name ?? value}" made for another service gets in: test SAML:aud.`,
      fix: {
        label: 'Add this Condition',
        text: '"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}',
      },
    }));
}

const SSO_ROLE = /AWSReservedSSO_/;
const SSO_PATH = 'aws-reserved/sso.amazonaws.com';
const SSO_PATTERN = 'role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_';

/** Whether some Identity Center role here shows that its path has no Region, by model. */
const REGIONLESS = new WeakMap<Model, boolean>();

function isRegionless(model: Model): boolean {
  const before = REGIONLESS.get(model);
  if (before !== undefined) return before;
  const found = model.principals.some(({ record }) => record.arn.includes(`${SSO_PATH}/AWSReservedSSO_`));
  REGIONLESS.set(model, found);
  return found;
}

function ssoPath({ text, path }: Value, model: Model): readonly Hit[] {
  if (!SSO_ROLE.test(text) || !text.startsWith('arn:') || /:assumed-role\//.test(text)) return NO_HITS;
  const right = text.replace(/role\/.*AWSReservedSSO_/, SSO_PATTERN);
  const fix = { label: `Write "${right}"`, text: right };
  if (!text.includes(SSO_PATH) && !/role\/[^A]*\*/.test(text)) {
    return [
      { path, message: `Roles of Identity Center have the path ${SSO_PATH}: "${text}" never matches.`, fix },
    ];
  }
  if (!text.includes(`${SSO_PATH}/AWSReservedSSO_`) || !/[*?]/.test(text) || isRegionless(model))
    return NO_HITS;
  const message = `Unless Identity Center is in us-east-1 the path goes on with its Region, and "${text}" does not match.`;
  return [{ path, message, severity: 'warning' as const, fix }];
}

const ssoInTest = (view: TestView): readonly Hit[] =>
  view.record?.type === 'ARN' || view.key === 'aws:principalarn'
    ? view.values.flatMap((value) => ssoPath(value, view.in.document.model))
    : NO_HITS;

function ssoInStatement({ principals, statement, document }: StatementView): readonly Hit[] {
  return [
    ...principals.map(({ value, path }) => ({ text: value, path })),
    ...(statement.resources?.patterns ?? []),
  ].flatMap((value) => ssoPath(value, document.model));
}

function ssoExact({ principals }: StatementView): readonly Hit[] {
  return principals.flatMap(({ value, path }) => {
    const name = iamName(value);
    const [, set] = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name?.kind === 'role' ? name.name : '') ?? [];
    if (name === null || set === undefined) return NO_HITS;
    const pattern = `arn:${name.partition}:iam::${name.account}:${SSO_PATTERN}${set}_*`;
    const message = `The last part of "${name.name}" changes when the permission set is made anew: trust account ${name.account} with ArnLike on aws:PrincipalArn.`;
    const fix = {
      label: 'Trust the account and add this Condition',
      text: `"ArnLike": {"aws:PrincipalArn": "${pattern}"}`,
    };
    return [{ path, message, fix }];
  });
}

export const FEDERATION_RULES: readonly Rule[] = [
  {
    id: 'L-ACTION-PRINCIPAL-MISMATCH',
    severity: 'error',
    where: 'trust',
    title: 'Wrong STS action for this principal',
    why: 'Users, roles and services call AssumeRole, SAML providers AssumeRoleWithSAML, OpenID Connect providers AssumeRoleWithWebIdentity; any other pair lets nobody in.',
    page: PAGES.checks,
    statement: wrongAction,
  },
  {
    id: 'L-FEDERATED-OTHER-ACCOUNT',
    severity: 'warning',
    where: 'trust',
    title: 'Identity provider of another account',
    why: 'Providers are entities of an account, and roles trust those of their own.',
    page: PAGES.oidcRole,
    statement: otherAccount,
  },
  {
    id: 'L-COGNITO-NO-AUD',
    severity: 'security',
    where: 'trust',
    title: 'Any identity pool, or its guests',
    why: 'Cognito is one provider for all AWS customers; only the id of the pool tells yours, and only amr tells who signed in.',
    page: PAGES.oidcDefaults,
    statement: cognito,
  },
  {
    id: 'L-SAML-NO-AUD',
    severity: 'warning',
    where: 'trust',
    title: 'SAML audience is not tested',
    why: 'An assertion for another service could be sent to AWS.',
    page: PAGES.samlRole,
    statement: samlAudience,
  },
  {
    id: 'L-SSO-PATH',
    severity: 'error',
    where: 'all',
    title: 'Identity Center role with a wrong path',
    why: 'Its ARN has the path /aws-reserved/sso.amazonaws.com/, with a Region unless Identity Center is in us-east-1, and ARNs are compared with their path.',
    page: PAGES.identityCenter,
    statement: ssoInStatement,
    test: ssoInTest,
  },
  {
    id: 'L-SSO-EXACT',
    severity: 'warning',
    where: 'trust',
    title: 'Identity Center role by its whole name',
    why: 'The suffix changes when the permission set is assigned anew, and the trust breaks.',
    page: PAGES.identityCenter,
    statement: ssoExact,
  },
  {
    id: 'L-SLR-EDIT',
    severity: 'info',
    where: 'trust',
    title: 'Role that AWS keeps',
    why: 'Trust policies of service-linked roles and of Identity Center roles cannot be edited.',
    page: PAGES.serviceLinked,
    document: (view) =>
      isAwsOwned(view)
        ? [
            {
              path: [],
              message: `AWS keeps the trust policy of ${listed([view.owner?.name ?? ''])}: it cannot be edited.`,
            },
          ]
        : NO_HITS,
  },
];
