// From the id of an edge to all that there is to say of it.
import type { EdgeBook } from '#assume/edgeBook.ts';
import { accessEdges } from '#graph/accessEdges.ts';
import type { EdgeWord, GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import type { TellEdge } from '#graph/tellGraph.ts';

type Find = (id: string) => EdgeWord | undefined;

/** By whole ids. Of tens of thousands of edges it takes a while to make. */
function byId({ edges }: LightGraph): Find {
  const words = new Map(edges.map((word) => [word.id, word]));
  return (id) => words.get(id);
}

/** By target, for edges come by target: of a few edges that are looked up this is much quicker. */
function byTarget({ edges }: LightGraph): Find {
  const first = new Map<string, number>();
  for (let i = edges.length - 1; i >= 0; i--) {
    const target = edges[i]?.target;
    if (target !== undefined) first.set(target, i);
  }
  return (id) => {
    const target = id.slice(id.indexOf('→') + 1, id.lastIndexOf('|'));
    for (let i = first.get(target) ?? edges.length; edges[i]?.target === target; i++)
      if (edges[i]?.id === id) return edges[i];
    return undefined;
  };
}

/** What is not found by its target is perhaps among those that come last, or has a name with an arrow in it. */
function finder(graph: LightGraph): Find {
  const quickly = byTarget(graph);
  let surely: Find | null = null;
  return (id) => quickly(id) ?? (surely ??= byId(graph))(id);
}

/** Tells an edge by its id, each once; edges to resources of graphs that list them. */
export function teller(book: EdgeBook, graphs: () => readonly LightGraph[]): TellEdge {
  const finders = new Map<LightGraph, Find>();
  const wordOf: Find = (id) => {
    for (const graph of graphs()) {
      const find = finders.get(graph) ?? finder(graph);
      finders.set(graph, find);
      const word = find(id);
      if (word !== undefined) return word;
    }
    return undefined;
  };
  const told = new Map<string, GraphEdge>();
  return (id) => {
    const before = told.get(id);
    if (before !== undefined) return before;
    const word = wordOf(id);
    if (word === undefined) return null;
    const tries = word.tries === undefined ? {} : { tries: word.tries };
    if (word.kind === 'assume') told.set(id, { ...book.tell(word), id, kind: 'assume', ...tries });
    else for (const edge of accessEdges(book.tellAccess(word.source))) told.set(edge.id, edge);
    return told.get(id) ?? null;
  };
}
