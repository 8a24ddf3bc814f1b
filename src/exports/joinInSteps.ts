// Files are written bit by bit: of a large estate they have more than a hundred megabytes.
import type { Steps } from '#steps/steps.ts';
import { visibleJson } from '#text/unseen.ts';

/** Joined already, so that the last step joins few. */
const PORTION = 200;

/** What `write` makes of each, with `between` in between. */
export function* joinInSteps<T>(
  list: readonly T[],
  write: (one: T, i: number) => string,
  between = '\n',
): Steps<string> {
  const portions: string[] = [];
  let some: string[] = [];
  for (const [i, one] of list.entries()) {
    yield { doing: 'Writing the file', done: i, of: list.length };
    some.push(write(one, i));
    if (some.length < PORTION) continue;
    portions.push(some.join(between));
    some = [];
  }
  if (some.length > 0) portions.push(some.join(between));
  return portions.join(between);
}

/** JSON as `JSON.stringify` indents it by two, further in by `indent`. */
export const jsonAt = (value: unknown, indent: number): string =>
  visibleJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(indent)}`);

/** The same of a list of what `make` gives for each. */
export function* jsonListAt<T>(list: readonly T[], make: (one: T) => unknown, indent: number): Steps<string> {
  if (list.length === 0) return '[]';
  const inner = ' '.repeat(indent + 2);
  const items = yield* joinInSteps(list, (one) => `${inner}${jsonAt(make(one), indent + 2)}`, ',\n');
  return `[\n${items}\n${' '.repeat(indent)}]`;
}
