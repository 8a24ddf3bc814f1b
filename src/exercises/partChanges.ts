// Small changes of the documents of a scene.
import type { Part, Statement } from './scene.ts';

export const partOf = (
  parts: readonly Part[],
  owner: string,
  slot: Part['owner']['slot'],
): Part | undefined => parts.find((part) => part.owner.owner === owner && part.owner.slot === slot);

export const partWith = (parts: readonly Part[], old: Part, now: Part): readonly Part[] =>
  parts.map((part) => (part === old ? now : part));

/** Null: a statement cannot be changed like this, or nothing was. */
export function changePart(part: Part, change: (statement: Statement) => Statement | null): Part | null {
  const statements = part.statements.map(change);
  const changed = statements.filter((statement) => statement !== null);
  const isSame = changed.every((statement, i) => statement === part.statements[i]);
  return isSame || changed.length < statements.length ? null : { ...part, statements: changed };
}

type Asked = Readonly<Record<string, unknown>>;

/** What an operator asks for; empty: nothing. */
export const conditionOf = (statement: Statement, operator: string): Asked =>
  (statement['Condition'] as Readonly<Record<string, Asked>> | undefined)?.[operator] ?? {};

/** Its only condition. */
export const withCondition = (
  statement: Statement,
  condition: Readonly<Record<string, unknown>>,
): Statement => ({
  ...statement,
  Condition: condition,
});
