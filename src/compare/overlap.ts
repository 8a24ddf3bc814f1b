// Whether a statement can be about what an edge to a resource allows.
import { globOf } from '#language/wildcard.ts';
import { listOf, member } from '#text/json.ts';
import type { Allowed } from './comparison.ts';

/** Whether some text fits both patterns. */
export function overlap(a: string, b: string): boolean {
  if (a === b || a === '*' || b === '*') return true;
  // The places in `b` that can be reached with what was read of `a`; a star of `b` is reached and passed at once.
  const stars = (places: Set<number>): Set<number> => {
    for (const at of places) if (b[at] === '*') places.add(at + 1);
    return places;
  };
  let reached = stars(new Set([0]));
  for (const char of a) {
    const next = new Set<number>();
    for (const at of reached) {
      const other = b[at];
      if (char === '*') for (let i = at; i <= b.length; i++) next.add(i);
      else if (other === '*') next.add(at);
      else if (other !== undefined && (other === char || other === '?' || char === '?')) next.add(at + 1);
    }
    // A star of `a` may stand for nothing.
    reached = stars(next);
    if (reached.size === 0) return false;
  }
  return reached.has(b.length);
}

const textsIn = (statement: unknown, key: string): readonly string[] =>
  listOf(member(statement, key)).filter((each) => typeof each === 'string');

const lowered = (texts: readonly string[]): readonly string[] => texts.map((text) => text.toLowerCase());

/** Element `key` of a statement, or what it leaves when it says what not. */
function names(statement: unknown, key: 'Action' | 'Resource', wanted: readonly string[]): boolean {
  const low = key === 'Action' ? lowered : (texts: readonly string[]) => texts;
  const [asked, not] = [low(wanted), low(textsIn(statement, `Not${key}`))];
  const patterns = low(textsIn(statement, key));
  if (patterns.length > 0) return patterns.some((pattern) => asked.some((one) => overlap(pattern, one)));
  // A pattern that is left out whole is fitted by another one as by a text.
  return not.length === 0 || asked.some((one) => !not.some((pattern) => globOf(pattern)(one)));
}

export const isAbout = (statement: unknown, { actions, resources }: Allowed): boolean =>
  names(statement, 'Action', actions) && names(statement, 'Resource', resources);
