// View choices applied to the picture: hidden verdicts and closed accounts. Nothing else.
import type { ViewChoices } from '#workspace/workspace.ts';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from './accessGraph.ts';
import { VERDICT_LOOK } from './look.ts';

/** The one node that stands for everything in a closed account; its id is the account's. */
function card(account: GraphAccount, nodes: readonly GraphNode[]): GraphNode {
  const roles = nodes.filter((node) => node.kind === 'role').length;
  const others = nodes.length - roles;
  const words = [roles === 1 ? '1 role' : `${roles} roles`, ...(others === 0 ? [] : [`${others} more`])];
  return {
    id: account.id,
    kind: 'account',
    account: account.id,
    label: account.alias ?? account.id,
    detail: `closed · ${words.join(', ')}`,
    declared: account.declared,
    guessed: false,
  };
}

/** Edges that now run between the same two nodes become one for each verdict; it says how many it stands for. */
function merge(edges: readonly GraphEdge[], standsFor: (id: string) => string): GraphEdge[] {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const [source, target] = [standsFor(edge.source), standsFor(edge.target)];
    const moved = source !== edge.source || target !== edge.target;
    if (moved && source === target) continue;
    const key = moved ? `${source}→${target}|${edge.verdict} ${edge.kind}` : edge.id;
    const group = groups.get(key) ?? [];
    group.push(moved ? { ...edge, source, target } : edge);
    groups.set(key, group);
  }
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const count = `${group.length} ${VERDICT_LOOK[first.verdict].word}`;
    return [{ ...first, id, label: count, text: `${count}: ${group.map((edge) => edge.text).join(' ')}` }];
  });
}

/** What of `graph` is on the screen under these choices; ids of edges that stand for one edge stay the same. */
export function visibleGraph(graph: AccessGraph, view: ViewChoices): AccessGraph {
  const hidden = new Set<string>(view.hidden);
  const edges = hidden.size === 0 ? graph.edges : graph.edges.filter((edge) => !hidden.has(edge.verdict));
  const closed = new Set(view.collapsed);
  const shut = graph.accounts.filter((account) => closed.has(account.id));
  if (shut.length === 0) return edges === graph.edges ? graph : { ...graph, edges };
  const cards = new Map(
    shut.map((account) => [
      account.id,
      card(
        account,
        graph.nodes.filter((node) => node.account === account.id),
      ),
    ]),
  );
  const accountOf = new Map(graph.nodes.map((node) => [node.id, node.account]));
  const standsFor = (id: string): string => {
    const account = accountOf.get(id);
    return account !== null && account !== undefined && cards.has(account) ? account : id;
  };
  const placed = new Set<string>();
  const nodes = graph.nodes.flatMap((node) => {
    const stand = standsFor(node.id);
    const one = node.account === null ? undefined : cards.get(node.account);
    if (one === undefined) return [node];
    if (placed.has(stand)) return [];
    placed.add(stand);
    return [one];
  });
  return { ...graph, nodes, edges: merge(edges, standsFor) };
}
