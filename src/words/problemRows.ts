// The problems as rows. Pure but for looking up where a place stands in the text.
import { lineColumn } from '#text/locate.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import type { Fix, Problem } from '#text/problem.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import type { Spot } from '#text/characters.ts';
import { severityRank } from './severityLook.ts';

export interface ProblemRow {
  readonly key: string;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
  readonly document: string;
  /** `12:7`; empty when it is about the whole document. */
  readonly at: string;
  /** What to light and where to go. */
  readonly spot: Spot;
  readonly why: string | null;
  /** AWS page. */
  readonly page: string | null;
  readonly fix: Fix | null;
}

/**
 * The worst first, then in reading order; problems of documents that are gone are left out. At most `limit`: each row
 * looks up its line in the text.
 */
export function problemRows(
  problems: readonly Problem[],
  documents: readonly WorkspaceDocument[],
  limit: number,
): readonly ProblemRow[] {
  const order = new Map(documents.map((document, i) => [document.id, i]));
  return problems
    .toSorted(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) ||
        (a.from ?? 0) - (b.from ?? 0),
    )
    .slice(0, limit)
    .flatMap((problem, i) => {
      const document = documents.find((one) => one.id === problem.document);
      return document ? [rowOf(problem, document, `${i} ${problem.code}`)] : [];
    });
}

function rowOf(problem: Problem, { id, name, text }: WorkspaceDocument, key: string): ProblemRow {
  const { severity, code, message, from, to, place, why = null, page = null, fix = null } = problem;
  const start = rangeOfProblem(text, problem)?.from;
  const at = start === undefined ? null : lineColumn(text, start);
  const line = at ? `${at.line}:${at.column}` : '';
  const row = { key, severity, code, message, document: name, at: line, why, page, fix };
  if (from !== undefined) return { ...row, spot: { document: id, from, to: Math.max(to ?? from, from + 1) } };
  return { ...row, spot: place ?? { document: id, piece: 0, path: [] } };
}
