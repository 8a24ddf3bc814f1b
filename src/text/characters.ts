// A stretch of a text that is no JSON, pointed at like everything else.
import type { Place } from '#decision/inventory.ts';

/** Characters of a text that is no JSON, as the place that the editor understands (src/editor/README.md). */
export function characters(document: string, from: number, to: number): Place {
  return { document, piece: -1, path: [from, to] };
}
