// One request against every policy that applies to it: AWS's policy evaluation logic, three-valued.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { iamName } from '#language/arn.ts';
import type { Authorization, LayerResult } from './authorization.ts';
import { type Caller, hasIdentitySide } from '#language/caller.ts';
import { type Context, PSEUDO_KEYS } from './context.ts';
import {
  EMPTY_LAYER,
  evaluateLayer,
  type LayerRequest,
  type NamingLayerResult,
  NO_LIMIT,
  type Trace,
} from './layer.ts';
import { isKeyRequest, keyGrant } from './keyRule.ts';
import { ordinaryGrant } from './ordinaryRule.ts';
import type { Policy } from '#language/policy.ts';
import { maskOf, NOBODY, strengthsOf } from './strengthMask.ts';
import { type Claims, isTrustRequest, trustGrant } from './trustRule.ts';
import { and, fromBoolean, not, or, type Truth } from './truth.ts';

export interface AuthorizeRequest {
  /** `service:Name`, any case. */
  readonly action: string;
  readonly resource: string;
  /** Account that owns the resource; null when unknown (then the rule for two accounts holds). */
  readonly resourceAccount: string | null;
  readonly caller: Caller;
  readonly context: Context;
}

/** `unknown`: nobody gave the documents. null: there are none of that type, or they do not apply (exempt account). */
export interface PolicySet {
  readonly identity: readonly Policy[] | 'unknown';
  /** Some identity policies were not given: what the given ones do not allow is open, not refused. */
  readonly identityIncomplete?: boolean;
  /** The trust policy when the resource is a role. */
  readonly resource: readonly Policy[] | 'unknown';
  readonly boundary: readonly Policy[] | null | 'unknown';
  readonly session: readonly Policy[] | null;
  /** One list a level, root first. */
  readonly scps: readonly (readonly Policy[])[] | null;
  readonly rcps: readonly (readonly Policy[])[] | null;
  /** Positions of levels of which some policies were not given: those may deny whatever the given ones allow. */
  readonly openScps?: ReadonlySet<number>;
  readonly openRcps?: ReadonlySet<number>;
}

export interface AuthorizeOptions {
  /** Treat refused documents as accepted. */
  readonly latent?: boolean;
  /** Fill `matches`, with every statement or with those that nobody can decide; decisions are the same either way. */
  readonly trace?: Trace;
  /** Only the decision counts: the rest of the answer means nothing, and what cannot change it is not asked. */
  readonly hasty?: boolean;
}

const NO_LAYERS: readonly LayerResult[] = [];

/** An answer of which only the decision counts. */
const bare = (decision: Truth): Authorization => ({
  decision,
  rule: 'trust',
  sameAccount: false,
  grant: decision,
  deny: 'no',
  identity: EMPTY_LAYER,
  resource: EMPTY_LAYER,
  strengths: strengthsOf(NOBODY),
  boundary: NO_LIMIT,
  session: NO_LIMIT,
  scps: NO_LAYERS,
  rcps: NO_LAYERS,
});
const HASTY_ANSWERS: Readonly<Record<Truth, Authorization>> = {
  yes: bare('yes'),
  no: bare('no'),
  depends: bare('depends'),
};

/** What a document that nobody gave says: open, unless the context knows its pseudo key. */
function pseudo(key: string, context: Context): Truth {
  const fact = context.fact(key);
  return fact.state === 'known' ? fromBoolean(fact.values[0] === 'true') : 'depends';
}

const openLayer = (allow: Truth): LayerResult => ({ allow, deny: 'no', matches: [] });

function identityLayer({ identity, identityIncomplete }: PolicySet, request: LayerRequest): LayerResult {
  if (!hasIdentitySide(request.caller.kind)) return EMPTY_LAYER;
  if (identity === 'unknown') return openLayer(pseudo(PSEUDO_KEYS.identityPolicy, request.context));
  const given = evaluateLayer(identity, request);
  if (identityIncomplete !== true || given.allow === 'yes') return given;
  return { ...given, allow: or(given.allow, pseudo(PSEUDO_KEYS.identityPolicy, request.context)) };
}

function resourceLayer({ resource }: PolicySet, request: LayerRequest): NamingLayerResult {
  if (resource !== 'unknown') return evaluateLayer(resource, request);
  const allow = pseudo(PSEUDO_KEYS.trustPolicy, request.context);
  return { ...openLayer(allow), mask: allow === 'no' ? NOBODY : maskOf('wildcard', allow) };
}

function limitLayer(policies: readonly Policy[] | null | 'unknown', request: LayerRequest): LayerResult {
  if (policies === null || !hasIdentitySide(request.caller.kind)) return NO_LIMIT;
  if (policies === 'unknown') return openLayer(pseudo(PSEUDO_KEYS.boundary, request.context));
  return evaluateLayer(policies, request);
}

/** An open level lets through what the policies that nobody gave let through, unless a given one denies. */
function openLevel(key: string, given: LayerResult, request: LayerRequest): LayerResult {
  const through = pseudo(key, request.context);
  return { ...given, allow: through, deny: or(given.deny, not(through)) };
}

interface OpenLevels {
  readonly key: string;
  readonly at: ReadonlySet<number> | undefined;
}

/**
 * SCPs bind the users, roles and root of member accounts, RCPs whoever calls; neither binds service-linked roles.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
function levels(
  policies: readonly (readonly Policy[])[] | null,
  applies: boolean,
  request: LayerRequest,
  open: OpenLevels,
): readonly LayerResult[] {
  if (policies === null || !applies) return NO_LAYERS;
  const results: LayerResult[] = [];
  for (const level of policies) {
    const given = evaluateLayer(level, request);
    results.push(open.at?.has(results.length) === true ? openLevel(open.key, given, request) : given);
  }
  return results;
}

/** RCPFullAWSAccess cannot be detached: an RCP never denies by silence. */
const neverSilent = ({ deny, matches }: LayerResult): LayerResult => ({ allow: 'yes', deny, matches });

const isServiceLinked = (resource: string): boolean =>
  iamName(resource)?.path.startsWith('/aws-service-role/') === true;

const GRANTS: Readonly<Record<Authorization['rule'], (claims: Claims) => Truth>> = {
  trust: trustGrant,
  key: keyGrant,
  ordinary: ordinaryGrant,
};

/** Every key has a key policy, so when none is given nobody knows what it says and the ordinary rule has to do. */
function ruleOf(action: string, resource: string, policies: PolicySet): Authorization['rule'] {
  if (isTrustRequest(action, resource)) return 'trust';
  return isKeyRequest(resource) && policies.resource.length > 0 ? 'key' : 'ordinary';
}

/**
 * Decides one action on one resource for one caller. With a context that knows every key the answer is `yes` or
 * `no`; `depends` means that a key which is `unknown` may decide it.
 */
export function authorize(
  request: AuthorizeRequest,
  policies: PolicySet,
  options: AuthorizeOptions = {},
): Authorization {
  const { caller, resource, context } = request;
  const action = request.action.toLowerCase();
  const { latent = false, trace = 'none', hasty = false } = options;
  const bounded = policies.boundary !== null && policies.boundary !== 'unknown';
  const view: LayerRequest = { action, resource, caller, context, latent, trace, bounded };

  const rule = ruleOf(action, resource, policies);
  const resourcePolicy = resourceLayer(policies, view);
  // Without an Allow in the trust policy no role is assumed, whatever the rest says.
  if (hasty && rule === 'trust' && resourcePolicy.mask === NOBODY) return HASTY_ANSWERS.no;
  const identity = identityLayer(policies, view);
  const boundary = limitLayer(policies.boundary, view);
  const session = limitLayer(policies.session, view);
  const claims: Claims = {
    action,
    callerKind: caller.kind,
    sameAccount: caller.account !== null && caller.account === request.resourceAccount,
    strengths: strengthsOf(resourcePolicy.mask),
    identity: identity.allow,
    limits: and(boundary.allow, session.allow),
  };
  const grant = GRANTS[rule](claims);
  let deny = or(or(resourcePolicy.deny, identity.deny), or(boundary.deny, session.deny));
  if (hasty && (grant === 'no' || deny === 'yes')) return HASTY_ANSWERS.no;

  const scpsBind = hasIdentitySide(caller.kind) && !caller.serviceLinked;
  const scps = levels(policies.scps, scpsBind, view, { key: PSEUDO_KEYS.scp, at: policies.openScps });
  const rcpsBind = policies.rcps !== null && !caller.serviceLinked && !isServiceLinked(resource);
  const given = levels(policies.rcps, rcpsBind, view, { key: PSEUDO_KEYS.rcp, at: policies.openRcps });
  const rcps = given.length === 0 ? given : given.map(neverSilent);
  let ceiling: Truth = 'yes';
  for (const level of scps) {
    deny = or(deny, level.deny);
    ceiling = and(ceiling, level.allow);
  }
  for (const level of rcps) deny = or(deny, level.deny);
  const decision = and(and(grant, ceiling), not(deny));
  if (hasty) return HASTY_ANSWERS[decision];
  return {
    decision,
    rule,
    sameAccount: claims.sameAccount,
    grant,
    deny,
    identity,
    resource: resourcePolicy,
    strengths: claims.strengths,
    boundary,
    session,
    scps,
    rcps,
  };
}
