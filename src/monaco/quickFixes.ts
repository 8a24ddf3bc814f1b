// Which problems of a document can be mended by writing one word in place of another.
import { standingOf } from '#assist/standing.ts';
import { rangeOf, type TextRange } from '#text/locate.ts';
import type { Problem } from '#text/problem.ts';

export interface QuickFix extends TextRange {
  readonly label: string;
  /** With its quotes. */
  readonly text: string;
  readonly code: string;
}

/** Where a word stands for a value. A problem with a name (of an element, a key) has the same path as its value. */
const VALUES: ReadonlySet<string> = new Set(['action', 'effect', 'principal', 'resource', 'version']);
const NAMES =
  /^(?:AWS|Service|Federated|CanonicalUser|(?:Not)?(?:Principal|Action|Resource)|Effect|Sid|Condition)$/;

function quickFix(text: string, { code, fix, place }: Problem): QuickFix | null {
  if (fix === undefined || place === undefined || fix.label !== `Write "${fix.text}"`) return null;
  const standing = standingOf({ at: 'value', path: place.path, keys: [] });
  if (standing === null || !VALUES.has(standing.kind) || NAMES.test(fix.text)) return null;
  const range = rangeOf(text, place);
  // Only a word in quotes: in templates and prose a value can be written otherwise.
  if (!range || !/^"[^"\n]*"$/.test(text.slice(range.from, range.to))) return null;
  return { from: range.from, to: range.to, label: fix.label, text: JSON.stringify(fix.text), code };
}

export const quickFixes = (
  document: string,
  text: string,
  problems: readonly Problem[],
): readonly QuickFix[] =>
  problems.flatMap((problem) => (problem.document === document ? (quickFix(text, problem) ?? []) : []));
