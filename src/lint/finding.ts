// What lint has to say about one spot: plain data, fit for the screen, the command line and SARIF.
import type { Place } from '#decision/inventory.ts';

/**
 * `error`: AWS refuses it, or it can never do what it says. `security`: it lets in more than it seems to.
 * `warning`: probably not meant. `info`: worth knowing; a good policy may have it.
 */
export type Severity = 'error' | 'security' | 'warning' | 'info';

export const SEVERITIES: readonly Severity[] = ['error', 'security', 'warning', 'info'];

export interface Fix {
  /** What to do, in a few words. */
  readonly label: string;
  /** What to write, as JSON or as the bare value. */
  readonly text: string;
}

export interface Finding {
  /** Id of the rule, `L-…`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One or two plain sentences with the concrete value and the repair. */
  readonly message: string;
  /** The same for every finding of the rule. */
  readonly why: string;
  /** AWS page. */
  readonly page: string;
  readonly place: Place;
  readonly related?: readonly Place[];
  readonly edge?: { readonly source: string; readonly target: string };
  readonly fix?: Fix;
}
