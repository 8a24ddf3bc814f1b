// All roads from outside: who is not of these accounts and what each can become, by way of however many roles.
import { canBecome } from '#chains/chains.ts';
import type { Chain } from '#chains/chain.ts';
import type { Model } from '#decision/model.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import type { LightGraph, GraphNode } from '#graph/accessGraph.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';

export interface Roads {
  /** The surest first, then the shortest; none that fails. */
  readonly roads: readonly Chain[];
  readonly count: number;
  /** How many are outside, with or without a road. */
  readonly outsiders: number;
}

const MOST = 100;

/** Accounts of which something was given, and those of the same organizations. */
function ownAccounts(model: Model, graph: LightGraph): ReadonlySet<string> {
  const own = new Set(graph.accounts.filter(({ declared }) => declared).map(({ id }) => id));
  const orgs = new Set([...own].map((id) => model.accounts.get(id)?.org ?? '').filter((org) => org !== ''));
  for (const { id, org } of model.accounts.values()) if (orgs.has(org ?? '')) own.add(id);
  return own;
}

/** Services act for somebody of these accounts; who comes through an identity provider is nobody of them. */
function isOutside({ account, kind }: GraphNode, own: ReadonlySet<string>): boolean {
  if (kind === 'anyone' || kind === 'federated') return true;
  if (kind === 'service' || kind === 'resource' || account === null) return false;
  return !own.has(account) && !isUnknownAccount(account);
}

export function roadsFromOutside(model: Model, graph: LightGraph, edges: readonly AssumeEdge[]): Roads {
  const own = ownAccounts(model, graph);
  const outsiders = graph.nodes.filter((node) => isOutside(node, own));
  const outside = new Set(outsiders.map(({ id }) => id));
  const roads = outsiders
    .flatMap(({ id }) => canBecome(model, edges, id))
    .filter(({ target, verdict }) => verdict !== 'invalid' && !outside.has(target));
  const order = ['valid', 'conditional', 'unknown'];
  const ranked = roads.toSorted(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.hops.length - b.hops.length,
  );
  return { roads: ranked.slice(0, MOST), count: ranked.length, outsiders: outsiders.length };
}
