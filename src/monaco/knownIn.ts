// Who and what is in the graph, as completion offers it.
import type { Known } from '#assist/offers.ts';
import type { PrincipalKind } from '#assist/standing.ts';
import type { LightGraph, NodeKind } from '#graph/accessGraph.ts';
import { NODE_LOOK } from '#graph/look.ts';

const KIND_OF: Readonly<Partial<Record<NodeKind, PrincipalKind>>> = {
  role: 'AWS',
  user: 'AWS',
  session: 'AWS',
  account: 'AWS',
  service: 'Service',
  federated: 'Federated',
};

/** Roles first: they are what trust policies and sts:AssumeRole name most. */
export function knownIn(graph: LightGraph | null): Known {
  const nodes = (graph?.nodes ?? []).filter(({ closed, id }) => closed === undefined && id !== '*');
  const roles = nodes.filter(({ kind }) => kind === 'role');
  const named = [...roles, ...nodes.filter(({ kind }) => kind !== 'role')];
  const accounts = (graph?.accounts ?? []).filter(({ id }) => /^\d{12}$/.test(id));
  return {
    principals: [
      ...named.flatMap(({ id, kind }) => {
        const of = KIND_OF[kind];
        return of === undefined ? [] : [{ id, kind: of, word: NODE_LOOK[kind].word }];
      }),
      ...accounts.map(({ id }) => ({ id: `arn:aws:iam::${id}:root`, kind: 'AWS' as const, word: 'account' })),
    ],
    resources: named
      .filter(({ kind }) => kind === 'role' || kind === 'resource')
      .map(({ id, kind }) => ({ id, word: NODE_LOOK[kind].word })),
  };
}
