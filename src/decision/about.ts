// The question that facts, worlds and reasons are about.
import type { KeyFact } from '#iam/context.ts';
import type { Model } from './model.ts';
import type { Source, Target } from './source.ts';

export interface About {
  readonly model: Model;
  readonly source: Source;
  readonly target: Target;
  /** The main action, exact case: it decides which keys the call can carry at all. */
  readonly action: string;
}

/** What the graph knows about one key; families get what follows their prefix as `rest`. */
export type FactRule = (about: About, rest: string) => KeyFact;
