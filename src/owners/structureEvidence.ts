// What the other documents say about an owner: a role that somebody may assume needs a trust policy, and a
// principal that a role trusts needs (or has) the permission. Counted once for all questions of a round.
import type { Holder } from './holder.ts';
import type { Named } from './policyNames.ts';
import type { Scores } from './scores.ts';
import { added, count, newTally, type Tally, tallyOf, type Weighed } from './tally.ts';

/** Both sides name each other; the trust policy names the whole account; nobody knows whose the other side is. */
const MUTUAL = 6;
const ACCOUNT = 3;
const HALF = 2.5;
const TAKEN = -7;

/** The same holders by whom or what they name. */
interface ByHolder {
  /** Of holders that nobody knows yet. */
  readonly unknown: Tally;
  readonly byArn: Map<string, Tally>;
}

export interface Structure {
  /** Roles that holders may assume. */
  readonly targets: ByHolder & {
    /** Of holders in an account. */
    readonly byAccount: Map<string, Tally>;
    /** Of web identities in an account. */
    readonly byToken: Map<string, Tally>;
    readonly ofServices: Tally;
  };
  /** Users and roles that holders trust. */
  readonly trusts: ByHolder;
  /** Roles whose source gives them a trust policy, as often as it does. */
  readonly taken: ReadonlyMap<string, number>;
  /** How many documents let somebody assume a role: holder, then role. */
  readonly able: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Sides {
  /** Holders of documents. */
  readonly holders: readonly Holder[];
  readonly callers: readonly Holder[];
  readonly called: readonly Holder[];
}

/** Everything that they say, counted. */
export function structureOf({ called, callers, holders }: Sides): Structure {
  const targets: Structure['targets'] = {
    unknown: newTally(),
    byArn: new Map(),
    byAccount: new Map(),
    byToken: new Map(),
    ofServices: newTally(),
  };
  const trusts: ByHolder = { unknown: newTally(), byArn: new Map() };
  const taken = new Map<string, number>();
  const able = new Map<string, Map<string, number>>();
  let now = 0;
  for (const { account, arn, isService, isToken, targets: own } of [...holders, ...callers]) {
    const tallies =
      isService === true
        ? [targets.ofServices]
        : isToken === true
          ? [tallyOf(targets.byToken, account ?? '')]
          : arn === null
            ? [targets.unknown]
            : [
                ...(own.length > 0 ? [tallyOf(targets.byArn, arn)] : []),
                ...(own.length > 0 && account !== null ? [tallyOf(targets.byAccount, account)] : []),
              ];
    for (const target of own) {
      now++;
      for (const tally of tallies) count(tally, target, now);
    }
  }
  for (const { arn, trusts: own } of [...holders, ...called]) {
    if (own.length === 0) continue;
    const tally = arn === null ? trusts.unknown : tallyOf(trusts.byArn, arn);
    for (const one of own) count(tally, one, ++now);
  }
  for (const { arn, hasTrust, settled, targets: own } of holders) {
    if (arn === null) continue;
    if (settled && hasTrust) taken.set(arn, (taken.get(arn) ?? 0) + 1);
    if (own.length === 0) continue;
    const times = able.get(arn) ?? new Map<string, number>();
    for (const target of own) times.set(target, (times.get(target) ?? 0) + 1);
    able.set(arn, times);
  }
  return { targets, trusts, taken, able };
}

const weigh = (tally: Tally | undefined, points: number): readonly Weighed[] =>
  tally === undefined ? [] : [[tally, points]];

/** The role that others are allowed to assume, best when the trust policy names those others. */
function trustEvidence({ targets, taken }: Structure, named: Named, words: () => Iterable<string>): Scores {
  const scores = added(
    [
      ...weigh(targets.unknown, HALF),
      ...[...named.accounts].flatMap((account) => weigh(targets.byAccount.get(account), ACCOUNT)),
      // Whoever is named is in an account that is named.
      ...[...named.principals].flatMap((arn) => weigh(targets.byArn.get(arn), MUTUAL - ACCOUNT)),
      ...[...named.homes].flatMap((account) => weigh(targets.byToken.get(account), MUTUAL)),
      // It may name another service: that may be why the call was refused.
      ...(named.service === true ? weigh(targets.ofServices, MUTUAL) : []),
    ],
    words,
  );
  for (const [arn, points] of scores) {
    const times = taken.get(arn);
    if (times !== undefined) scores.set(arn, points + times * TAKEN);
  }
  return scores;
}

/** The user or role that is trusted by what this policy lets its holder assume. */
function identityEvidence(
  { able, trusts }: Structure,
  { targets }: Named,
  owner: string | null,
  words: () => Iterable<string>,
): Scores {
  if (targets.size === 0) return new Map();
  const weighed = [
    ...weigh(trusts.unknown, HALF),
    ...[...targets].flatMap((target) => weigh(trusts.byArn.get(target), MUTUAL)),
  ];
  const scores = added(weighed, words);
  // Who has the permission from another document needs this one less.
  for (const [arn, points] of scores) {
    const own = arn === owner ? 1 : 0;
    const others = able.get(arn);
    if (others && [...targets].some((target) => (others.get(target) ?? 0) > own)) scores.set(arn, points / 3);
  }
  return scores;
}

/**
 * Points by ARN for a trust policy or a permissions policy. `owner`: whose it is by now; `words`: ARNs of those whom
 * words name.
 */
export function structureEvidence(
  structure: Structure,
  policy: { readonly type: string; readonly named: Named; readonly owner: string | null },
  words: () => Iterable<string>,
): Scores {
  if (policy.type === 'trust') return trustEvidence(structure, policy.named, words);
  if (policy.type === 'identity') return identityEvidence(structure, policy.named, policy.owner, words);
  return new Map();
}
