// Claims of a web identity token as AWS sees them: a few become condition keys, the others are not looked at.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
import type { AttemptToken, Inventory } from '#decision/inventory.ts';
import { ABOUT_TOKEN } from '#decision/federatedFacts.ts';
import { isList, isObject, type JsonObject, member } from '#text/json.ts';

/** Of every issuer. */
const COMMON = ['aud', 'sub', 'amr', 'email', 'oaud'];

/** By issuer, lower-cased: further claims that AWS makes condition keys of (since January 2026). */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  'token.actions.githubusercontent.com': [
    'actor',
    'actor_id',
    'job_workflow_ref',
    'repository',
    'repository_id',
    'workflow',
    'ref',
    'environment',
    'enterprise_id',
  ],
};

/** Issuers of which AWS knows further claims that stand in no list here: their claims count as written. */
const NOT_LISTED = /^(?:accounts\.google\.com|oidc\.circleci\.com|.*\.oraclecloud\.com)(?:\/|$)/;

export const issuerHost = (issuer: string): string => issuer.replace(/^https?:\/\//, '').replace(/\/$/, '');

function valueOf(value: unknown): string | readonly string[] | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return value.filter((one): one is string => typeof one === 'string');
  return null;
}

/** Session tags that the token brings: the claim has a name of AWS's own. */
const TAGS = 'https://aws.amazon.com/tags';

/** The claim that AWS takes for the audience: `azp` when there is one; the other then is `oaud`. */
function audience(claims: JsonObject): readonly (readonly [string, unknown])[] {
  const { aud, azp } = claims;
  const only = isList(aud) && aud.length === 1 ? aud[0] : aud;
  if (azp === undefined) return aud === undefined ? [] : [['aud', only]];
  return [
    ['aud', azp],
    ['oaud', only],
  ];
}

/** Claims by name; null for those that AWS makes no condition key of. */
export function claimsFor(host: string, claims: JsonObject): AttemptToken['claims'] {
  const lower = host.toLowerCase();
  const known = new Set([...COMMON, ...(Object.hasOwn(FURTHER, lower) ? (FURTHER[lower] ?? []) : [])]);
  const all = [
    ...Object.entries(claims).filter(([name]) => name !== 'aud' && name !== 'azp'),
    ...audience(claims),
  ];
  return Object.fromEntries(
    all
      .filter(([name]) => !ABOUT_TOKEN.has(name) && name !== TAGS)
      .map(([name, value]) => [name, known.has(name) || NOT_LISTED.test(lower) ? valueOf(value) : null]),
  );
}

/** Claims whose value AWS does not look at, for the ledger. */
export const notLookedAt = (claims: AttemptToken['claims']): readonly string[] =>
  Object.keys(claims).filter((name) => claims[name] === null);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp */
export function tagContext(claims: JsonObject): Inventory['context'] {
  const told = member(claims, TAGS);
  const passed = member(told, 'principal_tags');
  const tags = Object.entries(isObject(passed) ? passed : {});
  const transitive = member(told, 'transitive_tag_keys');
  if (tags.length === 0) return { 'aws:tagkeys': null, 'sts:transitivetagkeys': null };
  return {
    'aws:tagkeys': tags.map(([key]) => key),
    'sts:transitivetagkeys': isList(transitive)
      ? transitive.filter((one): one is string => typeof one === 'string')
      : null,
    ...Object.fromEntries(
      tags.map(([key, value]) => [
        `aws:requesttag/${key.toLowerCase()}`,
        valueOf(isList(value) ? value[0] : value),
      ]),
    ),
  };
}
