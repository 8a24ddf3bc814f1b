// MissingContextValues: the keys that were not given and whose value would change the decision.
import { domain } from '#decision/domain.ts';
import { type KeyUse, undecided } from '#decision/keysInPlay.ts';
import type { Authorization } from '#iam/authorization.ts';
import type { Context, KeyFact } from '#iam/context.ts';

/** Beyond this many combinations every key that an undecided statement asks is named. */
const MAX_WORLDS = 2_000;

interface Asked {
  /** As the policy writes it. */
  readonly name: string;
  readonly uses: KeyUse[];
}

/** Keys inside `${…}` as written; `${*}`, `${?}` and `${$}` are literals. */
const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{([^},]+)/g)].map(([, name = '']) => name.trim()).filter((name) => /\w/.test(name));

/** Keys of statements that neither surely apply nor surely do not. */
function askedKeys(open: Authorization, facts: Context): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  const ask = (written: string, use: KeyUse | null): void => {
    const key = written.toLowerCase();
    if (facts.fact(key).state !== 'unknown') return;
    const entry = asked.get(key) ?? { name: written, uses: [] };
    if (use !== null) entry.uses.push(use);
    asked.set(key, entry);
  };
  for (const { statement, policy, tests } of undecided(open, false)) {
    const variables = policy.version === '2012-10-17';
    const named = (text: string) => (variables ? variablesIn(text) : []);
    for (const { test } of tests) {
      ask(test.key, { test, variables });
      for (const key of test.values.flatMap(named)) ask(key, null);
    }
    for (const key of (statement.resources?.patterns ?? []).flatMap(({ text }) => named(text)))
      ask(key, null);
  }
  return asked;
}

/**
 * `open`: the traced three-valued answer under `facts`; `decide` the plain decision under a context that knows every
 * key. Tries every combination of values that the policies tell apart.
 */
export function missingKeys(
  open: Authorization,
  facts: Context,
  decide: (context: Context) => string,
): readonly string[] {
  if (open.decision !== 'depends') return [];
  const asked = [...askedKeys(open, facts)].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = asked.map(([, { name }]) => name);
  const domains = asked.map(([key, { uses }]) => domain({ key, uses, hints: [], mayBeAbsent: true }, facts));
  const worlds = domains.reduce((n, values) => n * values.length, 1);
  // A variable may take any value, of which no list is complete.
  const variables = asked.some(([, { uses }]) => uses.length === 0);
  if (worlds > MAX_WORLDS || variables) return names;
  const answers: string[] = [];
  for (let world = 0; world < worlds; world++) {
    const chosen = new Map<string, KeyFact>();
    let rest = world;
    for (const [i, [key]] of asked.entries()) {
      const values = domains[i] ?? [];
      const value = values[rest % values.length];
      if (value !== undefined) chosen.set(key, value);
      rest = Math.floor(rest / values.length);
    }
    answers.push(decide({ fact: (key) => chosen.get(key) ?? facts.fact(key) }));
  }
  let stride = 1;
  return names.filter((_, i) => {
    const size = domains[i]?.length ?? 1;
    const step = stride;
    stride *= size;
    return answers.some(
      (answer, world) => answer !== answers[world - (Math.floor(world / step) % size) * step],
    );
  });
}
