// The whole contract between engine and screen: plain data, cloneable, no functions in it.
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import type { Problem } from '#text/problem.ts';
import type { Piece } from '#import/reading.ts';

export interface Analysis {
  /** What is on the screen under the view choices; `placement` places exactly this. */
  readonly graph: AccessGraph;
  /** Everything, when the view choices may hide a part of it (for tables, counts and exports); else absent. */
  readonly whole?: AccessGraph;
  readonly placement: Placement;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  /** Condition keys that decide something here, for the what-if bar, most used first. */
  readonly contextKeys: readonly string[];
  /** Documents of which some piece cannot be read; where it could before, the graph is of that text. */
  readonly brokenDocuments: readonly string[];
}
