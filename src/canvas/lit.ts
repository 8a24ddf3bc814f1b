// Hover linking: which elements speak of the place in the text that somebody points at.
import type { Place } from '#decision/inventory.ts';
import type { GateName } from '#decision/verdict.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';

/** One stands inside the other, or they are the same: pointing at a statement lights its principal and back. */
export function overlaps(a: Place, b: Place): boolean {
  if (a.document !== b.document || a.piece !== b.piece) return false;
  const shorter = Math.min(a.path.length, b.path.length);
  for (let i = 0; i < shorter; i++) if (a.path[i] !== b.path[i]) return false;
  return true;
}

/** The gates of an edge that quote one of these places, as one string: hooks compare it by value. */
export function litGates(edge: GraphEdge, places: readonly Place[] | null): string {
  if (places === null || places.length === 0) return '';
  const lit = (Object.keys(edge.gates) as GateName[]).filter((name) =>
    edge.gates[name].statements.some(({ place }) => places.some((each) => overlaps(each, place))),
  );
  return lit.join(' ');
}
