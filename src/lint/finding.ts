// What lint has to say about one spot: plain data, fit for the screen, the command line and SARIF.
import type { Place } from '#decision/inventory.ts';
import type { Fix, Severity } from '#text/problem.ts';

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
