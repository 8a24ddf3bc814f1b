// Condition keys that come from a SAML assertion or a web identity token.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
import { parseArn } from '#language/arn.ts';
import { ABSENT, type KeyFact, known, unknownKey } from '#iam/context.ts';
import type { About, FactRule } from './about.ts';

const MAYBE = unknownKey(true);
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

const OIDC_LATER = new Set(['sub', 'aud', 'amr', 'app_id', 'user_id', 'id']);

/** `<host/path>:<claim>`; null when the key does not look like one. */
export function oidcClaim(about: About, key: string): KeyFact | null {
  const match = /^(.+\..+):([^:]+)$/.exec(key);
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
