// What principals may do with resources, before and after. Of those about whom nothing was written otherwise nothing
// has to be asked, so that this takes no time where few of many differ.
import { type Grant, grantsOf, ownSide } from '#assume/grants.ts';
import { accessWords } from '#assume/resourceAccess.ts';
import type { Compiled, CompiledPrincipal, Model } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { joinedWords } from '#graph/accessEdges.ts';
import type { Steps } from '#steps/steps.ts';
import type { Difference, DifferenceKind, Side } from './comparison.ts';
import { demandsOf } from './demands.ts';
import { grantsByNode, isCompared, toldGrants } from './grantEdges.ts';
import type { Sameness } from './sameEnds.ts';
import { passes } from './passing.ts';
import { onlyIn, statementsIn } from './sameStatement.ts';

/** Who may have permissions here; groups act through their users. */
const actors = (model: Model): readonly CompiledPrincipal[] =>
  model.principals.filter(({ record }) => record.kind !== 'group');

/** What is not here of somebody's permissions, as text; what is missing on both sides makes no difference. */
function missingOf({ identity, record }: CompiledPrincipal): string {
  if (identity === undefined) return 'everything';
  const { missingGroups = [], missingInline = [], missingPolicies = [] } = record;
  return JSON.stringify([missingGroups, missingInline, missingPolicies].map((list) => list.toSorted()));
}

const onlyStatements = (own: readonly Compiled[], other: readonly Compiled[]): readonly Compiled[] => {
  const found = onlyIn(own, other);
  return own.flatMap((compiled) => {
    const kept = new Set(found.filter((one) => one.compiled === compiled).map(({ index }) => index));
    if (kept.size === 0) return [];
    const statements = compiled.policy.statements.filter(({ index }) => kept.has(index));
    return [{ ...compiled, policy: { ...compiled.policy, statements } }];
  });
};

/** Names of actions have no case. */
const pairsIn = (grants: readonly Grant[]): readonly string[] =>
  grants.flatMap(({ actions, resource }) =>
    [...actions].map((action) => JSON.stringify([resource, action.toLowerCase()])),
  );

interface Both {
  readonly before: Side;
  readonly after: Side;
  readonly old: CompiledPrincipal;
  readonly now: CompiledPrincipal;
  /** Questions that may be answered otherwise; null: all of them. */
  readonly asked: ReadonlySet<string> | null;
}

const slotsOf = ({ boundary, session }: CompiledPrincipal): readonly (readonly Compiled[])[] => [
  boundary ?? [],
  session ?? [],
];

const isDeny = (compiled: Compiled): boolean =>
  compiled.policy.statements.some(({ effect }) => effect !== 'Allow');

/** Where only Allow statements came or went, only what they name can be allowed otherwise. */
function askedAbout(old: CompiledPrincipal, now: CompiledPrincipal, isSame: Sameness): Both['asked'] {
  const [came, went] = [
    onlyStatements(now.identity ?? [], old.identity ?? []),
    onlyStatements(old.identity ?? [], now.identity ?? []),
  ];
  const changed = [...came, ...went];
  const [a, b] = [slotsOf(old), slotsOf(now)];
  const slotsAlike = a.every((slot, i) => {
    const other = b[i] ?? [];
    return (
      slot.length === other.length &&
      onlyIn(slot, other).length + onlyIn(other, slot).length === 0 &&
      slot.flatMap(statementsIn).length === other.flatMap(statementsIn).length
    );
  });
  const tagsAlike = JSON.stringify(old.record.tags ?? {}) === JSON.stringify(now.record.tags ?? {});
  const unknowns =
    JSON.stringify(old.record.unknownSlots ?? []) === JSON.stringify(now.record.unknownSlots ?? []);
  if (!isSame.surroundings || !slotsAlike || !tagsAlike || !unknowns || changed.some(isDeny)) return null;
  return new Set([came, went].flatMap((identity) => pairsIn(grantsOf({ ...now, identity }, isCompared))));
}

const verdictOf = (
  model: Model,
  principal: CompiledPrincipal,
  grants: readonly Grant[],
): VerdictWord | null => {
  const [first, ...others] = accessWords(model, principal, grants);
  return first === undefined ? null : others.reduce(joinedWords, first).verdict;
};

/** Of an edge on both sides. A step is one question about it. */
function* kindOf(both: Both, olds: readonly Grant[], nows: readonly Grant[]): Steps<DifferenceKind | null> {
  const { after, asked, before, now, old } = both;
  const [had, has] = [new Set(pairsIn(olds)), new Set(pairsIn(nows))];
  const all = [...new Set([...had, ...has])];
  const asking = asked === null ? all : all.filter((pair) => asked.has(pair));
  if (asking.length === 0) return null;
  const { arn } = now.record;
  const [was, is] = [situation(before.model, arn, arn), situation(after.model, arn, arn)];
  let [onlyBefore, onlyAfter] = [false, false];
  for (const pair of asking) {
    yield { done: 0, of: 0 };
    const [resource, action] = JSON.parse(pair) as [string, string];
    const found = passes(ownSide(was, resource, action), ownSide(is, resource, action));
    onlyBefore ||= found?.onlyBefore === true;
    onlyAfter ||= found?.onlyAfter === true;
    if (onlyBefore && onlyAfter) return 'changed';
  }
  if (onlyBefore !== onlyAfter) return onlyAfter ? 'widened' : 'narrowed';
  const alike = had.size === has.size && [...had].every((pair) => has.has(pair));
  if (!alike) return 'changed';
  const demands = (model: Model, principal: CompiledPrincipal, grants: readonly Grant[]): string => {
    const told = toldGrants(model, principal, grants);
    return told === null ? '' : demandsOf(told);
  };
  return demands(before.model, old, olds) === demands(after.model, now, nows) ? null : 'changed';
}

const allowed = (grants: readonly Grant[] | undefined) =>
  grants === undefined
    ? null
    : {
        actions: [...new Set(grants.flatMap(({ actions }) => [...actions]))],
        resources: grants.map(({ resource }) => resource),
      };

export const accessId = (source: string, target: string): string => `${source}→${target}|may use`;

const NO_GRANTS: ReadonlyMap<string, readonly Grant[]> = new Map();

/** How many edges of a principal are alike, and the others. */
function* ofPrincipal(
  before: Side,
  after: Side,
  arn: string,
  isSame: Sameness,
): Steps<{ readonly same: number; readonly differences: readonly Difference[] }> {
  const [old, now] = [before.model.byArn.get(arn), after.model.byArn.get(arn)];
  const [olds, nows] = [old ? grantsByNode(old) : NO_GRANTS, now ? grantsByNode(now) : NO_GRANTS];
  if (isSame.surroundings && isSame.principal(arn)) return { same: nows.size, differences: [] };
  const known = old === undefined || now === undefined || missingOf(old) === missingOf(now);
  const both = old && now ? { before, after, old, now, asked: askedAbout(old, now, isSame) } : null;
  const differences: Difference[] = [];
  let same = 0;
  for (const target of new Set([...nows.keys(), ...olds.keys()])) {
    const [had, has] = [olds.get(target), nows.get(target)];
    const kind =
      had !== undefined && has !== undefined
        ? both && (yield* kindOf(both, had, has))
        : known
          ? has === undefined
            ? 'removed'
            : 'new'
          : 'changed';
    if (kind === null) {
      same++;
      continue;
    }
    const main = allowed(has ?? had);
    differences.push({
      id: accessId(arn, target),
      about: 'access',
      source: arn,
      target,
      action: main?.actions[0] ?? '',
      kind,
      before: old && had ? verdictOf(before.model, old, had) : null,
      after: now && has ? verdictOf(after.model, now, has) : null,
      allowed: { before: allowed(had), after: allowed(has) },
    });
  }
  return { same, differences };
}

/** A step is one principal. */
export function* accessInSteps(
  before: Side,
  after: Side,
  isSame: Sameness,
): Steps<{ readonly same: number; readonly differences: readonly Difference[] }> {
  const arns = [
    ...new Set([...actors(after.model), ...actors(before.model)].map(({ record }) => record.arn)),
  ];
  const differences: Difference[] = [];
  let same = 0;
  for (const [done, arn] of arns.entries()) {
    yield { doing: 'Comparing what roles may use', done, of: arns.length, unit: 'principals' };
    const found = yield* ofPrincipal(before, after, arn, isSame);
    same += found.same;
    differences.push(...found.differences);
  }
  return { same, differences };
}
