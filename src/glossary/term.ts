import type { SampleDocument } from '#lessons/samples.ts';
import type { VerdictWord } from '#decision/verdict.ts';

/** One word of the field. */
export interface Term {
  /** Part of links: never changed. */
  readonly id: string;
  readonly word: string;
  /** Other forms in which texts use it. */
  readonly also?: readonly string[];
  /** What it means, in a few sentences; `code` between backticks. */
  readonly means: string;
  /** Two ends that show it. */
  readonly example: Example;
  /** AWS's own words about it. */
  readonly page: string;
}

export interface Example {
  readonly documents: readonly SampleDocument[];
  readonly source: string;
  readonly target: string;
  readonly verdict: VerdictWord;
}
