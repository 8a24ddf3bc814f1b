// Problems carry offsets or a place in the JSON; both lead to characters here.
import { rangeOf, type TextRange } from './locate.ts';
import type { Problem } from './problem.ts';

/** Where a problem stands, looked up when somebody looks; null: it is about the whole document. */
export function rangeOfProblem(
  text: string,
  { from, to, place }: Pick<Problem, 'from' | 'to' | 'place'>,
): TextRange | null {
  if (from !== undefined) return { from, to: to ?? from };
  return place ? rangeOf(text, place) : null;
}
