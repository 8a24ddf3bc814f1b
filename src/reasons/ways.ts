// The alternatives behind a conditional verdict: the smallest sets of requirements that together let the call pass.
import { compileTest, evaluateTest } from '#iam/conditions.ts';
import type { Context } from '#iam/context.ts';
import type { Inquiry } from './inquiry.ts';
import type { Requirement } from '#decision/verdict.ts';
import { chosenIn, type Trial, valueIn } from '#decision/trial.ts';
import { isDocumentKey } from './requirements.ts';

const MAX_REQUIREMENTS = 8;
const MAX_WORLDS = 2000;

const bits = (n: number): number => n.toString(2).replaceAll('0', '').length;

/** Per world a bit set of the requirements that hold in it. */
function heldIn({ decision: { trial }, s }: Inquiry, requires: readonly Requirement[]): readonly number[] {
  if (trial === null) return [];
  const tests = requires.map(({ key, operator, values, mustNot }) => ({
    test: compileTest({ key, operator, values, path: [] }, true),
    mustNot,
  }));
  return trial.results.map((_, world) => {
    const chosen = chosenIn(trial.dimensions, world);
    const context: Context = { fact: (key) => chosen.get(key) ?? s.facts.fact(key) };
    return tests.reduce(
      (set, { mustNot, test }, i) =>
        (evaluateTest(test, context) === 'yes') === mustNot ? set : set | (1 << i),
      0,
    );
  });
}

/** Where documents decide as well: worlds in which what was not given says yes. */
const isGranted = ({ dimensions }: Trial, world: number): boolean =>
  dimensions.every((one) => {
    const fact = isDocumentKey(one.key) ? valueIn(one, world) : undefined;
    return fact === undefined || (fact.state === 'known' && fact.values[0] === 'true');
  });

/**
 * Each way is enough by itself, and nothing in it can be left out; documents that were not given are taken to allow the
 * call. One way with everything when there is too much to try.
 */
export function waysOf(q: Inquiry, requires: readonly Requirement[]): readonly (readonly Requirement[])[] {
  const { trial } = q.decision;
  if (requires.length === 0) return [];
  const tooMuch = requires.length > MAX_REQUIREMENTS || (trial?.results.length ?? Infinity) > MAX_WORLDS;
  if (trial === null || tooMuch || q.decision.answer !== 'depends') return [requires];
  const held = heldIn(q, requires);
  const sufficient = (set: number): boolean => {
    const worlds = trial.results.filter(
      (answer, i) => answer !== null && ((held[i] ?? 0) & set) === set && isGranted(trial, i),
    );
    return worlds.length > 0 && worlds.every((answer) => answer === 'yes');
  };
  const sets = Array.from({ length: (1 << requires.length) - 1 }, (_, i) => i + 1);
  const found: number[] = [];
  for (const set of sets.sort((a, b) => bits(a) - bits(b) || a - b)) {
    if (!found.some((smaller) => (smaller & set) === smaller) && sufficient(set)) found.push(set);
  }
  if (found.length === 0) return [requires];
  // A way that holds only where an earlier one does says the same again, as another statement puts it.
  const worldsOf = (set: number): readonly number[] =>
    held.flatMap((holds, i) => ((holds & set) === set && trial.results[i] !== null ? [i] : []));
  const covers = (set: number, worlds: readonly number[]): boolean =>
    worlds.every((world) => ((held[world] ?? 0) & set) === set);
  return found
    .filter((set, i) => !found.slice(0, i).some((earlier) => covers(earlier, worldsOf(set))))
    .map((set) => requires.filter((_, i) => (set & (1 << i)) !== 0));
}
