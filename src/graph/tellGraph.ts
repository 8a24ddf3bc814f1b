// From words to sentences: the edges of a picture told in full, a bundle by some of those that it stands for.
import type { AccessGraph, EdgeBundle, EdgeWord, GraphEdge } from './accessGraph.ts';
import { countsMark, countsWords } from './counts.ts';

/** Sentences that an edge quotes when it stands for several. */
const QUOTED = 4;

/** The whole edge of an id; null for ids that nobody knows. */
export type TellEdge = (id: string) => GraphEdge | null;

function told(line: EdgeWord | EdgeBundle, tell: TellEdge): GraphEdge | null {
  const { id, source, target, verdict } = line;
  if (!('bundles' in line)) {
    const edge = tell(id);
    // Its end may be a closed account.
    return edge && edge.source === source && edge.target === target
      ? edge
      : edge && { ...edge, source, target };
  }
  const { bundles, counts } = line;
  const quoted = bundles.slice(0, QUOTED).flatMap((each) => tell(each) ?? []);
  const [first] = quoted;
  if (first === undefined) return null;
  const label = countsMark(counts);
  const more = bundles.length > QUOTED ? [`And ${bundles.length - QUOTED} more.`] : [];
  const text = `${countsWords(counts)}: ${[...quoted.map((edge) => edge.text), ...more].join(' ')}`;
  const { tries: _, ...rest } = first;
  const sum = line.tries === undefined ? {} : { tries: line.tries };
  return rest.kind === 'assume'
    ? { ...rest, id, source, target, verdict, label, text, counts, ...sum }
    : { ...rest, id, source, target, verdict, label, text, counts };
}

/** The same graph with every edge told. */
export function tellGraph(graph: AccessGraph<EdgeWord | EdgeBundle>, tell: TellEdge): AccessGraph {
  return { ...graph, edges: graph.edges.flatMap((line) => told(line, tell) ?? []) };
}

/** Told from a graph that is. */
export function tellFrom({ edges }: AccessGraph): TellEdge {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  return (id) => byId.get(id) ?? null;
}
