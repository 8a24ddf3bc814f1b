// Which pairs are worth asking: indexes from both sides, never everybody times every role.
import { arnTest } from '#language/arnPattern.ts';
import { parseGlob } from '#language/wildcard.ts';
import { eachOnce } from './eachOnce.ts';
import type { CompiledPrincipal, Model } from './model.ts';
import { type Namers, namersOf } from './namers.ts';
import { type Trusted, trustedBy } from './trusted.ts';
import { attemptedOf } from './attempted.ts';
import { finish, type Steps } from '#steps/steps.ts';

export interface Pair {
  readonly source: string;
  readonly target: string;
  /**
   * One side names the other in particular, or somebody tried it: drawn whatever the verdict. Else only when valid or
   * conditional.
   */
  readonly named: boolean;
}

export interface Pairs {
  /** By role in reading order, then roles that are only mentioned; each pair once. */
  readonly pairs: readonly Pair[];
  /** How many pairs of declared ends only a bare `*`, or a pattern for very many roles, would draw. */
  readonly sweepingCount: number;
  /** Is a pair one of those? */
  readonly isSweeping: (source: string, target: string) => boolean;
}

/** Declared principals of trusted accounts that a condition on aws:PrincipalArn names in particular. */
function conditioned(model: Model, { accounts, principalArns }: Trusted): readonly string[] {
  if (principalArns.length === 0) return principalArns;
  return principalArns.flatMap((pattern) => {
    if (!/[*?$]/.test(pattern)) return model.byArn.has(pattern) ? [pattern] : [];
    const test = arnTest(parseGlob(pattern.replaceAll(/\$\{[^}]*\}/g, '*')));
    const everybody = test('arn:aws:iam::000000000000:role/zzz') && test('arn:aws:iam::999999999999:user/q');
    if (everybody) return [];
    return accounts.flatMap((account) =>
      (model.byAccount.get(account) ?? []).map((p) => p.record.arn).filter(test),
    );
  });
}

/** Principals that nobody names in particular and that may get in all the same. */
function possible(
  model: Model,
  namers: Namers,
  trusted: Trusted,
  role: CompiledPrincipal,
): readonly string[] {
  if (!trusted.everyone && trusted.accounts.length === 0) return trusted.accounts;
  const { account, arn } = role.record;
  const accounts = trusted.everyone ? namers.accounts : trusted.accounts;
  const found: string[] = [];
  for (const id of accounts) {
    for (const namer of namers.sweeping(id))
      if (namer.bare || namer.wide.some((test) => test(arn))) found.push(namer.arn);
  }
  // In the same account `*` is a complete grant.
  const neighbours = trusted.everyone ? (model.byAccount.get(account) ?? []) : [];
  for (const { record } of neighbours) if (record.kind !== 'group') found.push(record.arn);
  return found;
}

/** By either side, trust first. */
function namedBy(model: Model, trusted: Trusted, naming: readonly string[]): readonly string[] {
  const { principalArns, sources } = trusted;
  if (principalArns.length === 0 && naming.length === 0) return sources;
  return [...sources, ...conditioned(model, trusted), ...naming];
}

const pairKey = ({ source, target }: Pick<Pair, 'source' | 'target'>): string => `${source}→${target}`;

/** What somebody tried is drawn, whatever the policies say. */
function withAttempts(model: Model, pairs: readonly Pair[]): readonly Pair[] {
  const { tried } = attemptedOf(model);
  if (tried.length === 0) return pairs;
  const attempts = new Map(
    tried.map(({ source, target }) => [pairKey({ source, target }), { source, target, named: true }]),
  );
  const drawn = pairs.map((pair) => {
    const attempt = attempts.get(pairKey(pair));
    attempts.delete(pairKey(pair));
    return attempt ?? pair;
  });
  return [...drawn, ...attempts.values()];
}

/** So few are looked through sooner than a set of them is made. */
const FEW = 8;

export const pairsOf = (model: Model): Pairs => finish(pairsInSteps(model));

/** A step is one role. */
export function* pairsInSteps(model: Model): Steps<Pairs> {
  const sources = model.principals.filter((p) => p.record.kind !== 'group');
  const roles = sources.filter((p) => p.record.kind === 'role').map((p) => p.record.arn);
  const namers = namersOf(model, sources, roles);
  const bareTargets = new Set<string>();
  const pairs: Pair[] = [];
  for (const [i, target] of namers.targets.entries()) {
    yield { done: i, of: namers.targets.length };
    const declared = model.byArn.get(target);
    const trusted = declared === undefined ? null : trustedBy(model, declared);
    const naming = namers.naming(target);
    const named = trusted === null ? eachOnce(naming) : eachOnce(namedBy(model, trusted, naming));
    for (const source of named) pairs.push({ source, target, named: true });
    if (trusted === null || declared === undefined) continue;
    if (trusted.everyone) bareTargets.add(target);
    const others = possible(model, namers, trusted, declared);
    if (others.length === 0) continue;
    const drawn = others.length + named.length > FEW ? new Set(named) : null;
    const isDrawn = (source: string): boolean => drawn?.has(source) ?? named.includes(source);
    for (const source of eachOnce(others)) {
      if (source !== target && !isDrawn(source)) pairs.push({ source, target, named: false });
    }
  }
  const { bareSources, isWide, wideCount } = namers;
  const kindOf = (arn: string) => model.byArn.get(arn)?.record.kind ?? 'group';
  const isBare = (source: string, target: string): boolean =>
    (bareSources.has(source) || bareTargets.has(target)) &&
    source !== target &&
    kindOf(source) !== 'group' &&
    kindOf(target) === 'role';
  const selves = roles.filter((role) => bareSources.has(role) || bareTargets.has(role)).length;
  const bareCount =
    bareSources.size * roles.length +
    sources.length * bareTargets.size -
    bareSources.size * bareTargets.size -
    selves;
  return {
    pairs: withAttempts(model, pairs),
    sweepingCount: bareCount + wideCount,
    isSweeping: (source, target) => isBare(source, target) || isWide(source, target),
  };
}
