// What there is to say about one node. Pure.
import type { Place } from '#decision/inventory.ts';
import type { AccessGraph, GraphEdge } from '#graph/accessGraph.ts';
import { VERDICT_ORDER } from '#graph/look.ts';
import type { Piece } from '#import/reading.ts';

export interface NodeDocument {
  readonly name: string;
  readonly place: Place;
}

export interface NodeFacts {
  readonly incoming: readonly GraphEdge[];
  readonly outgoing: readonly GraphEdge[];
  readonly access: readonly GraphEdge[];
  readonly documents: readonly NodeDocument[];
}

/** What works first: "who can become it" is answered from the top. */
const workingFirst = (a: GraphEdge, b: GraphEdge) =>
  VERDICT_ORDER.indexOf(b.verdict) - VERDICT_ORDER.indexOf(a.verdict);

export function nodeFacts(graph: AccessGraph, id: string, pieces: readonly Piece[]): NodeFacts {
  const assume = graph.edges.filter((edge) => edge.kind === 'assume').toSorted(workingFirst);
  return {
    incoming: assume.filter((edge) => edge.target === id),
    outgoing: assume.filter((edge) => edge.source === id),
    access: graph.edges.filter(
      (edge) => edge.kind === 'access' && (edge.source === id || edge.target === id),
    ),
    documents: documentsOf(graph, id, pieces),
  };
}

/** Pieces that are its own, and policies that its edges quote. */
function documentsOf({ edges }: AccessGraph, id: string, pieces: readonly Piece[]): NodeDocument[] {
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
