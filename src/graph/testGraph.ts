// Test helper: small and random graphs with plausible verdicts. Nothing in the product imports it.
import {
  GATE_NAMES,
  type Gate,
  type GateAnswer,
  type GateName,
  type VerdictWord,
} from '#decision/verdict.ts';
import type { AccessGraph, GraphEdge, GraphNode, NodeKind } from './accessGraph.ts';

export interface TestNode {
  readonly id: string;
  readonly kind?: NodeKind;
  readonly account?: string | null;
  readonly label?: string;
  readonly declared?: boolean;
  readonly guessed?: boolean;
}

export interface TestEdge {
  readonly from: string;
  readonly to: string;
  readonly verdict?: VerdictWord;
  readonly label?: string;
  readonly text?: string;
  readonly access?: boolean;
  readonly action?: string;
  readonly gates?: Partial<Record<GateName, GateAnswer>>;
  readonly requires?: readonly string[];
  readonly reasons?: readonly string[];
  readonly missing?: readonly string[];
}

const gatesOf = (answers: Partial<Record<GateName, GateAnswer>>): Record<GateName, Gate> => {
  const gates: Partial<Record<GateName, Gate>> = {};
  for (const name of GATE_NAMES) gates[name] = { answer: answers[name] ?? 'not-needed', statements: [] };
  return gates as Record<GateName, Gate>;
};

function testEdge(edge: TestEdge): GraphEdge {
  const action = edge.action ?? (edge.access === true ? 's3:GetObject' : 'sts:AssumeRole');
  const shared = {
    id: `${edge.from}→${edge.to}|${action}`,
    source: edge.from,
    target: edge.to,
    action,
    verdict: edge.verdict ?? 'valid',
    gates: gatesOf(edge.gates ?? { trust: 'yes', permission: 'yes' }),
    reasons: (edge.reasons ?? []).map(
      (text) => ({ code: 'CODE', text, gate: 'trust', side: 'against', places: [] }) as const,
    ),
    requires: (edge.requires ?? []).map(
      (text) =>
        ({
          key: 'sts:ExternalId',
          operator: 'StringEquals',
          values: ['x'],
          mustNot: false,
          gate: 'trust',
          places: [],
          text,
        }) as const,
    ),
    missing: (edge.missing ?? []).map(
      (of) => ({ what: 'identity-policy', of, command: 'aws iam get-role' }) as const,
    ),
    text: edge.text ?? `${edge.from} to ${edge.to}.`,
    label: edge.label ?? 'allowed',
  };
  if (edge.access === true) return { ...shared, kind: 'access', actions: [action] };
  const rule = { id: 'R1', text: 'rule', page: 'https://docs.aws.amazon.com/' };
  return { ...shared, kind: 'assume', rule, assumptions: [], ways: [] };
}

/** A graph; nodes are roles of account `1` unless they say otherwise. */
export function testGraph(nodes: readonly TestNode[], edges: readonly TestEdge[]): AccessGraph {
  const all: GraphNode[] = nodes.map((node) => ({
    id: node.id,
    kind: node.kind ?? 'role',
    account: node.account === undefined ? '1' : node.account,
    label: node.label ?? node.id,
    detail: node.kind ?? 'role',
    declared: node.declared ?? true,
    guessed: node.guessed ?? false,
  }));
  const accounts = [...new Set(all.flatMap(({ account }) => (account === null ? [] : [account])))];
  return {
    accounts: accounts.map((id) => ({ id, declared: true })),
    nodes: all,
    edges: edges.map(testEdge),
    bareWildcardPairs: 0,
  };
}

/** The same graph in an organization: names of OUs by account, from the outside in; the id of `Prod` is `ou-Prod`. */
export const inUnits = (
  graph: AccessGraph,
  ways: Readonly<Record<string, readonly string[] | undefined>>,
): AccessGraph => ({
  ...graph,
  accounts: graph.accounts.map((account): AccessGraph['accounts'][number] => {
    const way = ways[account.id];
    const units = [
      { id: 'r-ab12', name: 'Root' },
      ...(way ?? []).map((name) => ({ id: `ou-${name}`, name })),
    ];
    return way === undefined ? account : Object.assign({}, account, { units });
  }),
});
