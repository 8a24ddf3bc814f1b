// Which of the many things that a call carries any policy here looks at: calls that differ in nothing else are alike.
import type { Inventory } from '#decision/inventory.ts';
import { variablesIn } from '#decision/keysInPlay.ts';
import type { Compiled, CompiledLevel, Model } from '#decision/model.ts';

/** These make the call do more than the main action, whatever the policies test. */
const ALWAYS =
  /^(?:aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys|session:inheritedtransitivetags|sts:sourceidentity|aws:sourceidentity|sts:requestcontextproviders|eks:disablesessiontags)$/;

export interface Relevant {
  readonly keys: ReadonlySet<string>;
  /** Some policy names a single session, so that it matters which one called. */
  readonly sessions: boolean;
}

function* policiesIn(model: Model): Generator<Compiled> {
  for (const { identity, boundary, session, trust } of model.principals) {
    for (const list of [identity, boundary, session, trust]) yield* list ?? [];
  }
  for (const levels of [
    ...model.scps.values(),
    ...model.rcps.values(),
  ] as readonly (readonly CompiledLevel[])[]) {
    for (const { policies } of levels) yield* policies;
  }
}

function compute(model: Model): Relevant {
  const keys = new Set<string>();
  let sessions = false;
  for (const { policy } of policiesIn(model)) {
    for (const { conditions, principals, resources } of policy.statements) {
      for (const { key, values } of conditions) {
        keys.add(key.toLowerCase());
        for (const value of values) for (const name of variablesIn(value)) keys.add(name);
      }
      for (const { text } of resources?.patterns ?? []) for (const name of variablesIn(text)) keys.add(name);
      sessions ||= (principals ?? []).some(({ value }) => value.includes(':assumed-role/'));
    }
  }
  return { keys, sessions: sessions || keys.has('aws:userid') };
}

const memo = new WeakMap<Model, Relevant>();

export function relevantIn(model: Model): Relevant {
  const known = memo.get(model) ?? compute(model);
  memo.set(model, known);
  return known;
}

/** The part of a context that can change an answer, keys in order. */
export function relevantPart(model: Model, context: Inventory['context']): Inventory['context'] {
  const { keys } = relevantIn(model);
  return Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => keys.has(key) || ALWAYS.test(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
