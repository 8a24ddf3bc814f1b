// Who names which role in its identity-based policies, indexed by role.
import { resourceTest } from '#language/arnPattern.ts';
import { parseGlob } from '#language/wildcard.ts';
import type { CompiledPrincipal, Model } from './model.ts';
import { type Reach, indexRoles, NOBODY, reachOf } from './reach.ts';

export interface Namer {
  readonly arn: string;
  readonly account: string;
  readonly bare: boolean;
  /** Tests of patterns too wide to be drawn in full. */
  readonly wide: readonly ((role: string) => boolean)[];
}

export interface Namers {
  /** Declared roles in reading order, then those that a policy only mentions. */
  readonly targets: readonly string[];
  /** ARNs of the principals that name a role in particular, in reading order. */
  readonly naming: (role: string) => readonly string[];
  /** Principals of an account with an Allow for every role or for a wide pattern. */
  readonly sweeping: (account: string) => readonly Namer[];
  readonly accounts: Iterable<string>;
  readonly bareSources: ReadonlySet<string>;
  /** How many pairs the wide patterns would add; is a pair one of them? */
  readonly wideCount: number;
  readonly isWide: (source: string, role: string) => boolean;
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

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const NOBODY_NAMES: readonly string[] = [];
const NO_NAMERS: readonly Namer[] = [];

/** Of the given users and roles; `roles` are the declared ones. */
export function namersOf(
  model: Model,
  sources: readonly CompiledPrincipal[],
  roles: readonly string[],
): Namers {
  const reaches: { readonly principal: CompiledPrincipal; readonly reach: Reach }[] = [];
  for (const principal of sources) {
    const reach = reachOf(principal);
    if (reach !== NOBODY) reaches.push({ principal, reach });
  }
  const mentioned = new Set<string>();
  for (const { reach } of reaches) {
    for (const role of reach.exact) if (model.byArn.get(role)?.record.kind !== 'role') mentioned.add(role);
  }
  const targets = [...roles, ...mentioned];
  const index = indexRoles(targets);
  const limit = widest(reaches.flatMap((r) => r.reach.patterns.map((p) => index.matching(p).length)));
  const namedBy = new Map<string, string[]>();
  const byAccount = new Map<string, Namer[]>();
  const byArn = new Map<string, Namer>();
  let wideCount = 0;
  for (const { principal, reach } of reaches) {
    const { account, arn } = principal.record;
    const own = new Set(reach.exact);
    let swept: Set<string> | null = null;
    const wide: ((role: string) => boolean)[] = [];
    for (const pattern of reach.patterns) {
      const found = index.matching(pattern);
      const isWide = found.length > limit;
      if (isWide) wide.push(resourceTest(parseGlob(pattern)));
      const into = isWide ? (swept ??= new Set<string>()) : own;
      // A pattern never means the role itself in particular.
      for (const role of found) if (role !== arn) into.add(role);
    }
    for (const role of own) append(namedBy, role, arn);
    if (!reach.bare && swept !== null) for (const role of swept) if (!own.has(role)) wideCount++;
    if (!reach.bare && wide.length === 0) continue;
    const namer: Namer = { arn, account, bare: reach.bare, wide };
    append(byAccount, account, namer);
    byArn.set(arn, namer);
  }
  return {
    targets,
    naming: (role) => namedBy.get(role) ?? NOBODY_NAMES,
    sweeping: (account) => byAccount.get(account) ?? NO_NAMERS,
    accounts: [...byAccount.keys()],
    bareSources: new Set([...byArn.values()].filter((n) => n.bare).map((n) => n.arn)),
    wideCount,
    isWide: (source, role) => {
      const namer = byArn.get(source);
      return namer !== undefined && !namer.bare && namer.wide.some((test) => test(role));
    },
  };
}
