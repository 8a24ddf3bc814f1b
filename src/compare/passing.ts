// Which requests pass on one side and not on the other: both sides are asked in every world that a test on either of
// them tells apart, as `decide` does for one side (#decision/worlds.ts).
import type { KeyFact } from '#iam/context.ts';
import { accountNotGiven } from '#decision/accountReadings.ts';
import { domain, distinct } from '#decision/domain.ts';
import { keysInPlay, type KeysInPlay, type KeyUse } from '#decision/keysInPlay.ts';
import type { Situation } from '#decision/situation.ts';
import { answersFor, decisionIn, MAX_WORLDS } from '#decision/worlds.ts';

export interface Passing {
  /** Some request passes before and not after. */
  readonly onlyBefore: boolean;
  readonly onlyAfter: boolean;
}

interface Dimension {
  readonly key: string;
  readonly values: readonly KeyFact[];
}

const inPlay = (s: Situation): KeysInPlay =>
  keysInPlay(s, answersFor(s, s.facts, false, { trace: 'all' }), false);

/** Texts that only the wider of two patterns matches: each star as nothing and as something nobody wrote. */
const probes = (uses: readonly KeyUse[]): readonly string[] =>
  uses
    .flatMap(({ test }) => test.values)
    .filter((value) => /[*?]/.test(value) && !value.includes('${'))
    .flatMap((value) => ['', 'zq/:z'].map((rest) => value.replaceAll('*', rest).replaceAll('?', 'z')));

function dimensions(sides: readonly Situation[]): readonly Dimension[] {
  const plays = sides.map(inPlay);
  const keys = new Set(plays.flatMap(({ uses }) => [...uses.keys()]));
  return [...keys].sort().map((key) => {
    const uses = plays.flatMap((play) => play.uses.get(key) ?? []);
    const hints = [...plays.flatMap((play) => play.hints.get(key) ?? []), ...probes(uses)];
    const mayBeAbsent = sides.some(({ facts }) => {
      const fact = facts.fact(key);
      return fact.state === 'unknown' && fact.mayBeAbsent;
    });
    const values = sides.flatMap(({ facts }) => domain({ key, uses, hints, mayBeAbsent }, facts));
    const entangled = plays.some((play) => play.entangled.has(key)) || uses.length === 0;
    return { key, values: entangled ? values : distinct(key, uses, values) };
  });
}

/** What a side knows for itself stays as it is. */
function answerIn(s: Situation, world: ReadonlyMap<string, KeyFact>) {
  return decisionIn(s, {
    fact: (key) => {
      const own = s.facts.fact(key);
      return own.state === 'unknown' ? (world.get(key) ?? own) : own;
    },
  });
}

/** null: an account that matters is not known, or there is too much to try. */
export function passing(before: Situation, after: Situation): Passing | null {
  if (accountNotGiven(before) !== null || accountNotGiven(after) !== null) return null;
  return passes(before, after);
}

/** Whatever the accounts are. null: there is too much to try. */
export function passes(before: Situation, after: Situation): Passing | null {
  const dims = dimensions([before, after]);
  const count = dims.reduce((n, { values }) => n * values.length, 1);
  if (count > MAX_WORLDS) return null;
  let [onlyBefore, onlyAfter] = [false, false];
  for (let n = 0; n < count && !(onlyBefore && onlyAfter); n++) {
    let rest = n;
    const world = new Map<string, KeyFact>();
    for (const { key, values } of dims) {
      const value = values[rest % values.length];
      if (value !== undefined) world.set(key, value);
      rest = Math.floor(rest / values.length);
    }
    const [old, now] = [answerIn(before, world), answerIn(after, world)];
    if (old === 'yes' && now === 'no') onlyBefore = true;
    if (old === 'no' && now === 'yes') onlyAfter = true;
  }
  return { onlyBefore, onlyAfter };
}
