// Edges for the tests of this room: everything says yes unless told otherwise.
import type { Place } from '#decision/inventory.ts';
import type { Gate, GateAnswer, GateName, Reason, StatementRef } from '#decision/verdict.ts';
import type { AccessGraph, AssumeGraphEdge, GraphNode } from '#graph/accessGraph.ts';

export const SOURCE = 'arn:aws:iam::111111111111:role/Caller';
export const TARGET = 'arn:aws:iam::222222222222:role/Callee';

export const placeAt = (document: string, ...path: (string | number)[]): Place => ({
  document,
  piece: 0,
  path,
});

export function statementAt(place: Place, ...evidence: Place[]): StatementRef {
  return { place, policy: 'a policy', index: 0, effect: 'Allow', evidence };
}

export const gateOf = (answer: GateAnswer, ...statements: StatementRef[]): Gate => ({ answer, statements });

export function reasonOf(code: string, gate: GateName | null, side: Reason['side'], text = code): Reason {
  return { code, text, gate, side, places: [] };
}

export function exampleEdge(
  partial: Partial<Omit<AssumeGraphEdge, 'gates'>> & { gates?: Partial<AssumeGraphEdge['gates']> } = {},
): AssumeGraphEdge {
  const { source = SOURCE, target = TARGET, action = 'sts:AssumeRole' } = partial;
  return {
    id: `${source}→${target}|${action}`,
    kind: 'assume',
    source,
    target,
    action,
    verdict: 'valid',
    reasons: [],
    requires: [],
    missing: [],
    rule: {
      id: 'R3',
      text: 'Cross-account: both sides have to say yes.',
      page: 'https://docs.aws.amazon.com/',
    },
    assumptions: [],
    ways: [],
    text: 'Caller can assume Callee.',
    label: 'allowed',
    ...partial,
    gates: {
      trust: gateOf('yes'),
      permission: gateOf('yes'),
      boundary: gateOf('not-needed'),
      session: gateOf('not-needed'),
      scp: gateOf('not-needed'),
      rcp: gateOf('not-needed'),
      ...partial.gates,
    },
  };
}

export function exampleGraph(...edges: AccessGraph['edges']): AccessGraph {
  const ids = [...new Set(edges.flatMap((edge) => [edge.source, edge.target]))];
  const nodes = ids.map((id): GraphNode => {
    const label = id.split('/').at(-1) ?? id;
    return {
      id,
      kind: 'role',
      account: id.split(':')[4] ?? null,
      label,
      detail: '',
      declared: true,
      guessed: false,
    };
  });
  return { accounts: [], nodes, edges, bareWildcardPairs: 0 };
}
