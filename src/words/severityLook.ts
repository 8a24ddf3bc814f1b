// How severities look and sort, everywhere alike.
import { SEVERITIES, type Problem, type Severity } from '#text/problem.ts';

/** A sign beside the word: never colour alone. */
export const SEVERITY_LOOK: Readonly<Record<Severity, { readonly glyph: string; readonly meaning: string }>> =
  {
    error: { glyph: '✗', meaning: 'cannot be read, AWS refuses it, or it can never do what it says' },
    security: { glyph: '▲', meaning: 'lets in more than it seems to' },
    warning: { glyph: '!', meaning: 'probably not meant' },
    info: { glyph: 'i', meaning: 'worth knowing; a good policy may have it' },
  };

/** 0 is the worst. */
export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(problems: readonly Problem[]): SeverityCounts {
  const counts = { error: 0, security: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** What somebody should look at; what is only worth knowing does not count. */
export const countTroubles = (problems: readonly Problem[]): number =>
  problems.filter(({ severity }) => severity !== 'info').length;
