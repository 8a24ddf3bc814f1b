// Role chaining: ways from one principal to another over roles, every hop judged with what survives a hop.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
import type { Model } from '#decision/model.ts';
import type { AssumeEdge, VerdictWord } from '#decision/verdict.ts';
import { finish, mapInSteps, partOf, type Step, type Steps } from '#steps/steps.ts';
import { type Chain, type ChainLimits, type ChainScript, DEFAULT_MAX_HOPS } from './chain.ts';
import { chainOf, verdictOf } from './chainOf.ts';
import { chainScript } from './chainScript.ts';
import { hopJudge, type HopJudge, type Leads } from './hopJudge.ts';
import { bestWays, costsToGo, type EdgeIndex, followed, indexEdges, reached, type Way } from './ways.ts';

export interface ChainQuestion extends ChainLimits {
  /** A source as an edge spells it. */
  readonly from?: string;
  /** ARN of a role. */
  readonly to?: string;
  /** Chains in the answer. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 20;
const WHO = 'Looking for everybody who can become this';
const BECOME = 'Looking for everything this can become';

/** Ways to one role from everybody, one each, the best first; what a hop costs depends on the class of the origin. */
function* waysTo(index: EdgeIndex, judge: HopJudge, target: string, maxHops: number): Steps<readonly Way[]> {
  const classes = new Map<string, string[]>();
  for (const origin of index.from.keys()) {
    if (origin === target) continue;
    const key = judge.classOf(origin);
    const alike = classes.get(key);
    if (alike === undefined) classes.set(key, [origin]);
    else alike.push(origin);
    yield { doing: WHO, done: 0, of: 0 };
  }
  const best = new Map<string, { readonly way: Way; readonly cost: number }>();
  const lists = [...classes.values()];
  for (const [i, origins] of lists.entries()) {
    const [origin = ''] = origins;
    const steps = costsToGo(index, judge, { origin, target, maxHops });
    const toGo = yield* partOf(steps, i, lists.length);
    for (const each of origins) {
      const way = followed(toGo, each);
      if (way !== null) best.set(each, way);
    }
  }
  // Of equals the first that is there comes first, whatever its class.
  const found = [...index.from.keys()].flatMap((origin) => best.get(origin) ?? []);
  return found.sort((a, b) => a.cost - b.cost).map((f) => f.way);
}

function* ways(index: EdgeIndex, judge: HopJudge, question: ChainQuestion): Steps<readonly Way[]> {
  const { from, to, maxHops = DEFAULT_MAX_HOPS, limit = DEFAULT_LIMIT } = question;
  if (from !== undefined && to !== undefined) {
    return yield* bestWays(index, judge, { origin: from, target: to, maxHops, limit });
  }
  if (to !== undefined) return yield* waysTo(index, judge, to, maxHops);
  if (from !== undefined) return yield* reached(index, judge, { origin: from, maxHops });
  const all: Way[] = [];
  for (const origin of index.from.keys()) {
    if (all.length >= limit) break;
    const found = yield* reached(index, judge, { origin, maxHops });
    all.push(...found.filter((way) => way.length > 1));
  }
  return all;
}

const told = (model: Model, judge: HopJudge, found: readonly Way[]): readonly Chain[] =>
  found.flatMap((way) => chainOf(model, judge, way) ?? []);

const TELLING: Pick<Step, 'doing'> = { doing: 'Telling what was found' };

/** Chains of the first that were found, one step each. */
export const tellInSteps = function* (found: readonly Found[]): Steps<readonly Chain[]> {
  return (yield* mapInSteps(found, (one) => one.tell(), TELLING)).flat();
};

export type Edges = readonly AssumeEdge[] | Leads;

const isTold = (edges: Edges): edges is readonly AssumeEdge[] => Array.isArray(edges);

function leadsOf(edges: Edges): Leads {
  if (!isTold(edges)) return edges;
  // Each lead is one of these edges.
  return { words: edges, tell: (lead) => lead as AssumeEdge };
}

/** A chain that is not told yet. */
export interface Found {
  readonly source: string;
  readonly target: string;
  readonly verdict: VerdictWord;
  readonly hops: number;
  readonly tell: () => readonly Chain[];
}

export interface Survey {
  readonly whoCan: (role: string) => Steps<readonly Found[]>;
  readonly canBecome: (principal: string) => Steps<readonly Found[]>;
}

/** `whoCan` and `canBecome` for several questions and many answers: edges are indexed once, chains told when asked for. */
export function survey(model: Model, edges: Edges, { maxHops = DEFAULT_MAX_HOPS }: ChainLimits = {}): Survey {
  const { tell, words } = leadsOf(edges);
  const judge = hopJudge(model, tell);
  const index = indexEdges(words);
  const found = (way: Way): Found => ({
    source: way[0]?.source ?? '',
    target: way.at(-1)?.target ?? '',
    verdict: verdictOf(judge, way),
    hops: way.length,
    tell: () => told(model, judge, [way]),
  });
  return {
    *whoCan(role) {
      return yield* mapInSteps(yield* waysTo(index, judge, role, maxHops), found, { doing: WHO });
    },
    *canBecome(origin) {
      return yield* mapInSteps(yield* reached(index, judge, { origin, maxHops }), found, { doing: BECOME });
    },
  };
}

/**
 * Chains between two ends, the least conditional and then the shortest first; when none is whole, those with the fewest
 * failing hops. With one end only: the best chain for each other end. With none: chains of two hops and more, source by
 * source. `edges` are those of `assumeEdges(model)`, or their words and who tells them. Deterministic; never throws.
 */
export const chains = (
  model: Model,
  edges: Edges,
  question: ChainQuestion = {},
): readonly (Chain & ChainScript)[] => finish(chainsInSteps(model, edges, question));

export function* chainsInSteps(
  model: Model,
  edges: Edges,
  question: ChainQuestion = {},
): Steps<readonly (Chain & ChainScript)[]> {
  const { tell, words } = leadsOf(edges);
  const judge = hopJudge(model, tell);
  const found = yield* ways(indexEdges(words), judge, question);
  return told(model, judge, found.slice(0, question.limit ?? DEFAULT_LIMIT)).map((chain) =>
    Object.assign({}, chain, chainScript(model, chain)),
  );
}

/** Everybody who can become the role, directly or over other roles, each with the best chain; the surest first. */
export const whoCan = (
  model: Model,
  edges: Edges,
  role: string,
  limits: ChainLimits = {},
): readonly Chain[] => finish(survey(model, edges, limits).whoCan(role)).flatMap((one) => one.tell());

/** As `canBecome`, for many principals of one model: tells only the chains to roles that are wanted. */
export function reaching(
  model: Model,
  edges: Edges,
): (principal: string, isWanted: (role: string) => boolean, maxHops: number) => readonly Chain[] {
  const { tell, words } = leadsOf(edges);
  const judge = hopJudge(model, tell);
  const index = indexEdges(words);
  return (principal, isWanted, maxHops) => {
    const found = finish(reached(index, judge, { origin: principal, maxHops }));
    return told(
      model,
      judge,
      found.filter((way) => isWanted(way.at(-1)?.target ?? '')),
    );
  };
}

/** Every role that the principal can become, directly or over other roles, each with the best chain; the surest first. */
export const canBecome = (
  model: Model,
  edges: Edges,
  principal: string,
  limits: ChainLimits = {},
): readonly Chain[] => finish(survey(model, edges, limits).canBecome(principal)).flatMap((one) => one.tell());
