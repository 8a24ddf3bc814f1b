// The numbers of the legend.
import type { VerdictWord } from '#decision/verdict.ts';
import type { GraphNode, LightGraph } from '#graph/accessGraph.ts';

export interface Counts {
  /** Assume edges only; a permission on a resource is counted in `access`. */
  readonly verdicts: Readonly<Record<VerdictWord, number>>;
  readonly access: number;
  readonly principals: number;
  readonly resources: number;
  /** Edges that somebody tried, or means to. */
  readonly tried: number;
}

/** A card that stands for many. */
export const isClosed = (node: GraphNode): boolean => node.closed !== undefined;

const isPrincipal = (node: GraphNode): boolean => node.kind !== 'resource' && !isClosed(node);

/** Graphs never change, and several panes ask for the same numbers. */
const counted = new WeakMap<LightGraph, Counts>();

export function counts(graph: LightGraph): Counts {
  const known = counted.get(graph);
  if (known !== undefined) return known;
  const numbers = countAll(graph);
  counted.set(graph, numbers);
  return numbers;
}

function countAll(graph: LightGraph): Counts {
  const verdicts: Record<VerdictWord, number> = { valid: 0, conditional: 0, unknown: 0, invalid: 0 };
  let access = 0;
  let tried = 0;
  for (const edge of graph.edges) {
    if (edge.kind === 'assume') verdicts[edge.verdict] += 1;
    else access += 1;
    if (edge.tries !== undefined) tried += 1;
  }
  const listed = graph.nodes.filter((node) => node.kind === 'resource').length;
  const resources = listed + (graph.unlisted ?? 0);
  return { verdicts, access, principals: graph.nodes.filter(isPrincipal).length, resources, tried };
}

/** "1 of 6 principals shown": what is on the screen of what there is. On a map all of them are in cards. */
export function shownOf(shown: number, all: number, closed = false): string {
  const number = (n: number) => n.toLocaleString('en');
  const principals = `${number(all)} ${all === 1 ? 'principal' : 'principals'}`;
  return shown === 0 && closed
    ? `${principals} in closed accounts`
    : `${number(shown)} of ${principals} shown`;
}

/** For the live region: "Graph updated: 5 valid, 2 conditional, 1 invalid; 1 changed." Zeroes are left out. */
export function announcement({ verdicts }: Counts, changed: number): string {
  const said = (Object.keys(verdicts) as VerdictWord[]).filter((word) => verdicts[word] > 0);
  const numbers = said.map((word) => `${verdicts[word]} ${word}`).join(', ') || 'no edges';
  return `Graph updated: ${numbers}${changed > 0 ? `; ${changed} changed` : ''}.`;
}
