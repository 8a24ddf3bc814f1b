// The whole contract between engine and screen: plain data, cloneable, no functions in it.
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import type { Problem } from '#import/problem.ts';
import type { Piece } from '#import/reading.ts';

export interface Analysis {
  readonly graph: AccessGraph;
  readonly placement: Placement;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  /** Condition keys that decide something here, for the what-if bar, most used first. */
  readonly contextKeys: readonly string[];
  /** Some document could not be read at all: the graph is of the last text that could. */
  readonly brokenDocuments: readonly string[];
}
