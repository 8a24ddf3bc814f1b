// A lesson is data: a story, documents to begin with, goals in terms of verdicts. The engine grades, so every correct
// answer counts.
import type { Inventory } from '#decision/inventory.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { SampleDocument } from './samples.ts';

export type ChapterId = 'first-trust' | 'who-exactly' | 'only-if' | 'machines' | 'guardrails';

export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
  /** One sentence: what one can do after it. */
  readonly promise: string;
}

export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'first-trust',
    title: 'First trust',
    promise: 'You know which side has to say yes, and when both must.',
  },
  {
    id: 'who-exactly',
    title: 'Who exactly?',
    promise: 'You can read a principal: an account, a role, a session, an id, anyone.',
  },
  {
    id: 'only-if',
    title: 'Only if',
    promise: 'You can say under which request an edge opens, and what a missing key does.',
  },
  {
    id: 'machines',
    title: 'Machines',
    promise: 'You can let services, clusters and pipelines in, and nobody else.',
  },
  {
    id: 'guardrails',
    title: 'Guardrails',
    promise: 'You know what can still take away what both sides allow.',
  },
];

/** A verdict that must come out. */
export interface Goal {
  /** ARN of the caller, or the name of a service or provider as a trust policy has it. */
  readonly source: string;
  /** ARN of the role. */
  readonly target: string;
  /** Any of these reaches the goal. */
  readonly verdict: readonly VerdictWord[];
  /** The keys that a conditional verdict must depend on; all of them. */
  readonly requires?: readonly string[];
  /** The request that is asked about: keys as the what-if bar has them; null: known not to be sent. */
  readonly when?: Inventory['context'];
  /** The goal as a person would say it. */
  readonly says: string;
  /** It is so from the start, and has to stay so: what must not become possible, or must not be lost. */
  readonly keep?: true;
}

export interface AwsPage {
  readonly title: string;
  readonly url: string;
}

export interface Lesson {
  /** Part of links: never changed once published. */
  readonly id: string;
  readonly chapter: ChapterId;
  readonly title: string;
  /** Paragraphs; `code` between backticks. */
  readonly story: readonly string[];
  readonly documents: readonly SampleDocument[];
  readonly goals: readonly Goal[];
  /** From a nudge to nearly the answer. */
  readonly hints: readonly string[];
  /** New texts of documents, by name: one way to reach every goal. */
  readonly solution: Readonly<Record<string, string>>;
  /** What was learned, in two or three sentences. */
  readonly afterword: string;
  readonly pages: readonly AwsPage[];
}
