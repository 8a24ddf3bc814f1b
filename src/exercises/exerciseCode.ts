// The name of an exercise in a link: which scenario, which fault, which seed, mixed so that it tells nobody the fault.
// Frozen: a code means the same exercise for ever.

export interface ExerciseKey {
  /** Number of the scenario, below 32. */
  readonly scenario: number;
  /** Number of the fault, below 64. */
  readonly fault: number;
  /** Below SEEDS. */
  readonly seed: number;
}

export const SEEDS = 2 ** 14;
const SIZE = 2 ** 25;
/** Odd, so that it can be undone; its inverse modulo SIZE. */
const MIX = 20_692_013;
const UNMIX = 390_053;
const LENGTH = 5;

export function codeOf({ scenario, fault, seed }: ExerciseKey): string {
  const plain = (seed * 64 + fault) * 32 + scenario;
  return ((plain * MIX) % SIZE).toString(36).padStart(LENGTH, '0');
}

/** Null: no code. */
export function keyOf(code: string): ExerciseKey | null {
  if (!/^[0-9a-z]{5}$/.test(code)) return null;
  const mixed = Number.parseInt(code, 36);
  if (mixed >= SIZE) return null;
  const plain = (mixed * UNMIX) % SIZE;
  const rest = Math.floor(plain / 32);
  return { scenario: plain % 32, fault: rest % 64, seed: Math.floor(rest / 64) };
}
