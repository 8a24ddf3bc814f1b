// What there is to say about one node. Pure.
import type { Place } from '#decision/inventory.ts';
import type { EdgeWord, GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_ORDER } from '#graph/look.ts';
import type { Piece } from '#import/reading.ts';

export interface NodeDocument {
  readonly name: string;
  readonly place: Place;
}

export interface NodeFacts {
  readonly incoming: readonly EdgeWord[];
  readonly outgoing: readonly EdgeWord[];
  readonly access: readonly EdgeWord[];
}

/** What works first: "who can become it" is answered from the top. */
const workingFirst = (a: EdgeWord, b: EdgeWord) =>
  VERDICT_ORDER.indexOf(b.verdict) - VERDICT_ORDER.indexOf(a.verdict);

export function nodeFacts(graph: LightGraph, id: string): NodeFacts {
  const assume = graph.edges.filter((edge) => edge.kind === 'assume').toSorted(workingFirst);
  return {
    incoming: assume.filter((edge) => edge.target === id),
    outgoing: assume.filter((edge) => edge.source === id),
    access: graph.edges.filter(
      (edge) => edge.kind === 'access' && (edge.source === id || edge.target === id),
    ),
  };
}

/** Pieces that are its own, and policies that its edges quote. */
export function nodeDocuments(
  edges: readonly GraphEdge[],
  id: string,
  pieces: readonly Piece[],
): readonly NodeDocument[] {
  const found = new Map<string, NodeDocument>();
  for (const piece of pieces) {
    if (piece.owner !== id) continue;
    const place = { document: piece.document, piece: piece.index, path: [] };
    found.set(`${piece.document} ${piece.index}`, { name: piece.title, place });
  }
  for (const edge of edges) {
    const gates = edge.target === id ? [edge.gates.trust] : [];
    if (edge.source === id) gates.push(edge.gates.permission, edge.gates.boundary, edge.gates.session);
    for (const { policy, place } of gates.flatMap((gate) => gate.statements)) {
      const own = `${place.document} ${place.piece}`;
      if (!found.has(own) && !found.has(`${own} ${policy}`))
        found.set(`${own} ${policy}`, { name: policy, place });
    }
  }
  return [...found.values()];
}
