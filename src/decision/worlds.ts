// The exact answer: every combination of values that the unknown keys can take (iam-semantics 5.7).
import type { Authorization } from '#iam/authorization.ts';
import { authorize, type AuthorizeOptions } from '#iam/authorize.ts';
import type { Context } from '#iam/context.ts';
import { all, and, type Truth } from '#iam/truth.ts';
import { distinct, domain } from './domain.ts';
import { keysInPlay, type KeyUse, undecided } from './keysInPlay.ts';
import { type Outcome, join, outcomeOf } from './outcome.ts';
import { addsActions, type ExtraAction } from './extraActions.ts';
import { impliedActions } from './impliedActions.ts';
import type { Weighed } from './situation.ts';
import { countOf, type Dimension, impossibleWorlds, type Trial, twinIn, valueIn } from './trial.ts';

/** Beyond this many combinations the three-valued answer has to do. */
export const MAX_WORLDS = 20_000;
/** From here on it pays to look for values that no test tells apart. */
const MANY_WORLDS = 48;

export interface Decision {
  readonly answer: Truth;
  /** Lower-cased keys whose value changes the answer, sorted; pseudo keys among them. */
  readonly needs: readonly string[];
  /** What the call needs beside the main action, with what its conditions make every request do that passes. */
  readonly extra: readonly ExtraAction[];
  /** By action: the main one first, then the extra ones. */
  readonly outcomes: readonly Outcome[];
  /** authorize's own three-valued answers with their matches, same order. */
  readonly answers: readonly Authorization[];
  /** Every combination that was tried; null when the three-valued pass sufficed or there were too many. */
  readonly trial: Trial | null;
  /** Too many combinations: `needs` may name too many keys. */
  readonly simplified: boolean;
}

/** One action after the other under one context. */
export function answersFor(
  s: Weighed,
  context: Context,
  latent: boolean,
  options: Pick<AuthorizeOptions, 'trace'>,
): readonly Authorization[] {
  const { policies, source, target } = s;
  const ask = (action: string): Authorization =>
    authorize(
      { action, resource: target.arn, resourceAccount: target.account, caller: source.caller, context },
      policies,
      { latent, ...options },
    );
  const main = ask(s.action);
  return s.extra.length === 0 ? [main] : [main, ...s.extra.map((e) => ask(e.action))];
}

const HASTY: AuthorizeOptions = { hasty: true };
const OPEN: AuthorizeOptions = { trace: 'open' };

const askOf = ({ policies, source, target }: Weighed, action: string, context: Context): Truth =>
  authorize(
    { action, resource: target.arn, resourceAccount: target.account, caller: source.caller, context },
    policies,
    HASTY,
  ).decision;

/** What the calls come to together, without a trace. */
export function decisionIn(s: Weighed, context: Context): Truth {
  let together = askOf(s, s.action, context);
  for (const { action } of s.extra) {
    if (together === 'no') break;
    together = and(together, askOf(s, action, context));
  }
  return together;
}

const overall = (outcomes: readonly { readonly decision: Truth }[]): Truth =>
  all(outcomes.map((o) => o.decision));

const isOneAccount = ({ source, target }: Weighed): boolean =>
  source.account !== null && source.account === target.account;

const NO_USES: readonly KeyUse[] = [];
const NO_HINTS: readonly string[] = [];

function dimensions(s: Weighed, answers: readonly Authorization[], latent: boolean): readonly Dimension[] {
  const { uses, entangled, hints } = keysInPlay(s, answers, latent);
  const keys = uses.size < 2 ? [...uses.keys()] : [...uses.keys()].sort();
  const sameAccount = isOneAccount(s);
  // In one order for both of them, so that of alike values both keep the same.
  const together = (key: string): readonly string[] => {
    const twin = twinIn(sameAccount, key);
    return twin === null ? [key] : [key, twin].sort();
  };
  const asksOf = (key: string): readonly KeyUse[] => together(key).flatMap((one) => uses.get(one) ?? NO_USES);
  const hintsOf = (key: string): readonly string[] =>
    together(key).flatMap((one) => {
      const fact = s.facts.fact(one);
      return fact.state === 'known' ? fact.values : (hints.get(one) ?? NO_HINTS);
    });
  let domains = keys.map((key) => {
    const fact = s.facts.fact(key);
    const mayBeAbsent = fact.state === 'unknown' && fact.mayBeAbsent;
    const within = fact.state === 'unknown' ? fact.within : undefined;
    return domain({ key, uses: asksOf(key), hints: hintsOf(key), mayBeAbsent, within }, s.facts);
  });
  if (domains.reduce((n, d) => n * d.length, 1) > MANY_WORLDS) {
    domains = domains.map((values, i) => {
      const key = keys[i] ?? '';
      const asked = asksOf(key);
      return entangled.has(key) || asked.length === 0 ? values : distinct(key, asked, values);
    });
  }
  let stride = 1;
  return keys.map((key, i) => {
    const values = domains[i] ?? [];
    const dimension = { key, values, stride };
    stride *= values.length;
    return dimension;
  });
}

function worldContext(base: Context, dims: readonly Dimension[], world: number): Context {
  return {
    fact: (key) => {
      for (const dimension of dims) {
        if (dimension.key === key) return valueIn(dimension, world) ?? base.fact(key);
      }
      return base.fact(key);
    },
  };
}

/** Keys with two worlds that differ only in the key and in the answer. */
function flipping({ dimensions: dims, results }: Trial): readonly string[] {
  const single = dims
    .filter(({ stride, values }) =>
      results.some((answer, world) => {
        if (answer === null) return false;
        const first = world - (Math.floor(world / stride) % values.length) * stride;
        return values.some((_, digit) => (results[first + digit * stride] ?? answer) !== answer);
      }),
    )
    .map((d) => d.key);
  // Keys that only change together: none of them makes a difference alone.
  return single.length > 0 ? single : dims.map((d) => d.key);
}

export interface QuickDecision {
  readonly answer: Truth;
  /** Some keys whose value changes the answer are of this kind. */
  readonly needsSome: boolean;
}

/**
 * The answer of `decide` and whether it needs a key of some kind, without what explanations need: outcomes by layer
 * and every world's result. Most pairs are decided by the three-valued pass alone.
 */
export function decideQuickly(s: Weighed, isOfKind: (key: string) => boolean): QuickDecision {
  const plain = decisionIn(s, s.facts);
  if (plain !== 'depends') return { answer: plain, needsSome: false };
  const dims = dimensions(s, answersFor(s, s.facts, false, OPEN), false);
  const some = dims.some((d) => isOfKind(d.key));
  const all = some || dims.some((d) => addsActions(d.key));
  const count = countOf(dims);
  if (count > MAX_WORLDS) return { answer: 'depends', needsSome: some };
  const results: (Truth | null)[] = [];
  const isImpossible = impossibleWorlds(dims, s.facts, isOneAccount(s));
  let answer: Truth | null = null;
  for (let world = 0; world < count; world++) {
    if (isImpossible?.(world)) {
      results.push(null);
      continue;
    }
    const result = decisionIn(s, worldContext(s.facts, dims, world));
    results.push(result);
    if (answer !== null && answer !== result) {
      answer = 'depends';
      // Two worlds that differ settle it, unless it matters which key makes the difference.
      if (!all) return { answer, needsSome: false };
    } else answer ??= result;
  }
  const trial = { dimensions: dims, results };
  const more = answer === 'depends' ? impliedActions(trial, s.extra) : [];
  if (more.length > 0) return decideQuickly({ ...s, extra: [...s.extra, ...more] }, isOfKind);
  const needsSome = answer === 'depends' && flipping(trial).some(isOfKind);
  return { answer: answer ?? plain, needsSome };
}

/**
 * Decides a pair for every request at once. The three-valued pass comes first; combinations are tried only where it
 * leaves something open. `latent`: as if AWS had accepted the refused documents.
 */
export function decide(s: Weighed, latent = false): Decision {
  const answers = answersFor(s, s.facts, latent, { trace: 'all' });
  const outcomes = answers.map(outcomeOf);
  const plain = {
    answer: overall(outcomes),
    extra: s.extra,
    outcomes,
    answers,
    trial: null,
    simplified: false,
  };
  if (plain.answer !== 'depends' && !answers.some((a) => undecided(a, latent).length > 0)) {
    return { ...plain, needs: [] };
  }
  const dims = dimensions(s, answers, latent);
  const count = countOf(dims);
  if (count > MAX_WORLDS) {
    const needs = plain.answer === 'depends' ? dims.map((d) => d.key) : [];
    return { ...plain, needs, simplified: true };
  }
  const results: (Truth | null)[] = [];
  const isImpossible = impossibleWorlds(dims, s.facts, isOneAccount(s));
  let joined: readonly Outcome[] = [];
  for (let world = 0; world < count; world++) {
    if (isImpossible?.(world)) {
      results.push(null);
      continue;
    }
    const here = answersFor(s, worldContext(s.facts, dims, world), latent, {}).map(outcomeOf);
    const result = overall(here);
    results.push(result);
    joined = joined.length === 0 ? here : joined.map((o, i) => join(o, here[i] ?? o));
  }
  const first = results.find((r) => r !== null) ?? plain.answer;
  const answer = results.every((r) => r === null || r === first) ? first : 'depends';
  const trial = { dimensions: dims, results };
  const more = answer === 'depends' ? impliedActions(trial, s.extra) : [];
  if (more.length > 0) return decide({ ...s, extra: [...s.extra, ...more] }, latent);
  return {
    answer,
    needs: answer === 'depends' ? flipping(trial) : [],
    extra: s.extra,
    outcomes: joined,
    answers,
    trial,
    simplified: false,
  };
}
