// What role chaining comes to: hops, each judged as part of the way it is on. Plain data.
import type { AssumeEdge, Missing, Requirement, VerdictWord } from '#decision/verdict.ts';

export interface Hop {
  /** Counted from 1. */
  readonly number: number;
  /** The verdict on this way: from hop 2 on with what survives a hop only. */
  readonly edge: AssumeEdge;
  /** The verdict of the edge by itself, where that is another one. */
  readonly alone?: VerdictWord;
  /** Made with credentials of AssumeRole: the new session lasts at most one hour. */
  readonly chained: boolean;
}

export interface Chain {
  readonly source: string;
  readonly target: string;
  readonly hops: readonly Hop[];
  /** Of all hops together: invalid beats unknown beats conditional beats valid. */
  readonly verdict: VerdictWord;
  readonly requires: readonly (Requirement & { readonly hop: number })[];
  readonly missing: readonly (Missing & { readonly hop: number })[];
  /** One English sentence. */
  readonly text: string;
  /** What a chain brings with it: the hour, MFA, source identity, session tags. Sentences. */
  readonly notes: readonly string[];
}

/** How to walk a chain: from a shell, with profiles, or from a program. */
export interface ChainScript {
  /** One AWS CLI call a hop; null where a service or somebody unknown makes the call. */
  readonly commands: readonly (string | null)[];
  /** Text for `~/.aws/config`. */
  readonly profile: string;
  /** Programs that end with the credentials of the last role; empty for a chain that fails. */
  readonly programs: readonly { readonly language: string; readonly code: string }[];
}

export interface ChainLimits {
  /** Hops of one chain. */
  readonly maxHops?: number;
}

export const DEFAULT_MAX_HOPS = 6;
