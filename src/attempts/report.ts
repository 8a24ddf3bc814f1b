// What is told of one attempt: how it ended, whether that fits, what could be the reason and who could tell.
import type { Attempt, Place } from '#decision/inventory.ts';
import type { GateAnswer, VerdictWord } from '#decision/verdict.ts';
import type { NamedGate } from '#calls/deniedMessage.ts';
import type { Fit } from './judged.ts';

/** One test on a claim of the token. */
export interface ClaimRow {
  readonly claim: string;
  /** What the trust policy wants: operator and values. */
  readonly wanted: string;
  /** What the token says; null: nothing, or AWS does not look at it; undefined: not known. */
  readonly actual?: string | null;
  readonly mark: 'yes' | 'no' | 'depends' | 'skipped';
  /** Of the test. */
  readonly place: Place;
}

/** One policy that can have refused. */
export interface Suspect {
  readonly gate: NamedGate;
  readonly policy: string;
  /** `not-given`: nobody can tell from what is here. */
  readonly answer: GateAnswer | 'not-given';
  /** AWS names it. */
  readonly named: boolean;
}

export interface Fetch {
  readonly what: string;
  readonly command: string;
}

export interface AttemptReport {
  readonly origin: Attempt['origin'];
  readonly name: string;
  readonly outcome: Attempt['outcome'];
  readonly count: number;
  readonly time?: string;
  readonly until?: string;
  readonly message?: string;
  /** Of the policies, for this call. */
  readonly verdict: VerdictWord;
  readonly fit: Fit;
  /** One or two sentences. */
  readonly text: string;
  /** Whole sentences: what the origin says against it, and where it contradicts, how that can be. */
  readonly because: readonly string[];
  /** Of a refusal. */
  readonly suspects: readonly Suspect[];
  /** What would decide, each with the command that fetches it. */
  readonly fetch: readonly Fetch[];
  readonly claims: readonly ClaimRow[];
  /** Profiles that build on each other: every hop. */
  readonly chain: readonly ChainHop[];
  readonly place: Place;
}

export interface ChainHop {
  readonly name: string;
  /** null: who calls is not said. */
  readonly from: string | null;
  readonly to: string;
  /** null: not judged. */
  readonly verdict: VerdictWord | null;
}
