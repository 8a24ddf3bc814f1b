// What made a difference: the statements and requirements that stand on one side only.
import type { Compiled, Model } from '#decision/model.ts';
import { situation } from '#decision/situation.ts';
import { type AssumeEdge, GATE_NAMES, type GateName, type StatementRef } from '#decision/verdict.ts';
import type { Difference, RequirementChange, StatementChange, ToldDifference } from './comparison.ts';
import type { Side } from './compareGraphs.ts';
import { isInside } from '#words/nodeProblems.ts';

/** The same for statements that say the same: order of members, single values as lists, and names do not count. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(canonical);
    if (parts.length === 1) return parts[0];
    return parts.every((part) => typeof part === 'string') ? parts.toSorted() : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'Sid')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  );
}

const sameText = (statement: unknown): string => JSON.stringify(canonical(statement)) ?? '';

function statementsIn({ attached }: Compiled): readonly unknown[] {
  const { document } = attached;
  const found =
    typeof document === 'object' && document !== null && 'Statement' in document ? document.Statement : [];
  return Array.isArray(found) ? found : [found];
}

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
  return holder === undefined ? undefined : statementsIn(holder)[index];
}

function onlyHere(
  edge: AssumeEdge | null,
  own: PerGate,
  other: PerGate,
  change: StatementChange['change'],
): readonly StatementChange[] {
  if (edge === null) return [];
  return GATE_NAMES.flatMap((gate) => {
    const there = new Set(other[gate].flatMap(statementsIn).map(sameText));
    return edge.gates[gate].statements.flatMap((ref) => {
      const statement = statementOf(own[gate], ref);
      if (statement === undefined || there.has(sameText(statement))) return [];
      return [{ change, gate, ref, json: JSON.stringify(statement, null, 2) }];
    });
  });
}

function requirementsOnly(
  here: AssumeEdge | null,
  there: AssumeEdge | null,
  change: RequirementChange['change'],
): readonly RequirementChange[] {
  const known = new Set(there?.requires.map(({ text }) => text));
  return (here?.requires ?? [])
    .filter(({ text }) => !known.has(text))
    .map((requirement) => ({ change, requirement }));
}

/** Both edges in full, with what came and what went between them. */
export function tellDifference(before: Side, after: Side, difference: Difference): ToldDifference {
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
    requirements:
      old === null || now === null
        ? []
        : [...requirementsOnly(now, old, 'come'), ...requirementsOnly(old, now, 'gone')],
  };
}
