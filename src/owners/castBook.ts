// Lookups in a cast that is complete, each worked out once: one name may be that of a role in thousands of accounts.
import { isAccountId, iamName } from '#language/arn.ts';
import type { Cast, CastMember, HolderKind } from './cast.ts';
import { ranked } from './scores.ts';

/** Everybody of one name and perhaps of one kind. */
export interface Namesakes {
  /** Most often named first. */
  readonly members: readonly CastMember[];
  /** ARNs that a text spells, by account. */
  readonly arns: ReadonlyMap<string, string>;
  /** Of the first one whose account is known. */
  readonly account: string | null;
}

/** Accounts that somebody of a name is in, with what that tells of each. */
export interface Homes {
  readonly points: ReadonlyMap<string, number>;
  /** Of very many the likeliest, in the order in which they came up. */
  readonly likeliest: readonly (readonly [account: string, points: number])[];
}

export interface CastBook {
  readonly cast: Cast;
  /** Every account that the texts know. */
  readonly accounts: readonly string[];
  /** The only account id that they know; null: there are several, or none. */
  readonly onlyAccount: string | null;
  /** `kind` null: of any kind. */
  namesakes(key: string, kind: HolderKind | null): Namesakes;
  homes(key: string): Homes;
}

const CAST_POINTS = 2;
/** More accounts than these are no guess. */
const LIKELIEST = 32;

function namesakesOf(all: readonly CastMember[], kind: HolderKind | null): Namesakes {
  const able = all.filter((member) => kind === null || member.kind === kind);
  const members = [...able].sort((a, b) => b.times - a.times);
  const arns = new Map<string, string>();
  for (const { account, arn } of members)
    if (account !== null && arn !== null && !arns.has(account)) arns.set(account, arn);
  const account = able.find((one) => one.account !== null)?.account ?? null;
  return { members, arns, account };
}

function homesOf(all: readonly CastMember[]): Homes {
  const points = new Map<string, number>();
  for (const { account, times } of all)
    if (account !== null && !points.has(account)) points.set(account, CAST_POINTS + Math.min(times, 9) / 20);
  if (points.size <= LIKELIEST) return { points, likeliest: [...points] };
  const first = new Set(
    ranked(points)
      .slice(0, LIKELIEST)
      .map(([account]) => account),
  );
  return { points, likeliest: [...points].filter(([account]) => first.has(account)) };
}

function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

export function castBook(cast: Cast): CastBook {
  const accounts = [...new Set(cast.accounts.values())];
  const ids = accounts.filter(isAccountId);
  const [only] = ids;
  const of = (key: string) => cast.members.get(key) ?? [];
  const byKind = {
    any: once((key) => namesakesOf(of(key), null)),
    role: once((key) => namesakesOf(of(key), 'role')),
    user: once((key) => namesakesOf(of(key), 'user')),
    group: once((key) => namesakesOf(of(key), 'group')),
  };
  return {
    cast,
    accounts,
    onlyAccount: ids.length === 1 && only !== undefined ? only : null,
    namesakes: (key, kind) => byKind[kind ?? 'any'](key),
    homes: once((key) => homesOf(of(key))),
  };
}

/** The ARN for a name in an account, spelled as the texts spell it; null: nobody has that name. */
export function arnIn({ arns, members }: Namesakes, account: string): string | null {
  const exact = arns.get(account);
  if (exact !== undefined) return exact;
  const spelled = members.find((member) => member.arn !== null) ?? members[0];
  if (!spelled) return null;
  const partition = (spelled.arn ? iamName(spelled.arn)?.partition : null) ?? 'aws';
  return `arn:${partition}:iam::${account}:${spelled.kind}/${spelled.name}`;
}
