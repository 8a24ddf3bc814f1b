// One rule of the catalogue: a record that says what is wrong, why it matters, and how to see it.
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type { Place } from '#decision/inventory.ts';
import type { Fix, Severity } from '#text/problem.ts';
import type { DocumentView, EdgeView, EstateView, StatementView, TestView } from './views.ts';

/** One spot inside the document that is being checked. */
export interface Hit {
  /** Into the policy document. */
  readonly path: JsonPath;
  readonly message: string;
  /** When it is not the rule's own. */
  readonly severity?: Severity | undefined;
  readonly fix?: Fix | undefined;
  readonly related?: readonly Place[];
}

/** One spot anywhere. */
export interface PlacedHit extends Omit<Hit, 'path'> {
  readonly place: Place;
}

export type Where = 'trust' | 'permission' | 'organization' | 'edge' | 'all';

/** The policy types that each `where` means. */
export const POLICY_TYPES: Readonly<Record<Where, readonly PolicyType[]>> = {
  trust: ['trust'],
  permission: ['identity', 'boundary', 'session'],
  organization: ['scp', 'rcp'],
  edge: [],
  all: ['identity', 'boundary', 'session', 'trust', 'scp', 'rcp', 'resource'],
};

export const NO_HITS: readonly Hit[] = [];
export const NO_PLACED_HITS: readonly PlacedHit[] = [];

/**
 * A rule without any check speaks for a fault of `parsePolicy` with its id. A rule may have both: what the grammar
 * refuses, and the milder forms that AWS takes.
 */
export interface Rule {
  /** Stable, `L-…`. */
  readonly id: string;
  /** A fault that makes AWS refuse the document is an error whatever stands here. */
  readonly severity: Severity;
  readonly where: Where;
  /** A headline of a few words. */
  readonly title: string;
  /** What happens because of it: one or two sentences. */
  readonly why: string;
  readonly page: string;
  /** What to write instead of `value`, which stands where the grammar found fault. */
  readonly repair?: (value: unknown, path: JsonPath) => Fix | undefined;
  readonly document?: (view: DocumentView) => readonly Hit[];
  readonly statement?: (view: StatementView) => readonly Hit[];
  readonly test?: (view: TestView) => readonly Hit[];
  readonly edge?: (view: EdgeView) => readonly PlacedHit[];
  readonly estate?: (view: EstateView) => readonly PlacedHit[];
}
