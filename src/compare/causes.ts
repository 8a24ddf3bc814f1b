// What made a difference: the statements and requirements that stand on one side only.
import type { Compiled, Model } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import { type AssumeEdge, GATE_NAMES, type GateName, type StatementRef } from '#decision/verdict.ts';
import { listOf, member } from '#text/json.ts';
import { isInside } from '#words/nodeProblems.ts';
import type {
  Allowed,
  Difference,
  DifferenceKind,
  RequirementChange,
  Side,
  StatementChange,
  ToldDifference,
} from './comparison.ts';
import { toldAccessEdge } from './grantEdges.ts';
import { isAbout } from './overlap.ts';
import { sameText, statementsIn } from './sameStatement.ts';
import { statementChanges } from './slots.ts';

/** The resource’s own policy is not here. */
const OWN_GATES = ['permission', 'boundary', 'session', 'scp'] as const;

type PerGate = Readonly<Record<GateName, readonly Compiled[]>>;

function policiesInPlay(model: Model, { action, source, target }: Difference): PerGate {
  const { inPlay } = situation(model, source, target, action);
  return {
    ...inPlay,
    scp: inPlay.scp.flatMap(({ policies }) => policies),
    rcp: inPlay.rcp.flatMap(({ policies }) => policies),
  };
}

function statementOf(policies: readonly Compiled[], { index, place, policy }: StatementRef): unknown {
  const holder = policies.find(({ attached }) => attached.name === policy && isInside(attached.place, place));
  return holder && statementsIn(holder)[index]?.statement;
}

function onlyHere(
  edge: AssumeEdge | null,
  own: PerGate,
  other: PerGate,
  change: StatementChange['change'],
): readonly StatementChange[] {
  if (edge === null) return [];
  return GATE_NAMES.flatMap((gate) => {
    const there = new Set(other[gate].flatMap(statementsIn).map(({ statement }) => sameText(statement)));
    return edge.gates[gate].statements.flatMap((ref) => {
      const statement = statementOf(own[gate], ref);
      if (statement === undefined || there.has(sameText(statement))) return [];
      return [{ change, gate, ref, json: JSON.stringify(statement, null, 2) }];
    });
  });
}

/** What a statement becomes when it is rewritten: another of its policy and effect. */
export const rewritten = ({ gate, ref }: StatementChange): string =>
  JSON.stringify([gate, ref.policy, ref.effect]);

type Requiring = Pick<AssumeEdge, 'requires'>;

function requirementsOnly(
  here: Requiring,
  there: Requiring,
  change: RequirementChange['change'],
): readonly RequirementChange[] {
  const known = new Set(there.requires.map(({ text }) => text));
  return here.requires.filter(({ text }) => !known.has(text)).map((requirement) => ({ change, requirement }));
}

const requirementsBetween = (old: Requiring | null, now: Requiring | null): readonly RequirementChange[] =>
  old === null || now === null
    ? []
    : [...requirementsOnly(now, old, 'come'), ...requirementsOnly(old, now, 'gone')];

function tellAssume(before: Side, after: Side, difference: Difference): ToldDifference {
  const old = difference.before === null ? null : before.book.tell(difference);
  const now = difference.after === null ? null : after.book.tell(difference);
  const [was, is] = [policiesInPlay(before.model, difference), policiesInPlay(after.model, difference)];
  // Of an edge that is not drawn there is still something to say: which statement let it go.
  const oldEdge = old ?? before.book.tell(difference);
  const newEdge = now ?? after.book.tell(difference);
  return {
    difference,
    before: old,
    after: now,
    statements: [...onlyHere(newEdge, is, was, 'come'), ...onlyHere(oldEdge, was, is, 'gone')],
    requirements: requirementsBetween(old, now),
  };
}

/** Allow statements that name the resource, and whatever else forbids or limits what is done with it. */
function concerns({ gate, json, ref }: StatementChange, allowed: Allowed): boolean {
  const statement: unknown = JSON.parse(json);
  const named = listOf(member(statement, 'Resource'));
  if (gate === 'permission' && ref.effect === 'Allow' && named.length > 0)
    return named.some((each) => typeof each === 'string' && allowed.resources.includes(each));
  return isAbout(statement, allowed);
}

function tellAccess(before: Side, after: Side, difference: Difference): ToldDifference {
  const { allowed, source, target } = difference;
  const told = ({ model }: Side, isThere: boolean) =>
    isThere ? toldAccessEdge(model, source, target) : null;
  const old = told(before, difference.before !== null);
  const now = told(after, difference.after !== null);
  const both = [allowed?.before, allowed?.after];
  const about = {
    actions: both.flatMap((one) => one?.actions ?? []),
    resources: both.flatMap((one) => one?.resources ?? []),
  };
  const [was, is] = [before, after].map(({ model }) =>
    policiesInPlay(model, { ...difference, target: source }),
  );
  const found = was && is ? OWN_GATES.flatMap((gate) => statementChanges(gate, was[gate], is[gate])) : [];
  return {
    difference,
    before: old,
    after: now,
    statements: found.filter((one) => concerns(one, about)),
    requirements: requirementsBetween(old, now),
  };
}

/** 1: lets more requests pass, -1: fewer, 0: nobody can say. */
const DIRECTION: Readonly<Record<DifferenceKind, number>> = {
  new: 1,
  widened: 1,
  changed: 0,
  narrowed: -1,
  removed: -1,
};

/** An Allow that came opens; of limits nobody knows, for where there was none before it closes. */
function directionOf({ change, gate, ref }: StatementChange): number {
  const isLimit = gate !== 'trust' && gate !== 'permission';
  if (ref.effect === 'Allow' && isLimit) return 0;
  return (ref.effect === 'Allow') === (change === 'come') ? 1 : -1;
}

/** What can have made a difference, with the other version of what was rewritten. */
function causing(kind: DifferenceKind, all: readonly StatementChange[]): readonly StatementChange[] {
  const wanted = DIRECTION[kind];
  const may = all.filter((one) => wanted === 0 || directionOf(one) === 0 || directionOf(one) === wanted);
  return all.filter(
    (one) =>
      may.includes(one) ||
      may.some((other) => other.change !== one.change && rewritten(other) === rewritten(one)),
  );
}

/** Both edges in full, with what came and what went between them. */
export function tellDifference(before: Side, after: Side, difference: Difference): ToldDifference {
  const tell = difference.about === 'access' ? tellAccess : tellAssume;
  const told = tell(before, after, difference);
  return { ...told, statements: causing(difference.kind, told.statements) };
}
