// Every attempt beside the verdict of the policies, given what that call carried. Nothing here changes the verdict of an
// edge: an attempt is judged in a context of its own.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { attemptedOf, type Tried } from '#decision/attempted.ts';
import type { Inventory } from '#decision/inventory.ts';
import type { Model } from '#decision/model.ts';
import { resolveSource } from '#decision/source.ts';
import type { AssumeEdge, GateAnswer } from '#decision/verdict.ts';
import { type NamedGate, namedReason, type NamedReason } from '#calls/deniedMessage.ts';
import { relevantIn, relevantPart } from './relevantKeys.ts';
import { earlier, later } from '#calls/times.ts';

/**
 * `fits`: it ended as the policies say. `contradicts`: it did not. `outside`: AWS names a policy that is not here, and that
 * explains it. `open`: the policies leave it open. `forecast`: nobody has tried yet.
 */
export type Fit = 'fits' | 'contradicts' | 'outside' | 'open' | 'forecast';

export interface JudgedAttempt {
  readonly tried: Tried;
  /** All calls that are alike. */
  readonly count: number;
  readonly time?: string;
  readonly until?: string;
  /** The policies' answer to that call. */
  readonly edge: AssumeEdge;
  readonly reason: NamedReason | null;
  readonly fit: Fit;
}

export interface PairAttempts {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly judged: readonly JudgedAttempt[];
}

/** Beyond that many different calls the rest is counted, not judged. */
export const MOST_JUDGED = 3000;

const pairKey = (source: string, target: string): string => `${source}→${target}`;

const models = new WeakMap<Model, Map<string, Model>>();

/** The same inventory, asked in the context of one call: what the call says counts before what-if values. */
export function modelFor(model: Model, context: Inventory['context']): Model {
  const part = relevantPart(model, context);
  const key = JSON.stringify(part);
  const known = models.get(model) ?? new Map<string, Model>();
  models.set(model, known);
  const here = known.get(key) ?? {
    ...model,
    inventory: { ...model.inventory, context: { ...model.inventory.context, ...part } },
  };
  known.set(key, here);
  return here;
}

/** Who is asked about: one session only where that makes a difference. */
export const askedOf = (model: Model, { caller, source }: Tried): string =>
  relevantIn(model).sessions ? caller : source;

/** What was given of the policy that AWS names; undefined: nothing that could be asked. */
export function givenAnswer(model: Model, edge: AssumeEdge, gate: NamedGate): GateAnswer | undefined {
  if (gate === 'vpcEndpoint') return undefined;
  const { answer, statements } = edge.gates[gate];
  if (answer === 'unknown') return undefined;
  const { inventory } = model;
  if (answer !== 'not-needed' || statements.length > 0) return answer;
  // Nothing was asked of a ceiling: because there is none, or because nobody gave any?
  const known: Readonly<Partial<Record<NamedGate, boolean>>> = {
    boundary: resolveSource(model, edge.source).principal?.record.policies !== undefined,
    session: false,
    scp: inventory.scps !== undefined,
    rcp: inventory.rcps !== undefined,
  };
  return known[gate] === false ? undefined : answer;
}

function fitOf(model: Model, tried: Tried, edge: AssumeEdge, reason: NamedReason | null): Fit {
  const { outcome } = tried.attempt;
  // AWS has no document that it would refuse: what it decided by is at best the mended one.
  const verdict = edge.latent ?? edge.verdict;
  if (outcome === 'planned') return 'forecast';
  if (outcome === 'allowed') {
    return verdict === 'invalid' ? 'contradicts' : verdict === 'unknown' ? 'open' : 'fits';
  }
  if (reason !== null) {
    const answer = givenAnswer(model, edge, reason.gate);
    if (answer === undefined) return verdict === 'invalid' ? 'fits' : 'outside';
    if (answer === 'no' || (answer === 'not-needed' && verdict === 'invalid')) return 'fits';
    return answer === 'depends' ? 'open' : 'contradicts';
  }
  if (verdict === 'valid') return 'contradicts';
  return verdict === 'invalid' ? 'fits' : 'open';
}

/** Two groups of calls that are alike. */
export function together(a: JudgedAttempt, b: JudgedAttempt): JudgedAttempt {
  const time = earlier(a.time, b.time);
  const until = later(a.until ?? a.time, b.until ?? b.time);
  return {
    ...a,
    count: a.count + b.count,
    ...(time === undefined ? {} : { time }),
    ...(until === undefined || until === time ? {} : { until }),
  };
}

interface All {
  readonly pairs: ReadonlyMap<string, PairAttempts>;
  /** Calls beyond `MOST_JUDGED`: the first one, and how many. */
  readonly skipped: { readonly first: Tried; readonly count: number } | null;
}

function compute(model: Model): All {
  const edges = new Map<string, AssumeEdge>();
  const beyond: Tried[] = [];
  const pairs = new Map<string, Map<string, JudgedAttempt>>();
  for (const tried of attemptedOf(model).tried) {
    const { attempt, context, source, target } = tried;
    const asked = askedOf(model, tried);
    const call = `${pairKey(asked, target)} ${JSON.stringify(relevantPart(model, context))}`;
    const known = edges.get(call);
    if (known === undefined && edges.size >= MOST_JUDGED) {
      beyond.push(tried);
      continue;
    }
    const edge = known ?? assumeVerdict(modelFor(model, context), asked, target);
    edges.set(call, edge);
    const reason = attempt.message === undefined ? null : namedReason(attempt.message);
    const { count, ...rest } = {
      tried,
      count: tried.count,
      ...(attempt.time === undefined ? {} : { time: attempt.time }),
      ...(attempt.until === undefined ? {} : { until: attempt.until }),
      edge,
      reason,
    };
    const judged: JudgedAttempt = { ...rest, count, fit: fitOf(model, tried, edge, reason) };
    const group = pairs.get(pairKey(source, target)) ?? new Map<string, JudgedAttempt>();
    pairs.set(pairKey(source, target), group);
    const said = reason === null ? '' : JSON.stringify(reason);
    const like = `${attempt.outcome} ${attempt.origin} ${attempt.name} ${said} ${(attempt.notes ?? []).join(' ')} ${call}`;
    const before = group.get(like);
    group.set(like, before === undefined ? judged : together(before, judged));
  }
  const result = new Map<string, PairAttempts>();
  for (const [key, group] of pairs) {
    const judged = [...group.values()];
    const [first] = judged;
    if (first === undefined) continue;
    const { action, source, target } = first.tried;
    result.set(key, { source, target, action, judged });
  }
  const [first] = beyond;
  const skipped =
    first === undefined ? null : { first, count: beyond.reduce((n, { count }) => n + count, 0) };
  return { pairs: result, skipped };
}

const memo = new WeakMap<Model, All>();

function allOf(model: Model): All {
  const known = memo.get(model) ?? compute(model);
  memo.set(model, known);
  return known;
}

/** By pair as drawn, in reading order; worked out once for a model. */
export const judgedAttempts = (model: Model): ReadonlyMap<string, PairAttempts> => allOf(model).pairs;

export const skippedAttempts = (model: Model): All['skipped'] => allOf(model).skipped;

export const attemptsAt = (model: Model, source: string, target: string): PairAttempts | null =>
  judgedAttempts(model).get(pairKey(source, target)) ?? null;
