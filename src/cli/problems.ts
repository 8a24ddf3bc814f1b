// Problems for stdout (as JSON) and for stderr (as file:line:column, which terminals and editors make clickable).
import type { Problem } from '#text/problem.ts';
import { lineColumn } from '#text/locate.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import type { Workspace } from '#workspace/workspace.ts';

export interface PlacedProblem {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly document: string;
  readonly line: number;
  readonly column: number;
}

export function placeProblems(problems: readonly Problem[], workspace: Workspace): readonly PlacedProblem[] {
  const texts = new Map(workspace.documents.map(({ id, text }) => [id, text]));
  return problems.map((problem) => {
    const { code, severity, message, document } = problem;
    const text = texts.get(document) ?? '';
    const offset = rangeOfProblem(text, problem)?.from ?? 0;
    return { code, severity, message, document, ...lineColumn(text, offset) };
  });
}

export const problemLine = (problem: PlacedProblem) =>
  `${problem.document}:${problem.line}:${problem.column}: ${problem.severity}: ${problem.message} [${problem.code}]`;
