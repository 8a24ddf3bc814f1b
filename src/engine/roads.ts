// All roads from outside: who is not of these accounts and what each can become, by way of however many roles.
import { type Edges, type Found, survey, tellInSteps } from '#chains/chains.ts';
import type { Chain } from '#chains/chain.ts';
import { isForeign, ownAccounts } from '#chains/ownAccounts.ts';
import type { Model } from '#decision/model.ts';
import type { LightGraph, GraphNode } from '#graph/accessGraph.ts';
import { saying, type Steps } from '#steps/steps.ts';

export interface Roads {
  /** The surest first, then the shortest; none that fails. */
  readonly roads: readonly Chain[];
  readonly count: number;
  /** How many are outside, with or without a road. */
  readonly outsiders: number;
}

const MOST = 100;
const FOLLOWING = 'Following everybody from outside';

/** Services act for somebody of these accounts; who comes through an identity provider is nobody of them. */
function isOutside({ account, kind }: GraphNode, own: ReadonlySet<string>): boolean {
  if (kind === 'anyone' || kind === 'federated') return true;
  if (kind === 'service' || kind === 'resource' || account === null) return false;
  return isForeign(account, own);
}

export function* roadsFromOutside(model: Model, graph: LightGraph, edges: Edges): Steps<Roads> {
  const own = ownAccounts(model);
  const outsiders = graph.nodes.filter((node) => isOutside(node, own));
  const outside = new Set(outsiders.map(({ id }) => id));
  const ways = survey(model, edges);
  const roads: Found[] = [];
  for (const [i, { id }] of outsiders.entries()) {
    const step = { doing: FOLLOWING, done: i, of: outsiders.length, unit: 'principals from outside' };
    const found = yield* saying(step, ways.canBecome(id));
    roads.push(...found.filter(({ target, verdict }) => verdict !== 'invalid' && !outside.has(target)));
  }
  const order = ['valid', 'conditional', 'unknown'];
  const ranked = roads.toSorted(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.hops - b.hops,
  );
  const roadsTold = yield* tellInSteps(ranked.slice(0, MOST));
  return { roads: roadsTold, count: ranked.length, outsiders: outsiders.length };
}
