// Role chaining: ways from one principal to another over roles, every hop judged with what survives a hop.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
import type { Model } from '#decision/model.ts';
import type { AssumeEdge, VerdictWord } from '#decision/verdict.ts';
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

/** Ways to one role from everybody, one each, the best first; what a hop costs depends on the class of the origin. */
function waysTo(index: EdgeIndex, judge: HopJudge, target: string, maxHops: number): readonly Way[] {
  const tables = new Map<string, ReturnType<typeof costsToGo>>();
  const found: { readonly way: Way; readonly cost: number }[] = [];
  for (const origin of index.from.keys()) {
    if (origin === target) continue;
    const key = judge.classOf(origin);
    const toGo = tables.get(key) ?? costsToGo(index, judge, { origin, target, maxHops });
    tables.set(key, toGo);
    const best = followed(toGo, origin);
    if (best !== null) found.push(best);
  }
  return found.sort((a, b) => a.cost - b.cost).map((f) => f.way);
}

function ways(index: EdgeIndex, judge: HopJudge, question: ChainQuestion): readonly Way[] {
  const { from, to, maxHops = DEFAULT_MAX_HOPS, limit = DEFAULT_LIMIT } = question;
  if (from !== undefined && to !== undefined) {
    return bestWays(index, judge, { origin: from, target: to, maxHops, limit });
  }
  if (to !== undefined) return waysTo(index, judge, to, maxHops);
  if (from !== undefined) return reached(index, judge, { origin: from, maxHops });
  const all: Way[] = [];
  for (const origin of index.from.keys()) {
    if (all.length >= limit) break;
    all.push(...reached(index, judge, { origin, maxHops }).filter((way) => way.length > 1));
  }
  return all;
}

const told = (model: Model, judge: HopJudge, found: readonly Way[]): readonly Chain[] =>
  found.flatMap((way) => chainOf(model, judge, way) ?? []);

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
  readonly whoCan: (role: string) => readonly Found[];
  readonly canBecome: (principal: string) => readonly Found[];
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
    whoCan: (role) => waysTo(index, judge, role, maxHops).map(found),
    canBecome: (principal) => reached(index, judge, { origin: principal, maxHops }).map(found),
  };
}

/**
 * Chains between two ends, the least conditional and then the shortest first; when none is whole, those with the fewest
 * failing hops. With one end only: the best chain for each other end. With none: chains of two hops and more, source by
 * source. `edges` are those of `assumeEdges(model)`, or their words and who tells them. Deterministic; never throws.
 */
export function chains(
  model: Model,
  edges: Edges,
  question: ChainQuestion = {},
): readonly (Chain & ChainScript)[] {
  const { tell, words } = leadsOf(edges);
  const judge = hopJudge(model, tell);
  const found = ways(indexEdges(words), judge, question);
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
): readonly Chain[] =>
  survey(model, edges, limits)
    .whoCan(role)
    .flatMap((one) => one.tell());

/** As `canBecome`, for many principals of one model: tells only the chains to roles that are wanted. */
export function reaching(
  model: Model,
  edges: Edges,
): (principal: string, isWanted: (role: string) => boolean, maxHops: number) => readonly Chain[] {
  const { tell, words } = leadsOf(edges);
  const judge = hopJudge(model, tell);
  const index = indexEdges(words);
  return (principal, isWanted, maxHops) => {
    const found = reached(index, judge, { origin: principal, maxHops });
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
): readonly Chain[] =>
  survey(model, edges, limits)
    .canBecome(principal)
    .flatMap((one) => one.tell());
