// When STS lets a caller become a role: the trust policy must allow in every case, and what else must allow depends on
// the account and on how precisely the trust policy names the caller.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
import { lastOf } from '#language/remembered.ts';
import type { Strengths } from './authorization.ts';
import { type CallerKind, hasIdentitySide } from '#language/caller.ts';
import { anyStrength } from './strengthMask.ts';
import { and, or, type Truth } from './truth.ts';

/** What the layers say about one request; a rule makes the grant of it. */
export interface Claims {
  /** Lower-cased. */
  readonly action: string;
  readonly callerKind: CallerKind;
  readonly sameAccount: boolean;
  readonly strengths: Strengths;
  readonly identity: Truth;
  /** Permissions boundary and session policy together. */
  readonly limits: Truth;
}

const SET_SOURCE_IDENTITY = 'sts:setsourceidentity';

const TRUST_ACTIONS: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setcontext',
  SET_SOURCE_IDENTITY,
]);

const ROLE = ':role/';

/** `arn:…:iam:…:role/` and more. One role comes up many times in a row; as a pattern this is a tenth of a verdict. */
const isRole = lastOf((resource) => {
  const service = resource.startsWith('arn:') ? resource.indexOf(':', 4) : -1;
  if (service < 5 || !resource.startsWith(':iam:', service)) return false;
  const role = resource.indexOf(ROLE, service + 4);
  return role > 0 && resource.length > role + ROLE.length;
});

/** The request asks to become a role, so its trust policy decides. `action` is lower-cased. */
export const isTrustRequest = (action: string, resource: string): boolean =>
  TRUST_ACTIONS.has(action) && isRole(resource);

/**
 * Same account: a user, a session or everyone named is a complete grant; a role named must get through its limits; the
 * account named only delegates, so the identity policy must allow too. Two accounts: both sides, always. A session that
 * hands on a source identity needs `sts:SetSourceIdentity` on both sides even in one account
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html).
 */
export function trustGrant({ action, callerKind, sameAccount, strengths, identity, limits }: Claims): Truth {
  if (!hasIdentitySide(callerKind)) return anyStrength(strengths);
  if (!sameAccount) return and(anyStrength(strengths), and(identity, limits));
  const bothSides = action === SET_SOURCE_IDENTITY && (callerKind === 'role' || callerKind === 'session');
  const alsoIdentity = bothSides ? identity : 'yes';
  const complete = and(or(or(strengths.user, strengths.session), strengths.wildcard), alsoIdentity);
  const limited = and(and(strengths.role, limits), alsoIdentity);
  const delegated = and(and(strengths.account, identity), limits);
  return or(or(complete, limited), delegated);
}
