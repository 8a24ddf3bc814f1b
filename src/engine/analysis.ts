// The whole contract between engine and screen: plain data, cloneable, no functions in it.
import type { AccessGraph, LightGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import type { Problem } from '#text/problem.ts';
import type { Piece } from '#import/reading.ts';
import type { Demand } from '#words/demands.ts';

export interface Analysis {
  /** What is on the screen under the view choices, told in full; `placement` places exactly this. */
  readonly graph: AccessGraph;
  /**
   * Everything, when the view choices may hide a part of it (for tables and counts); else absent. Its edges are words:
   * what else there is to say of one, the panes ask for (told.ts).
   */
  readonly whole?: LightGraph;
  readonly placement: Placement;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  /** What the request decides here, for the what-if bar, most used first. */
  readonly demands: readonly Demand[];
  /** Lint and demands come a moment later: there is much here, what was said before an edit is still on the screen, or lint waits for the names of actions. */
  readonly unfinished?: true;
  /** Documents of which some piece cannot be read; where it could before, the graph is of that text. */
  readonly brokenDocuments: readonly string[];
}

/** With more edges than this no picture waits for what lint says. */
export const MANY_EDGES = 3000;

/** Everything that was judged, also what closed accounts and hidden verdicts keep from the screen. */
export const wholeOf = ({ graph, whole }: Analysis): LightGraph => whole ?? graph;

export const finished = (analysis: Analysis, findings: Pick<Analysis, 'problems' | 'demands'>): Analysis => {
  const { unfinished: _, ...rest } = analysis;
  const { demands, problems } = findings;
  return { ...rest, problems, demands };
};
