// What of a request survives a hop: the what-if context of a later call, given that of the first (iam-semantics 4.10).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
import { type CallerKind, callerKind } from '#language/caller.ts';
import { EKS_PODS, EKS_TAGS } from '#language/eksTags.ts';
import type { Inventory } from '#decision/inventory.ts';

export type RequestContext = Inventory['context'];

const PRINCIPAL_TAG = 'aws:principaltag/';
const REQUEST_TAG = 'aws:requesttag/';
const INHERITED = 'session:inheritedtransitivetags';

/** Said anew with each call: a value is about the first one, while "not sent" holds for all. */
const PER_CALL =
  /^(?:sts:(?:externalid|rolesessionname|requestcontextproviders|requestcontext\/.*|transitivetagkeys|roleauthorizedbyidp|sourceidentity)|aws:requesttag\/.*|aws:tagkeys)$/;

/** About the first caller, the first role or its session: the next call has another one. */
const OF_FIRST =
  /^(?:aws:(?:principal.*|userid|username|tokenissuetime|federatedprovider|sourcearn|sourceaccount|sourceorg.*|resource.*|sourceidentity)|iam:resourcetag\/.*|ec2:.*|lambda:.*|identitystore:.*|session:.*|source:.*|eks:.*|identity-policy|trust-policy|permissions-boundary)$/;

/** AssumeRole credentials carry no MFA; reports of the contrary make it unknown rather than absent. */
const MFA = /^aws:multifactorauth(?:present|age)$/;

/** What the session of a federated caller keeps of its token. */
const KEPT_CLAIM =
  /^(?:saml:(?:sub|sub_type|namequalifier)|[^/:]+\.[^:]+:(?:sub|aud|amr|app_id|user_id|id))$/;
const CLAIM = /^(?:saml:|[^:]+\.[^:]+:)/;

const isNotSent = (value: RequestContext[string]): boolean => value === null;

function survives(key: string, value: RequestContext[string], hop: number): boolean {
  if (PER_CALL.test(key)) return isNotSent(value);
  if (MFA.test(key)) return isNotSent(value) || String(value) === 'false';
  if (OF_FIRST.test(key)) return false;
  return CLAIM.test(key) ? hop === 2 && KEPT_CLAIM.test(key) : true;
}

const textsOf = (value: RequestContext[string] | undefined): readonly string[] => {
  if (value === undefined || value === null || value === '' || value === false) return [];
  return typeof value === 'object' ? value : [String(value)];
};

const HAS_SESSION: ReadonlySet<CallerKind | null> = new Set(['role', 'session', 'account', 'anyone']);

/** Set at the first call, or stuck to the first session already: then nothing can change it any more. */
function sourceIdentity(context: RequestContext, origin: string): RequestContext {
  const [value] = [...textsOf(context['aws:sourceidentity']), ...textsOf(context['sts:sourceidentity'])];
  if (value !== undefined) return { 'aws:sourceidentity': value, 'sts:sourceidentity': value };
  const never = context['sts:sourceidentity'] === null && !HAS_SESSION.has(callerKind(origin));
  return never ? { 'aws:sourceidentity': null } : {};
}

/** Session tags of the first call are the tags of its session; the next sessions have the transitive ones only. */
function sessionTags(context: RequestContext, origin: string, hop: number): RequestContext {
  const eks = origin === EKS_PODS && textsOf(context['eks:disablesessiontags'])[0] !== 'true';
  const inherited = textsOf(context[INHERITED]);
  const transitive = [...inherited, ...textsOf(context['sts:transitivetagkeys']), ...(eks ? EKS_TAGS : [])];
  const isTransitive = new Set(transitive.map((key) => key.toLowerCase()));
  const result: Record<string, RequestContext[string]> = {};
  for (const [key, value] of Object.entries(context)) {
    if (value === null) continue;
    if (key.startsWith(REQUEST_TAG)) {
      const tag = key.slice(REQUEST_TAG.length);
      if (hop === 2 || isTransitive.has(tag)) result[`${PRINCIPAL_TAG}${tag}`] = value;
    } else if (key.startsWith(PRINCIPAL_TAG)) {
      const tag = key.slice(PRINCIPAL_TAG.length);
      if (inherited.some((name) => name.toLowerCase() === tag)) result[key] = value;
    }
  }
  if (transitive.length > 0) result[INHERITED] = transitive;
  return result;
}

/** From here on all hops are alike. */
export const SAME_FROM_HOP = 3;

/**
 * The context of hop `hop` (counted from 1) on a way that begins with `origin`, whose first call has `context` (keys
 * lower-cased). Where nothing changes the very same object.
 */
export function carried(context: RequestContext, origin: string, hop: number): RequestContext {
  if (hop === 1) return context;
  const kept = Object.entries(context).filter(([key, value]) => survives(key, value, hop));
  const [sessionName] = textsOf(context['sts:rolesessionname']);
  const next: RequestContext = {
    ...Object.fromEntries(kept),
    ...sourceIdentity(context, origin),
    ...sessionTags(context, origin, hop),
    ...(hop === 2 && sessionName !== undefined ? { 'source:sessionname': sessionName } : {}),
    ...(hop === 2 && callerKind(origin) === 'oidc' ? { 'aws:federatedprovider': origin } : {}),
  };
  return kept.length === Object.keys(context).length && Object.keys(next).length === kept.length
    ? context
    : next;
}
