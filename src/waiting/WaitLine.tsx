// One line for whoever waits: what is being done, how far it is, Cancel; afterwards why there is nothing, and Ask again.
import { useEffect, useState } from 'react';
import type { Asking } from '#session/answers.ts';
import { SEEN_AFTER_MS } from '#session/work.ts';
import { countedOf, shareOf } from '#steps/steps.ts';
import { useWaitSaid } from './useWaitSaid.ts';
import './waiting.css';

interface Props {
  /** null: nobody waits. */
  readonly wait: Asking | null;
  /** What is being done as long as the engine says nothing better, without a full stop. */
  readonly children: string;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}

/** How it ended; still asked: another question took its place. */
const OUTCOME: Readonly<Record<Asking['state'], string>> = {
  asked: '',
  stopped: 'Stopped.',
  failed: 'The engine gave no answer.',
};

/** What takes less is not worth a word. */
function useSeen(since: number | null): boolean {
  const [seen, setSeen] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return undefined;
    const left = Math.max(0, since + SEEN_AFTER_MS - performance.now());
    const timer = setTimeout(() => setSeen(since), left);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== null && seen === since;
}

export function WaitLine({ wait, children, onCancel, onAgain }: Props) {
  const waits = wait?.state === 'asked';
  const seen = useSeen(waits ? wait.since : null);
  const step = waits ? wait.step : null;
  const words = step?.doing ?? children;
  const outcome = wait === null ? 'Done.' : OUTCOME[wait.state];
  useWaitSaid(seen ? words : null, outcome);
  if (wait === null || (waits && !seen)) return null;
  const share = step === null ? null : shareOf(step);
  // One button for both, so that the focus stays where it is.
  return (
    <div className="waiting" data-state={wait.state}>
      <div className="waiting-words">
        <span>{waits ? `${words} …` : outcome}</span>
        {step !== null && <span className="waiting-count">{countedOf(step)}</span>}
      </div>
      {waits && (
        <progress
          className="app-progress"
          aria-label={words}
          {...(share === null ? {} : { value: share, max: 1 })}
        />
      )}
      <button type="button" className="app-button" onClick={waits ? onCancel : onAgain}>
        {waits ? 'Cancel' : 'Ask again'}
      </button>
    </div>
  );
}
