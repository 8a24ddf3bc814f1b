// Pieces that need each other, put together before owners are guessed: who is meant by a list, which policy a version is
// of, whose alias it is, whether a page is missing.
import { iamName } from '#language/arn.ts';
import type { AttachedPolicy } from '#decision/inventory.ts';
import type { BarePolicy, Harvest, Origin } from '#harvest/harvest.ts';
import { holdersOf } from '#joining/holders.ts';
import type { Found } from '#joining/join.ts';
import { managedPolicies } from '#joining/managed.ts';
import { missingPages } from '#joining/pages.ts';
import type { Source } from '#joining/source.ts';
import { managedPolicy } from '#managed/managedPolicies.ts';
import type { Problem } from '#text/problem.ts';

interface Piece {
  readonly origin: Origin;
  readonly harvest: Harvest;
}

export interface JoinedPieces<T extends Piece> extends Found {
  readonly entries: readonly T[];
  readonly problems: readonly Problem[];
}

const NEEDS_OTHERS: readonly (keyof Harvest)[] = ['holdings', 'managed', 'alias', 'page'];

function bareOf(policy: AttachedPolicy): BarePolicy {
  return {
    document: policy.document,
    path: policy.place.path,
    type: 'identity',
    live: true,
    ...(policy.encoded ? { encoded: true } : {}),
  };
}

/** An alias stands alone: it is that of the only account, or of the caller in the same text. */
function accountOfAlias(source: Piece, all: readonly Piece[]): string | null {
  const caller = all.find(
    ({ origin, harvest }) => origin.document === source.origin.document && harvest.caller !== undefined,
  )?.harvest.caller;
  const own = caller === undefined ? undefined : iamName(caller)?.account;
  if (own !== undefined) return own;
  const ids = new Set(
    all.flatMap(({ harvest }) => [
      ...(harvest.accounts ?? []).map(({ id }) => id),
      ...(harvest.principals ?? []).map(({ account }) => account),
    ]),
  );
  const [only] = ids;
  return ids.size === 1 ? (only ?? null) : null;
}

function withAlias<T extends Piece>(entry: T, all: readonly T[]): T {
  const { alias, ...harvest } = entry.harvest;
  if (alias === undefined) return entry;
  const id = accountOfAlias(entry, all);
  if (id !== null) return { ...entry, harvest: { ...harvest, accounts: [{ id, alias }] } };
  const why = 'The output does not say of which account.';
  return {
    ...entry,
    harvest: { ...harvest, taken: [], leftOut: [{ what: 'account aliases', count: 1, why }] },
  };
}

/** `aboutOf`: what the command or file name of a piece holds, for versions that name no policy. */
export function joinPieces<T extends Piece>(
  entries: readonly T[],
  aboutOf: (entry: T) => string | undefined = () => undefined,
): JoinedPieces<T> {
  if (!entries.some(({ harvest }) => NEEDS_OTHERS.some((key) => harvest[key] !== undefined))) {
    return { entries, held: [], managed: managedPolicy, problems: [] };
  }
  const sources = entries.map((entry): Source => {
    const about = entry.harvest.managed ? aboutOf(entry) : undefined;
    return { origin: entry.origin, harvest: entry.harvest, ...(about === undefined ? {} : { about }) };
  });
  const holders = holdersOf(sources);
  const managed = managedPolicies(sources, holders.held);
  const nameless = new Map(managed.nameless.map(({ origin, managed: { policy } }) => [origin, policy]));
  const joined = entries.map((entry): T => {
    const { origin, harvest } = withAlias(entry, entries);
    const ask = holders.asks.get(origin);
    const policy = nameless.get(origin);
    if (!ask && !policy) return harvest === entry.harvest ? entry : { ...entry, harvest };
    return {
      ...entry,
      harvest: {
        ...harvest,
        ...(ask ? { asks: [...(harvest.asks ?? []), ask] } : {}),
        ...(policy ? { kind: 'policy', bare: [...(harvest.bare ?? []), bareOf(policy)] } : {}),
      },
    };
  });
  return {
    entries: joined,
    held: holders.held,
    managed: (arn) => managed.documents.get(arn) ?? managedPolicy(arn),
    problems: [...holders.problems, ...managed.problems, ...missingPages(sources)],
  };
}
