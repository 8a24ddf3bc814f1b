// Whether everything that decides about somebody is the same on both sides: then nothing has to be asked.
import type { Inventory } from '#decision/inventory.ts';
import type { Compiled, CompiledPrincipal, Model } from '#decision/model.ts';
import { sameText, statementsIn } from './sameStatement.ts';
import { SLOT_NAMES, SLOTS } from './slots.ts';

export interface Sameness {
  /** Accounts, guardrails and what was filled in. */
  readonly surroundings: boolean;
  /** Whatever is written about one user, role or group, wherever it stands in the texts. */
  readonly principal: (arn: string) => boolean;
  /** Both ends and what is around them. */
  readonly ends: (source: string, target: string) => boolean;
}

const withoutPlaces = (key: string, value: unknown): unknown => (key === 'place' ? undefined : value);

const written = (value: unknown): string | undefined => JSON.stringify(value, withoutPlaces);

const byKey = (of: Readonly<Record<string, unknown>> | undefined): unknown =>
  of && Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));

const around = ({ accounts, context, rcps, scps }: Inventory): string | undefined =>
  written([accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1)), byKey(context), byKey(rcps), byKey(scps)]);

/** Statements with what counts beside them, in any order. */
const policyTexts = ({ attached, policy }: Compiled): readonly string[] => {
  const { guessed, live, namedAccounts, open, unknownAccounts } = attached;
  const flags = JSON.stringify([
    policy.version,
    policy.accepted,
    guessed,
    live,
    namedAccounts,
    open,
    unknownAccounts,
  ]);
  return statementsIn({ attached, policy }).map(({ statement }) => `${flags} ${sameText(statement)}`);
};

/** Order, names and numbers of policies left out. Two downloads of one account seldom have the same order. */
function textOf(principal: CompiledPrincipal, withId: boolean): string {
  const { place: _place, policies: _policies, trust: _trust, uniqueId, tags, ...rest } = principal.record;
  const lists = [rest.missingGroups, rest.missingInline, rest.missingPolicies, rest.unknownSlots];
  const slots = SLOT_NAMES.map((slot) => SLOTS[slot](principal)?.flatMap(policyTexts).sort());
  return JSON.stringify([
    { ...rest, missingGroups: 0, missingInline: 0, missingPolicies: 0, unknownSlots: 0 },
    lists.map((list) => list?.toSorted()),
    byKey(tags),
    slots,
    withId ? uniqueId : '',
  ]);
}

/** Unique ids make a difference only where a policy speaks of them. */
const speaksOfIds = ({ inventory }: Model): boolean =>
  /aws:userid|\bA(?:ROA|IDA|GPA)[A-Z0-9]{8}/i.test(
    JSON.stringify([
      inventory.principals.map(({ policies, trust }) => [policies, trust]),
      inventory.scps,
      inventory.rcps,
    ]),
  );

export function sameness(before: Model, after: Model): Sameness {
  const surroundings = around(before.inventory) === around(after.inventory);
  let ids: boolean | null = null;
  const isSame = (old: CompiledPrincipal | undefined, now: CompiledPrincipal | undefined): boolean => {
    if (old === now || written(old?.record) === written(now?.record)) return true;
    if (old === undefined || now === undefined) return false;
    ids ??= speaksOfIds(before) || speaksOfIds(after);
    return textOf(old, ids) === textOf(now, ids);
  };
  const known = new Map<string, boolean>();
  const principal = (arn: string): boolean => {
    const told = known.get(arn);
    if (told !== undefined) return told;
    const same = isSame(before.byArn.get(arn), after.byArn.get(arn));
    known.set(arn, same);
    return same;
  };
  return {
    surroundings,
    principal,
    // A session speaks for its role, which its own ARN does not name in full.
    ends: (source, target) =>
      surroundings && !source.includes(':assumed-role/') && principal(source) && principal(target),
  };
}
