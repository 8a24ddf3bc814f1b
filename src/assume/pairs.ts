// Which pairs are worth asking: indexes from both sides, never everybody times every role.
import { arnTest, resourceTest } from '#iam/arnPattern.ts';
import { parseGlob } from '#iam/wildcard.ts';
import type { CompiledPrincipal, Model } from './model.ts';
import { type Reach, indexRoles, reachOf } from './reach.ts';
import { type Trusted, trustedBy } from './trusted.ts';

export interface Pair {
  readonly source: string;
  readonly target: string;
  /** One side names the other in particular: drawn whatever the verdict. Else only when valid or conditional. */
  readonly named: boolean;
}

export interface Pairs {
  /** By role in reading order, then roles that are only mentioned; each pair once. */
  readonly pairs: readonly Pair[];
  /** Declared principals with an Allow for every role, and declared roles that trust everyone. */
  readonly bareSources: ReadonlySet<string>;
  readonly bareTargets: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Patterns draw at most about so many pairs; the widest beyond that draw only what is valid or conditional. */
const MAX_PATTERN_PAIRS = 20_000;

/** How many roles a pattern may match and still be drawn in full. */
function widest(sizes: readonly number[]): number {
  let total = 0;
  for (const size of [...sizes].sort((a, b) => a - b)) {
    total += size;
    if (total > MAX_PATTERN_PAIRS) return size - 1;
  }
  return Infinity;
}

interface Namer {
  readonly principal: CompiledPrincipal;
  readonly reach: Reach;
  /** Tests of patterns too wide to draw. */
  readonly wide: readonly ((arn: string) => boolean)[];
}

const matchesAny = ({ reach, wide }: Namer, arn: string): boolean =>
  reach.bare || wide.some((test) => test(arn));

export function pairsOf(model: Model): Pairs {
  const sources = model.principals.filter((p) => p.record.kind !== 'group');
  const roles = sources.filter((p) => p.record.kind === 'role');
  const reaches = sources.map((principal) => ({ principal, reach: reachOf(principal) }));
  const targets = [...new Set([...roles.map((p) => p.record.arn), ...reaches.flatMap((r) => r.reach.exact)])];
  const index = indexRoles(targets);

  // From the identity side: who names which role.
  const limit = widest(reaches.flatMap((r) => r.reach.patterns.map((p) => index.matching(p).length)));
  const namedBy = new Map<string, string[]>();
  const namers = reaches.map(({ principal, reach }): Namer => {
    const wide: ((arn: string) => boolean)[] = [];
    const own = new Set(reach.exact);
    for (const pattern of reach.patterns) {
      const found = index.matching(pattern);
      if (found.length > limit) wide.push(resourceTest(parseGlob(pattern)));
      // A pattern never means the role itself in particular.
      else for (const arn of found) if (arn !== principal.record.arn) own.add(arn);
    }
    for (const arn of own) {
      const list = namedBy.get(arn);
      if (list === undefined) namedBy.set(arn, [principal.record.arn]);
      else list.push(principal.record.arn);
    }
    return { principal, reach, wide };
  });
  const wideByAccount = new Map<string, Namer[]>();
  for (const namer of namers) {
    if (!namer.reach.bare && namer.wide.length === 0) continue;
    const { account } = namer.principal.record;
    wideByAccount.set(account, [...(wideByAccount.get(account) ?? []), namer]);
  }

  const bareTargets = new Set<string>();
  const pairs: Pair[] = [];
  for (const target of targets) {
    const declared = model.byArn.get(target);
    const trusted: Trusted | null = declared === undefined ? null : trustedBy(model, declared);
    const named = new Set([
      ...(trusted?.sources ?? []),
      ...conditioned(model, trusted),
      ...(namedBy.get(target) ?? []),
    ]);
    const possible = new Set<string>();
    if (trusted !== null && declared !== undefined) {
      const account = declared.record.account;
      const accounts = trusted.everyone ? wideByAccount.keys() : trusted.accounts;
      for (const id of accounts) {
        for (const namer of wideByAccount.get(id) ?? []) {
          if (matchesAny(namer, target)) possible.add(namer.principal.record.arn);
        }
      }
      if (trusted.everyone) {
        bareTargets.add(target);
        for (const p of model.byAccount.get(account) ?? [])
          if (p.record.kind !== 'group') possible.add(p.record.arn);
      }
    }
    for (const source of named) pairs.push({ source, target, named: true });
    for (const source of possible) {
      if (!named.has(source) && source !== target) pairs.push({ source, target, named: false });
    }
  }
  return {
    pairs,
    bareSources: new Set(namers.filter((n) => n.reach.bare).map((n) => n.principal.record.arn)),
    bareTargets,
    sources: new Set(sources.map((p) => p.record.arn)),
    roles: new Set(roles.map((p) => p.record.arn)),
  };
}

/** Declared principals of trusted accounts that a condition on aws:PrincipalArn names in particular. */
function conditioned(model: Model, trusted: Trusted | null): readonly string[] {
  if (trusted === null || trusted.principalArns.length === 0) return [];
  return trusted.principalArns.flatMap((pattern) => {
    if (!/[*?$]/.test(pattern)) return model.byArn.has(pattern) ? [pattern] : [];
    const test = arnTest(parseGlob(pattern.replaceAll(/\$\{[^}]*\}/g, '*')));
    if (test('arn:aws:iam::000000000000:role/zzz') && test('arn:aws:iam::999999999999:user/q')) return [];
    return trusted.accounts.flatMap((account) =>
      (model.byAccount.get(account) ?? []).map((p) => p.record.arn).filter(test),
    );
  });
}
