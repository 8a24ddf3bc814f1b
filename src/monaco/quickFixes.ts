// Which problems of a document can be mended by writing one word in place of another.
import { standingOf } from '#assist/standing.ts';
import { rangeOf, type TextRange } from '#text/locate.ts';
import { piecesOf } from '#text/pieces.ts';
import type { Problem } from '#text/problem.ts';
import { isPlainYaml } from './writtenIn.ts';

export interface QuickFix extends TextRange {
  readonly label: string;
  /** As it is written there, with quotes where it needs them. */
  readonly text: string;
  readonly code: string;
}

/** Where a word stands for a value. A problem with a name (of an element, a key) has the same path as its value. */
const VALUES: ReadonlySet<string> = new Set(['action', 'effect', 'principal', 'resource', 'version']);
const NAMES =
  /^(?:AWS|Service|Federated|CanonicalUser|(?:Not)?(?:Principal|Action|Resource)|Effect|Sid|Condition)$/;

/** A scalar of YAML on one line, no alias, without a tag or blanks: what else stands there may mean something else. */
const BARE_SCALAR = /^[A-Za-z0-9][^\s,[\]{}#'"]*$/;

/** `right` in place of `written`; null: what is written there is no single word. */
function rewritten(written: string, right: string, kind: string | undefined): string | null {
  if (/^"[^"\n]*"$/.test(written)) return JSON.stringify(right);
  if (kind !== 'yaml' && kind !== 'cloudformation') return null;
  if (/^'(?:[^'\n]|'')*'$/.test(written)) return `'${right.replaceAll("'", "''")}'`;
  if (!BARE_SCALAR.test(written)) return null;
  return isPlainYaml(right) ? right : JSON.stringify(right);
}

function quickFix(text: string, { code, fix, place }: Problem): QuickFix | null {
  if (fix === undefined || place === undefined || fix.label !== `Write "${fix.text}"`) return null;
  const standing = standingOf({ at: 'value', path: place.path, keys: [] });
  if (standing === null || !VALUES.has(standing.kind) || NAMES.test(fix.text)) return null;
  const range = rangeOf(text, place);
  if (!range) return null;
  const written = text.slice(range.from, range.to);
  const right = rewritten(written, fix.text, piecesOf(text)[place.piece]?.kind);
  return right === null ? null : { from: range.from, to: range.to, label: fix.label, text: right, code };
}

export const quickFixes = (
  document: string,
  text: string,
  problems: readonly Problem[],
): readonly QuickFix[] =>
  problems.flatMap((problem) => (problem.document === document ? (quickFix(text, problem) ?? []) : []));
