// What reading the documents had to say. Offsets, not lines: the editor and the CLI turn them into what they show.
import type { Place } from '#decision/inventory.ts';

export interface Problem {
  /** Lint id where one exists (`L-JSON`, `L-SID-DUP` …), else a short upper-case code. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** Document id. */
  readonly document: string;
  /** Offsets into the document's text; undefined when it is about the whole document. */
  readonly from?: number;
  readonly to?: number;
  /** Where in the JSON, when the range is looked up lazily instead (see locate.ts). */
  readonly place?: Place;
}
