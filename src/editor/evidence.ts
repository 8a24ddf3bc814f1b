// The places an edge's answer rests on: what the editor lights softly while the edge is selected.
import type { Place } from '#assume/inventory.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { GATE_NAMES } from '#assume/verdict.ts';

export const placeKey = (place: Place) => JSON.stringify([place.document, place.piece, place.path]);

function unique(places: Iterable<Place>): Place[] {
  return [...new Map([...places].map((place) => [placeKey(place), place])).values()];
}

/** The deciding elements only: principals, actions, conditions that said yes, no or "it depends". */
export function evidenceOf(edge: GraphEdge): Place[] {
  const places: Place[] = [];
  for (const gate of GATE_NAMES)
    for (const { evidence, place } of edge.gates[gate].statements)
      places.push(...(evidence.length > 0 ? evidence : [place]));
  for (const need of edge.requires) places.push(...need.places);
  return unique(places);
}

/** Everything a pointer in the text may mean: evidence, whole statements and the places of reasons. */
export function pointable(edge: GraphEdge): Place[] {
  return unique([
    ...evidenceOf(edge),
    ...GATE_NAMES.flatMap((gate) => edge.gates[gate].statements.map((statement) => statement.place)),
    ...edge.reasons.flatMap((reason) => reason.places),
  ]);
}
