// Problems of one document as marked characters.
import type { Problem } from '#text/problem.ts';
import { rangeOf, type TextRange } from '#text/locate.ts';
import { severityRank } from '#words/severityLook.ts';

export interface Marker extends TextRange {
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly code: string;
}

/** More marks than anybody can look at only make typing slow. */
const MARKED = 500;

/** A wave under more lines than these says nothing about any of them. */
const LINES = 6;

/** The worst problems first. Every problem gets at least one character; one about the whole document, or a great part of it, gets its first line. */
export function markersOf(document: string, text: string, problems: readonly Problem[]): Marker[] {
  return problems
    .filter((problem) => problem.document === document)
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity))
    .slice(0, MARKED)
    .map(({ severity, message, code, ...problem }) => {
      const { from, to } = widen(text, wanted(text, problem));
      return { from, to, severity, message, code };
    })
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || a.from - b.from);
}

function wanted(text: string, { from, to, place }: Pick<Problem, 'from' | 'to' | 'place'>): TextRange {
  if (from !== undefined) return { from, to: to ?? from };
  const located = place && rangeOf(text, place);
  const range = located ?? { from: 0, to: text.length };
  const lines = text.slice(range.from, range.to).split('\n', LINES + 1);
  const isSmall = located && lines.length <= LINES;
  return isSmall ? range : { from: range.from, to: range.from + (lines[0]?.length ?? 0) };
}

function widen(text: string, range: TextRange): TextRange {
  const from = Math.max(0, Math.min(range.from, text.length));
  const to = Math.max(from, Math.min(range.to, text.length));
  if (to > from) return { from, to };
  return from < text.length ? { from, to: from + 1 } : { from: Math.max(0, from - 1), to: from };
}
