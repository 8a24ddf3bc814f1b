// How statements are named and which are worth showing at once. Pure.
import type { ElementRow, StatementTrace } from '#assume/explanation.ts';
import type { StatementRef } from '#decision/verdict.ts';

/** `statement 2 “AssumeB”`: people count from one. */
export function statementName({ index, sid }: Pick<StatementRef, 'index' | 'sid'>): string {
  return `statement ${index + 1}${sid ? ` “${sid}”` : ''}`;
}

/** A statement is telling when it applies or might, or when it comes near: only one of its elements fails. */
export function splitStatements(statements: readonly StatementTrace[]): {
  readonly telling: readonly StatementTrace[];
  readonly others: readonly StatementTrace[];
} {
  const near = (statement: StatementTrace) =>
    statement.applies !== 'no' || statement.rows.filter((row) => row.mark === 'no').length === 1;
  return { telling: statements.filter(near), others: statements.filter((statement) => !near(statement)) };
}

/** What the request brings instead; empty where it matches or nobody knows: the row's own text says so. */
export function actualWords({ element, actual, mark }: ElementRow): string {
  if (mark !== 'no' || actual === undefined || element === 'Effect') return '';
  return actual === null ? 'It is not in the request.' : `The request has ${actual}`;
}
