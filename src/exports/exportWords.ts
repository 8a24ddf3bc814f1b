// What every text export says in the same words.
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { VERDICT_LOOK, VERDICT_ORDER } from '#graph/look.ts';
import { triesWords } from '#graph/tries.ts';
import { unitTree, type UnitBox } from '#graph/unitTree.ts';

/** `✓ allowed`: the pill in words, without its gates. */
export const edgeWords = (edge: GraphEdge): string => {
  const tried = edge.tries === undefined ? '' : ` · ${triesWords(edge.tries)}`;
  return `${VERDICT_LOOK[edge.verdict].glyph} ${edge.label}${tried}`;
};

/** Node id -> a short, safe name for formats that need one: `n0`, `n1` … in the order of the picture. */
export function shortIds(graph: AccessGraph): ReadonlyMap<string, string> {
  return new Map(graph.nodes.map((node, i) => [node.id, `n${i}`]));
}

/** Nodes by account in the order of the picture; those without an account under null. */
export function nodesByAccount(graph: AccessGraph): ReadonlyMap<string | null, readonly GraphNode[]> {
  const groups = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) {
    const group = groups.get(node.account);
    if (group === undefined) groups.set(node.account, [node]);
    else group.push(node);
  }
  return groups;
}

/** The box of an OU with what stands in it; the outermost one has none and is the picture. */
export interface Nest {
  readonly box: UnitBox | null;
  readonly units: readonly Nest[];
  /** With their number in the picture. */
  readonly accounts: readonly (readonly [account: GraphAccount, number: number])[];
  /** Those without an account. */
  readonly nodes: readonly GraphNode[];
}

/** The picture from the outside in, for formats with boxes in boxes. */
export function nestOf(graph: AccessGraph): Nest {
  const { around, boxes } = unitTree(graph);
  const innermost = (one: Parameters<typeof around>[0]): string | null => around(one).at(-1) ?? null;
  const accountsIn = new Map<string | null, (readonly [GraphAccount, number])[]>();
  graph.accounts.forEach((account, i) => {
    const unit = innermost({ account: account.id });
    accountsIn.set(unit, [...(accountsIn.get(unit) ?? []), [account, i]]);
  });
  const free = graph.nodes.filter(({ account }) => account === null);
  const nest = (box: UnitBox | null): Nest => {
    const id = box?.id ?? null;
    return {
      box,
      units: [...boxes.values()].filter(({ parent }) => parent === id).map(nest),
      accounts: accountsIn.get(id) ?? [],
      nodes: free.filter((node) => innermost(node) === id),
    };
  };
  return nest(null);
}

/** What somebody has to look at first; the order of the picture within one verdict. */
export function interestingFirst(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return edges.toSorted((a, b) => VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict));
}

/** One line that says what there is to see. */
export function summary(graph: AccessGraph): string {
  const counts = VERDICT_ORDER.toReversed().map((verdict) => {
    const count = graph.edges.filter((edge) => edge.verdict === verdict).length;
    return `${count} ${VERDICT_LOOK[verdict].word}`;
  });
  const nodes = graph.nodes.length === 1 ? '1 node' : `${graph.nodes.length} nodes`;
  const accounts = graph.accounts.length === 1 ? '1 account' : `${graph.accounts.length} accounts`;
  return `${nodes} in ${accounts}; edges: ${counts.join(', ')}.`;
}
