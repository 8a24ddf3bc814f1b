// What stands in the place of a secret: letters and dashes only, so that JSON, YAML, HCL and links stay what they were.
import { SECRET_KINDS, type SecretKindId } from './kinds.ts';

const BEGIN = 'STRUCK-OUT-';

/** `STRUCK-OUT-session-token`. */
export const markOf = (kind: SecretKindId): string => `${BEGIN}${kind}`;

export const isMark = (text: string, at: number): boolean => text.startsWith(BEGIN, at);

export interface StruckOut {
  readonly kind: SecretKindId;
  readonly from: number;
  readonly to: number;
}

/** Texts that are long to look through, and what was found: each is asked for by several panes. */
const LONG = 1_000_000;
const KEPT = 2;
const found = new Map<string, readonly StruckOut[]>();

/** The marks in a text, in order: how we know later what was struck out. */
export function marksIn(text: string): readonly StruckOut[] {
  const known = text.length < LONG ? undefined : found.get(text);
  if (known !== undefined) return known;
  const marks = lookThrough(text);
  if (text.length >= LONG) {
    const [oldest] = found.keys();
    if (found.size >= KEPT && oldest !== undefined) found.delete(oldest);
    found.set(text, marks);
  }
  return marks;
}

/** Engines look for a short text ten times quicker than for one of more than six characters. */
const SHORT = BEGIN.slice(0, 6);

function lookThrough(text: string): readonly StruckOut[] {
  const marks: StruckOut[] = [];
  for (let from = text.indexOf(SHORT); from >= 0; from = text.indexOf(SHORT, from + SHORT.length)) {
    if (!isMark(text, from)) continue;
    const kind = SECRET_KINDS.find(({ id }) => text.startsWith(id, from + BEGIN.length))?.id;
    if (kind) marks.push({ kind, from, to: from + BEGIN.length + kind.length });
  }
  return marks;
}
