// From words to sentences: the edges of a picture told in full, a bundle by some of those that it stands for.
import { GATE_NAMES, type Gate, type GateName } from '#decision/verdict.ts';
import type { AccessGraph, AssumeGraphEdge, EdgeBundle, EdgeWord, GraphEdge } from './accessGraph.ts';
import { countsMark, countsWords } from './counts.ts';

/** Sentences that an edge quotes when it stands for several. */
const QUOTED = 4;

/** With more lines for many than this nobody reads what they quote: telling it would take most of the time to the picture. */
const MOST_QUOTING = 150;

const NOT_ASKED: Gate = { answer: 'not-needed', statements: [] };
/** Where a line has nothing to tell but numbers. One object for all: on its way to the page it is copied once. */
const ONLY_NUMBERS = {
  gates: Object.fromEntries(GATE_NAMES.map((name) => [name, NOT_ASKED])) as Record<GateName, Gate>,
  reasons: [],
  requires: [],
  missing: [],
  rule: { id: '', text: '', page: '' },
  assumptions: [],
  ways: [],
} satisfies Partial<AssumeGraphEdge>;

/** The whole edge of an id; null for ids that nobody knows. */
export type TellEdge = (id: string) => GraphEdge | null;

function counted({ action, bundles: _ids, counts, kind, ...line }: EdgeBundle): GraphEdge {
  const words = {
    ...ONLY_NUMBERS,
    ...line,
    action,
    counts,
    label: countsMark(counts),
    text: `${countsWords(counts)}.`,
  };
  const { tries: _, ...rest } = words;
  return kind === 'assume' ? { ...words, kind } : { ...rest, kind, actions: [action] };
}

function told(line: EdgeWord | EdgeBundle, tell: TellEdge, quotes: boolean): GraphEdge | null {
  const { id, source, target, verdict } = line;
  if (!('bundles' in line)) {
    const edge = tell(id);
    // Its end may be a closed account.
    return edge && edge.source === source && edge.target === target
      ? edge
      : edge && { ...edge, source, target };
  }
  if (!quotes) return counted(line);
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

/** The same graph with every edge told; of very many lines for many only their numbers. */
export function tellGraph(graph: AccessGraph<EdgeWord | EdgeBundle>, tell: TellEdge): AccessGraph {
  const quotes = graph.edges.filter((line) => 'bundles' in line).length <= MOST_QUOTING;
  return { ...graph, edges: graph.edges.flatMap((line) => told(line, tell, quotes) ?? []) };
}

/** Told from a graph that is. */
export function tellFrom({ edges }: AccessGraph): TellEdge {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  return (id) => byId.get(id) ?? null;
}
