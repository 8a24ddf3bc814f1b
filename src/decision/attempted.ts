// Who tried to become which role: attempts with both ends found among what was read. Readers see one text only; that a
// session belongs to a role with a path, or which roles trust the issuer of a token, is known when all are joined.
import { iamName, isAccountId } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import type { Attempt, Inventory } from './inventory.ts';
import type { CompiledPrincipal, Model } from './model.ts';
import { resolveSource } from './source.ts';
import { mainAction } from './structure.ts';
import { inTrustedRepository } from './trustedRepository.ts';

export interface Tried {
  readonly attempt: Attempt;
  /** Who asks, as precisely as the origin says: perhaps one session. */
  readonly caller: string;
  /** Where it is drawn: of a session its role. */
  readonly source: string;
  readonly target: string;
  readonly action: string;
  /** What the call carried, claims of a token among it. */
  readonly context: Inventory['context'];
  /** How many calls it stands for. */
  readonly count: number;
}

export interface Attempted {
  readonly tried: readonly Tried[];
  /** Attempts of which an end is not known, so that no edge can be drawn. */
  readonly unplaced: readonly Attempt[];
}

const WEB = 'sts:AssumeRoleWithWebIdentity';
const SAML = 'sts:AssumeRoleWithSAML';
/** Stands for the 16 hexadecimal digits that Identity Center adds. */
const SUFFIX = /_<suffix>$/;

const PROVIDER = 'oidc-provider/';

/** Host and path of a provider: of its ARN what stands behind `oidc-provider/`. */
export const hostOf = (provider: string): string => {
  const at = provider.indexOf(PROVIDER);
  return at < 0 ? provider : provider.slice(at + PROVIDER.length);
};

const isIssuer = (issuer: string | null, provider: string): boolean => {
  if (issuer === null) return true;
  const host = hostOf(provider).toLowerCase();
  const wanted = issuer.toLowerCase();
  return wanted.endsWith('*') ? host.startsWith(wanted.slice(0, -1)) : host === wanted;
};

/** Federated principals in Allow statements, each once. */
function providersOf({ trust }: CompiledPrincipal, kind: 'oidc' | 'saml'): readonly string[] {
  const entries = (trust ?? [])
    .flatMap(({ policy }) => policy.statements)
    .filter((statement) => statement.effect === 'Allow')
    .flatMap((statement): readonly PrincipalEntry[] => statement.principals ?? [])
    .filter(({ key }) => key === 'Federated')
    .map(({ value }) => value);
  return [...new Set(entries)].filter((value) => callerKind(value) === kind);
}

function claimKeys(provider: string, claims: NonNullable<Attempt['token']>['claims']): Inventory['context'] {
  const host = hostOf(provider).toLowerCase();
  return Object.fromEntries(
    Object.entries(claims).map(([claim, value]) => [`${host}:${claim.toLowerCase()}`, value]),
  );
}

/** The one role of Identity Center in that account whose suffix the profile does not know; else the ARN itself. */
function reservedRole(model: Model, arn: string, known: readonly string[]): string {
  const wanted = iamName(arn);
  if (wanted === null) return arn;
  const stem = wanted.name.replace(SUFFIX, '_');
  const fits = (name: string): boolean =>
    name.startsWith(stem) && /^[0-9a-f]{16}$/.test(name.slice(stem.length));
  const declared = (model.byAccount.get(wanted.account) ?? [])
    .filter(({ record }) => record.kind === 'role' && fits(record.name))
    .map(({ record }) => record.arn);
  const mentioned = known.filter((one) => {
    const name = iamName(one);
    return name?.account === wanted.account && name.kind === 'role' && fits(name.name);
  });
  const all = [...new Set(declared.length > 0 ? declared : mentioned)];
  return all.length === 1 && all[0] !== undefined ? all[0] : arn;
}

/** Who calls, when the origin names somebody: unique ids of another account's log become the role they belong to. */
function named(model: Model, attempt: Attempt, known: readonly string[]): string | null {
  const { source, context } = attempt;
  if (source === null) return null;
  if (SUFFIX.test(source)) return reservedRole(model, source, known);
  const id = context?.['aws:userid'];
  if (!isAccountId(source) || typeof id !== 'string') return source;
  const [unique = '', session] = id.split(':');
  const owner = model.byUniqueId.get(unique)?.record;
  if (owner === undefined) return source;
  const name = iamName(owner.arn);
  if (owner.kind !== 'role' || session === undefined || name === null) return owner.arn;
  return `arn:${name.partition}:sts::${name.account}:assumed-role/${name.name}/${session}`;
}

/** Providers that the role trusts and that could have made the token. */
function federated(attempt: Attempt, role: CompiledPrincipal): readonly string[] {
  if (attempt.action === SAML) {
    const all = providersOf(role, 'saml');
    return all.length === 1 ? all : [];
  }
  const { token } = attempt;
  const all = providersOf(role, 'oidc').filter((provider) => isIssuer(token?.issuer ?? null, provider));
  // Nothing says which: one that is alone must be it.
  return (token?.issuer ?? null) === null && all.length !== 1 ? [] : all;
}

/** Roles that trust who could have made the token. */
const opened = (model: Model, attempt: Attempt): readonly (readonly [string, string])[] =>
  model.principals
    .filter(({ record }) => record.kind === 'role')
    .flatMap((role) => federated(attempt, role).map((provider) => [provider, role.record.arn] as const));

/** Nothing here could have been meant by a refusal that names nobody, or too much. */
export const isAboutAnyone = (model: Model, attempt: Attempt): boolean =>
  attempt.target === null &&
  attempt.source === null &&
  attempt.outcome === 'denied' &&
  (attempt.token?.issuer === null || opened(model, attempt).length > 0);

/** Services often do not say which role they could not assume: where one alone has a trust policy, it is that one. */
function onlyRole(model: Model): string | null {
  const roles = model.principals.filter(({ record, trust }) => record.kind === 'role' && trust !== undefined);
  return roles.length === 1 ? (roles[0]?.record.arn ?? null) : null;
}

/** Pairs of one attempt: none when an end stays open. */
function pairsOf(
  model: Model,
  attempt: Attempt,
  known: readonly string[],
): readonly (readonly [string, string])[] {
  const { target, token } = attempt;
  const source = named(model, attempt, known);
  if (source !== null) {
    const asked = target ?? (callerKind(source) === 'service' ? onlyRole(model) : null);
    return asked === null ? [] : [[source, asked]];
  }
  if (attempt.action !== WEB && attempt.action !== SAML) return [];
  if (target === null) {
    const all = opened(model, attempt);
    // A refusal is about one role: of several nobody knows which.
    return attempt.outcome === 'planned' || all.length === 1 ? all : [];
  }
  const role = model.byArn.get(target);
  const trusted = role === undefined ? [] : federated(attempt, role);
  if (trusted.length > 0) return trusted.map((provider) => [provider, target]);
  const issuer = token?.issuer ?? null;
  const name = iamName(target);
  if (issuer === null || issuer.endsWith('*') || name === null) return [];
  const built = callerKind(issuer) === 'oidc';
  return [[built ? issuer : `arn:${name.partition}:iam::${name.account}:oidc-provider/${issuer}`, target]];
}

/** Calls that the log of the caller's account tells more exactly: the target's account logs no ARN. */
function toldTwice(attempts: readonly Attempt[]): ReadonlySet<string> {
  const better = attempts.filter(({ source }) => source !== null && !isAccountId(source));
  return new Set(better.flatMap(({ shared }) => shared ?? []));
}

function compute(model: Model): Attempted {
  const attempts = model.inventory.attempts ?? [];
  const twice = toldTwice(attempts);
  const seen = new Set<string>();
  const known = attempts.flatMap(({ source }) =>
    source === null || callerKind(source) !== 'session'
      ? []
      : (resolveSource(model, source).principalArn ?? []),
  );
  const tried: Tried[] = [];
  const unplaced: Attempt[] = [];
  for (const attempt of attempts) {
    const { shared = [], source } = attempt;
    const weak = source !== null && isAccountId(source);
    const again = shared.filter((id) => seen.has(id) || (weak && twice.has(id))).length;
    const count = (attempt.count ?? 1) - again;
    for (const id of shared) seen.add(id);
    if (count <= 0) continue;
    const pairs = pairsOf(model, attempt, known);
    if (pairs.length === 0) unplaced.push(attempt);
    for (const [caller, target] of pairs) {
      const { kind, principalArn } = resolveSource(model, caller);
      const role = model.byArn.get(target);
      const told =
        role === undefined ? attempt : inTrustedRepository(attempt, role, hostOf(caller).toLowerCase());
      tried.push({
        attempt: told,
        caller,
        source: kind === 'session' ? (principalArn ?? caller) : caller,
        target,
        action: mainAction(kind),
        context: {
          ...told.context,
          ...(told.token ? claimKeys(caller, told.token.claims) : {}),
        },
        count,
      });
    }
  }
  return { tried, unplaced };
}

const memo = new WeakMap<Model, Attempted>();

/** In reading order; worked out once for a model. */
export function attemptedOf(model: Model): Attempted {
  const known = memo.get(model) ?? compute(model);
  memo.set(model, known);
  return known;
}
