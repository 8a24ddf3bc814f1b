// The places an edge's answer rests on: what the editor lights softly while the edge is selected.
import type { Place } from '#decision/inventory.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { GATE_NAMES, type GateAnswer } from '#decision/verdict.ts';

const placeKey = (place: Place) => JSON.stringify([place.document, place.piece, place.path]);

function unique(places: Iterable<Place>): Place[] {
  return [...new Map([...places].map((place) => [placeKey(place), place])).values()];
}

/** What somebody wants to see first: who says no, then who asks for more, then who says yes. */
const TELLING: readonly GateAnswer[] = ['no', 'depends', 'unknown', 'yes', 'not-needed'];

/** The deciding elements only, the most telling gate's first: principals, actions, conditions. */
export function evidenceOf(edge: GraphEdge): Place[] {
  const gates = GATE_NAMES.map((name) => edge.gates[name]).toSorted(
    (a, b) => TELLING.indexOf(a.answer) - TELLING.indexOf(b.answer),
  );
  const places = gates.flatMap(({ statements }) =>
    statements.flatMap(({ evidence, place }) => (evidence.length > 0 ? evidence : [place])),
  );
  return unique([...places, ...edge.requires.flatMap((need) => need.places)]);
}

/** Everything a pointer in the text may mean: evidence, whole statements and the places of reasons. */
export function pointable(edge: GraphEdge): Place[] {
  return unique([
    ...evidenceOf(edge),
    ...GATE_NAMES.flatMap((gate) => edge.gates[gate].statements.map((statement) => statement.place)),
    ...edge.reasons.flatMap((reason) => reason.places),
  ]);
}
