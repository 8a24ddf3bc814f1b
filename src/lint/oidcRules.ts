// Trust in OpenID Connect providers: whose tokens get in.
import { ABOUT_TOKEN } from '#decision/federatedFacts.ts';
import { iamName } from '#language/arn.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import { nearest } from './nearest.ts';
import { BUILT_IN_AUDIENCE, isEks, issuerOf, OIDC_ISSUERS } from './oidcIssuers.ts';
import { PAGES } from './pages.ts';
import { covers, demands, entryKind, isNull, listed } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { WITH_WEB_IDENTITY } from './stsActions.ts';
import type { StatementView, TestView } from './views.ts';

export interface Provider {
  readonly entry: PrincipalEntry;
  /** Host and path, lower-cased: the prefix of its condition keys. */
  readonly host: string;
}

const COGNITO = 'cognito-identity.amazonaws.com';

/** The OIDC providers that the statement lets in. */
export function providersOf(view: StatementView): readonly Provider[] {
  if (!view.allows || !covers(view.statement, WITH_WEB_IDENTITY)) return [];
  return view.principals.flatMap((entry) =>
    entryKind(entry) === 'oidc'
      ? [{ entry, host: (iamName(entry.value)?.name ?? entry.value).toLowerCase() }]
      : [],
  );
}

/** Host and claim of a condition key; null for keys of AWS. */
export function claimOf({ key }: TestView): { readonly host: string; readonly claim: string } | null {
  const colon = key.lastIndexOf(':');
  const host = key.slice(0, colon).replace(/^https?:\/\//, '');
  if (colon < 0 || !/[./]/.test(host) || /^(?:aws|sts|saml|iam|ec2)(?::|$)/.test(host)) return null;
  return { host, claim: key.slice(colon + 1) };
}

/** Every token has these two, so that ForAllValues lets no token in that has none. */
const ALWAYS: ReadonlySet<string> = new Set(['sub', 'aud']);

const tested = (view: StatementView, host: string, claim: string): boolean =>
  view.tests.some(
    (test) =>
      test.key === `${host}:${claim}` &&
      !isNull(test) &&
      (demands(test) || (ALWAYS.has(claim) && asksForAll(test))),
  );

const asksForAll = ({ use }: TestView): boolean =>
  use?.set === 'ForAllValues' && !use.operator.negated && !use.ifExists;

/** Its Condition hangs on what a template leaves open: which claims it tests is not known. */
const isOpen = ({ document }: StatementView): boolean => document.attached.open !== undefined;

/** Claims that pin a token of the issuer as well as its subject does. */
const ALSO_PIN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'token.actions.githubusercontent.com': ['job_workflow_ref', 'repository', 'repository_id', 'environment'],
    'gitlab.com': ['project_path', 'project_id', 'namespace_id'],
  }),
);

function noSubject(view: StatementView): readonly Hit[] {
  if (isOpen(view)) return NO_HITS;
  return providersOf(view).flatMap(({ entry, host }) => {
    if (host === COGNITO || BUILT_IN_AUDIENCE.has(host)) return NO_HITS;
    const issuer = issuerOf(host);
    const claim = issuer?.claim ?? 'sub';
    const pins = [claim, ...(ALSO_PIN.get(host) ?? [])];
    if (pins.some((name) => tested(view, host, name))) return NO_HITS;
    const fix = (example: string) => ({
      label: 'Add this Condition',
      text: `"StringEquals": {"${host}:${claim}": "${example}"}`,
    });
    if (issuer !== undefined) {
      const message = `Everybody on ${issuer.called} gets in: test ${host}:${claim}. AWS refuses a new trust without it.`;
      return [{ path: entry.path, message, fix: fix(issuer.example) }];
    }
    if (isEks(host)) {
      const message = `Every service account of the cluster gets in: test ${host}:sub.`;
      return [{ path: entry.path, message, fix: fix('system:serviceaccount:<namespace>:<name>') }];
    }
    const message = `Every token of ${host} for your audience gets in: test ${host}:sub, unless the provider has one user only.`;
    return [{ path: entry.path, message, severity: 'warning' as const, fix: fix('<subject>') }];
  });
}

function noAudience(view: StatementView): readonly Hit[] {
  if (isOpen(view)) return NO_HITS;
  return providersOf(view).flatMap(({ entry, host }) => {
    if (host === COGNITO) return NO_HITS;
    const claim = BUILT_IN_AUDIENCE.get(host) ?? 'aud';
    if (tested(view, host, claim) || (issuerOf(host)?.claim === 'aud' && tested(view, host, 'aud')))
      return NO_HITS;
    const builtIn = BUILT_IN_AUDIENCE.has(host);
    const value = builtIn ? '<id of your application>' : 'sts.amazonaws.com';
    const message = builtIn
      ? `Users of every application at ${host} get in: test ${host}:${claim}.`
      : `A token that was made for another audience gets in: test ${host}:${claim}.`;
    return [
      {
        path: entry.path,
        message,
        severity: builtIn ? 'security' : undefined,
        fix: { label: 'Add this Condition', text: `"StringEquals": {"${host}:${claim}": "${value}"}` },
      },
    ];
  });
}

function wideSubject(view: TestView): readonly Hit[] {
  const claim = claimOf(view);
  if (!view.in.allows || claim === null || !demands(view) || view.use?.operator.wildcards !== true)
    return NO_HITS;
  const issuer = issuerOf(claim.host);
  const wide = issuer?.claim === claim.claim ? issuer.tooWide : /^[*?]/;
  if (claim.claim !== 'sub' && issuer?.claim !== claim.claim) return NO_HITS;
  const eks = isEks(claim.host) ? /^(?:[^:]*[*?]|system:serviceaccount:[*?])/ : wide;
  return view.values
    .filter(({ text }) => eks.test(text))
    .map(({ text, path }) => ({
      path,
      message: `"${text}" lets in more than one of your repositories or workloads: name it, with its branch or environment.`,
      fix: issuer === undefined ? undefined : { label: 'For example', text: issuer.example },
    }));
}

function keyPrefix(view: TestView): readonly Hit[] {
  const claim = claimOf(view);
  const providers = providersOf(view.in);
  if (claim === null || providers.length === 0 || isOpen(view.in)) return NO_HITS;
  const hosts = providers.map(({ host }) => host);
  if (hosts.includes(claim.host) && !view.key.startsWith('http')) return NO_HITS;
  const host =
    hosts.find((known) => claim.host.endsWith(known)) ?? nearest(claim.host, hosts) ?? hosts[0] ?? '';
  const right = `${host}:${claim.claim}`;
  const arn = view.key.startsWith('arn:');
  const message = arn
    ? `A condition key starts with the provider's host, not with its ARN: "${right}".`
    : `"${view.test.key}" is never sent by ${listed(hosts)}. Did you mean "${right}"?`;
  return [{ path: view.test.path, message, fix: { label: `Write "${right}"`, text: right } }];
}

function severalProviders(view: StatementView): readonly Hit[] {
  const providers = providersOf(view);
  if (providers.length < 2 || isOpen(view)) return NO_HITS;
  const claims = view.tests.flatMap((test) => {
    const claim = claimOf(test);
    return claim === null ? [] : [{ host: claim.host, test }];
  });
  const [first] = claims;
  if (first === undefined) return NO_HITS;
  const without = providers.filter(({ host }) => !claims.every((claim) => claim.host === host));
  return without.map(({ entry, host }) => ({
    path: entry.path,
    message: demands(first.test)
      ? `Tokens of ${host} never pass, because the Condition tests claims of another provider: give each provider its own statement.`
      : `The Condition tests claims of another provider than ${host}: give each provider its own statement.`,
  }));
}

const SUBJECT_SHAPES = /^(?:repo:|project_path:|system:serviceaccount:|organization:[^:]+:project:)/;

/** A subject under `aud`, or an audience under `sub`. */
function swappedClaims(view: TestView): readonly Hit[] {
  const claim = claimOf(view);
  if (claim === null || isNull(view)) return NO_HITS;
  const other = claim.claim === 'aud' ? 'sub' : claim.claim === 'sub' ? 'aud' : null;
  if (other === null) return NO_HITS;
  return view.values
    .filter(({ text }) =>
      other === 'sub' ? SUBJECT_SHAPES.test(text) : text.startsWith('sts.amazonaws.com'),
    )
    .map(({ text, path }) => ({
      path,
      message: `"${text}" is what tokens carry as ${other}, not as ${claim.claim}: test ${claim.host}:${other}.`,
      fix: { label: `Write "${claim.host}:${other}"`, text: `${claim.host}:${other}` },
    }));
}

function aboutToken(view: TestView): readonly Hit[] {
  const claim = claimOf(view);
  if (claim === null || !ABOUT_TOKEN.has(claim.claim) || providersOf(view.in).length === 0) return NO_HITS;
  const message = `AWS makes no condition key of the claim ${claim.claim}, so this never holds: leave it out, AWS checks it by itself.`;
  return [{ path: view.test.path, message }];
}

/** What tokens of GitHub carry that nobody asked for another audience: the official action always asks. */
function githubAudience(view: TestView): readonly Hit[] {
  if (!view.in.allows || view.key !== `${GITHUB}:aud` || !demands(view) || isNull(view)) return NO_HITS;
  if (!view.values.every(({ text }) => /^https:\/\/github\.com\/[^*?]+$/.test(text))) return NO_HITS;
  const message =
    'The action aws-actions/configure-aws-credentials asks for tokens with the audience sts.amazonaws.com, unless its input audience says otherwise: those are refused here.';
  const fix = { label: 'Write "sts.amazonaws.com"', text: 'sts.amazonaws.com' };
  return view.values.map(({ path }) => ({ path, message, fix }));
}

const GITHUB = 'token.actions.githubusercontent.com';
const NAME_ONLY = /^repo:([^/@*?]+)\/([^:@*?]+)(?::|$)/;

function immutableSubject(view: TestView): readonly Hit[] {
  if (!view.in.allows || view.key !== `${GITHUB}:sub` || isNull(view)) return NO_HITS;
  return view.values.flatMap(({ text, path }) => {
    const [, owner, repository] = NAME_ONLY.exec(text) ?? [];
    if (owner === undefined || repository === undefined) return NO_HITS;
    const both = view.values.some(
      (other) => other.text.startsWith(`repo:${owner}@`) && other.text.includes(`/${repository}@`),
    );
    if (both) return NO_HITS;
    const right = text.replace(`${owner}/${repository}`, `${owner}@<owner id>/${repository}@<repository id>`);
    const message = `Repositories that were made or renamed since 15 July 2026 send ids in their subject, and "${text}" does not match those.`;
    return [{ path, message, fix: { label: 'Add the subject with ids', text: right } }];
  });
}

export const OIDC_RULES: readonly Rule[] = [
  {
    id: 'L-OIDC-NO-SUB',
    severity: 'security',
    where: 'trust',
    title: 'Anybody of this identity provider',
    why: `A provider such as ${OIDC_ISSUERS[0]?.called ?? ''} signs tokens for all its customers; only the subject tells yours.`,
    page: PAGES.oidcDefaults,
    statement: noSubject,
  },
  {
    id: 'L-OIDC-NO-AUD',
    severity: 'warning',
    where: 'trust',
    title: 'Audience is not tested',
    why: 'A token that was made for another service of yours could be used here.',
    page: PAGES.oidcRole,
    statement: noAudience,
  },
  {
    id: 'L-OIDC-SUB-WILDCARD',
    severity: 'security',
    where: 'trust',
    title: 'Subject too wide',
    why: 'The wildcard stands where the owner of the workload should be named.',
    page: PAGES.oidcRole,
    test: wideSubject,
  },
  {
    id: 'L-OIDC-KEY-PREFIX',
    severity: 'error',
    where: 'trust',
    title: 'Claim of another provider',
    why: 'Claims are keys of the provider that signed the token; those of any other are never there.',
    page: PAGES.stsKeys,
    test: keyPrefix,
  },
  {
    id: 'L-OIDC-CLAIM-SWAP',
    severity: 'error',
    where: 'trust',
    title: 'Subject and audience mixed up',
    why: 'The audience is for whom a token was made, the subject is who it is about; the other value never comes.',
    page: PAGES.oidcRole,
    test: swappedClaims,
  },
  {
    id: 'L-OIDC-TOKEN-CLAIM',
    severity: 'error',
    where: 'trust',
    title: 'Claim that is no condition key',
    why: 'Who signed a token and how long it lasts AWS checks before it looks at any policy; policies do not see it.',
    page: PAGES.stsKeys,
    test: aboutToken,
  },
  {
    id: 'L-GITHUB-AUD',
    severity: 'info',
    where: 'trust',
    title: 'Audience that the usual action does not ask for',
    why: 'Tokens for which no audience was asked for carry the address of the owner; those of the official action do not.',
    page: PAGES.oidcRole,
    test: githubAudience,
  },
  {
    id: 'L-OIDC-MULTI-PROVIDER',
    severity: 'warning',
    where: 'trust',
    title: 'Several providers, claims of one',
    why: 'Conditions hold for the whole statement, and a token has the claims of its own provider only.',
    page: PAGES.stsKeys,
    statement: severalProviders,
  },
  {
    id: 'L-GITHUB-IMMUTABLE-SUB',
    severity: 'info',
    where: 'trust',
    title: 'GitHub subject by name only',
    why: 'Names can be taken over after a rename or deletion; newer repositories put the ids of owner and repository into the subject.',
    page: PAGES.oidcRole,
    test: immutableSubject,
  },
];
