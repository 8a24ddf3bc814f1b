// Condition keys that come from a SAML assertion or a web identity token.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
import { parseArn } from '#language/arn.ts';
import { ABSENT, type KeyFact, known, unknownKey } from '#iam/context.ts';
import type { About, FactRule } from './about.ts';

const MAYBE = unknownKey(true);
/** `host/path:claim`. */
const PROVIDER_CLAIM = /^(.+\..+):([^:]+)$/;
const SAML_ALWAYS = new Set(['aud', 'iss', 'sub', 'sub_type', 'namequalifier']);
const SAML_LATER = new Set(['sub', 'sub_type', 'namequalifier']);

/** `saml:…`; `rest` is the attribute. */
export const saml: FactRule = ({ action, source }, attribute) => {
  if (action !== 'sts:AssumeRoleWithSAML') {
    // A session keeps these three from the assertion that made it.
    const kept = source.kind === 'role' || source.kind === 'session';
    return kept && SAML_LATER.has(attribute) ? MAYBE : ABSENT;
  }
  if (attribute !== 'doc') return unknownKey(!SAML_ALWAYS.has(attribute));
  const arn = parseArn(source.id);
  return known(`${arn?.account ?? ''}/${arn?.resource.replace(/^saml-provider\//, '') ?? ''}`);
};

/** Claims about the token itself: AWS checks them before any policy, and makes no condition keys of them. */
export const ABOUT_TOKEN: ReadonlySet<string> = new Set(['iss', 'exp', 'iat', 'nbf', 'jti']);

const COMMON_CLAIMS: ReadonlySet<string> = new Set(['amr', 'aud', 'email', 'oaud', 'sub']);

/** Claims that AWS makes condition keys of, beside those that any provider may have; by host, or its beginning. */
const OWN_CLAIMS: readonly (readonly [host: RegExp, claims: string])[] = [
  [/^www\.amazon\.com$/, 'app_id user_id'],
  [/^graph\.facebook\.com$/, 'app_id id'],
  [/^accounts\.google\.com$/, 'google/organization_number'],
  [
    /^token\.actions\.githubusercontent\.com(?:\/|$)/,
    'actor actor_id job_workflow_ref repository repository_id repository_owner_id workflow ref environment enterprise_id',
  ],
  [
    /^gitlab\.com$/,
    'namespace_id project_id user_id user_login user_email user_access_level ref_protected pipeline_source runner_environment',
  ],
  [
    /^agent\.buildkite\.com$/,
    'organization_slug organization_id pipeline_slug pipeline_id cluster_name cluster_id build_branch',
  ],
  [/^oidc\.circleci\.com(?:\/|$)/, 'oidc.circleci.com/project-id'],
  [/\.identity\.oraclecloud\.com$/, 'rpst_id'],
];

/**
 * Does AWS's page name this key (lower-cased) of a token? The list grows, so what it lacks is only doubtful.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function isListedClaim(key: string): boolean {
  const [, host = '', claim = ''] = PROVIDER_CLAIM.exec(key) ?? [];
  if (COMMON_CLAIMS.has(claim) || ABOUT_TOKEN.has(claim)) return true;
  return OWN_CLAIMS.some(([hosts, claims]) => hosts.test(host) && claims.split(' ').includes(claim));
}

const OIDC_LATER = new Set(['sub', 'aud', 'amr', 'app_id', 'user_id', 'id']);

/** `<host/path>:<claim>`; null when the key does not look like one. */
export function oidcClaim(about: About, key: string): KeyFact | null {
  const match = PROVIDER_CLAIM.exec(key);
  const [, host = '', claim = ''] = match ?? [];
  if (match === null) return null;
  if (ABOUT_TOKEN.has(claim)) return ABSENT;
  if (about.action === 'sts:AssumeRoleWithWebIdentity') {
    const id = about.source.id.toLowerCase();
    const [, provider = id] = id.split('oidc-provider/');
    return provider === host ? unknownKey(claim !== 'sub' && claim !== 'aud') : ABSENT;
  }
  const kept = about.source.kind === 'role' || about.source.kind === 'session';
  return kept && OIDC_LATER.has(claim) ? MAYBE : ABSENT;
}
