// What there is to say about the documents. Offsets, not lines: the editor and the CLI turn them into what they show.
import type { Place } from '#decision/inventory.ts';

/**
 * `error`: cannot be read, AWS refuses it, or it can never do what it says. `security`: it lets in more than it seems
 * to. `warning`: probably not meant. `info`: worth knowing; a good policy may have it.
 */
export type Severity = 'error' | 'security' | 'warning' | 'info';

/** Worst first: the order of lists, counts and filters. */
export const SEVERITIES: readonly Severity[] = ['error', 'security', 'warning', 'info'];

export interface Fix {
  /** What to do, in a few words. */
  readonly label: string;
  /** What to write, as JSON or as the bare value. */
  readonly text: string;
}

export interface Problem {
  /** Lint id where one exists (`L-JSON`, `L-SID-DUP` …), else a short upper-case code. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Document id. */
  readonly document: string;
  /** Offsets into the document's text; undefined when it is about the whole document. */
  readonly from?: number;
  readonly to?: number;
  /** Where in the JSON, when the range is looked up lazily instead (see locate.ts). */
  readonly place?: Place;
  /** Why it matters: the same for every problem of this code. */
  readonly why?: string;
  /** The AWS page that says so. */
  readonly page?: string;
  readonly fix?: Fix;
  readonly related?: readonly Place[];
  /** The assume edge that it is about. */
  readonly edge?: { readonly source: string; readonly target: string };
}
