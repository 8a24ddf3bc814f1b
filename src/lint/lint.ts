// Runs the catalogue over everything that was read.
import type { Model } from '#assume/model.ts';
import type { AssumeEdge } from '#assume/verdict.ts';
import type { Finding } from './finding.ts';

export interface LintOptions {
  /** Seconds since 1970, for rules about dates; without it they stay silent. */
  readonly now?: number;
}

/** Every finding once, in the order of documents and of positions in them. Never throws. */
export function lint(
  model: Model,
  edges: readonly AssumeEdge[],
  options: LintOptions = {},
): readonly Finding[] {
  void model;
  void edges;
  void options;
  return [];
}
