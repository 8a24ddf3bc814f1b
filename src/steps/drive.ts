// Drives long work in slices of time: between two of them everything else has its turn.
import type { Step, Steps } from './steps.ts';

export interface Turns {
  /** Milliseconds. */
  readonly now: () => number;
  /** Lets the others have their turn. */
  readonly rest: () => Promise<void>;
}

interface Driver extends Turns {
  /** At the end of each slice: how far it is. */
  readonly onStep?: (step: Step) => void;
  /** Nobody wants the result any more. Asked after each rest. */
  readonly isStopped?: () => boolean;
}

/** Long enough that resting costs nothing, short enough that a question in between does not feel it. */
const SLICE_MS = 12;

/**
 * The result; null: stopped. What takes less than a slice rests not once. Rejects with what the work throws; the work's
 * own `finally` blocks have run in any case.
 */
export async function drive<T>(
  steps: Steps<T>,
  { isStopped, now, onStep, rest }: Driver,
): Promise<{ readonly value: T } | null> {
  let doing: string | undefined;
  let since = now();
  let rested = false;
  for (;;) {
    const next = steps.next();
    if (next.done === true) return { value: next.value };
    const step = next.value;
    // What begins now may not come up for air soon.
    const begins = rested && step.doing !== undefined && step.doing !== doing;
    doing = step.doing ?? doing;
    if (!begins && now() - since < SLICE_MS) continue;
    onStep?.(doing === undefined ? step : { ...step, doing });
    await rest();
    rested = true;
    if (isStopped?.() === true) {
      // Without a value: it is not read, for nobody waits for it.
      steps.return(undefined as T);
      return null;
    }
    since = now();
  }
}
