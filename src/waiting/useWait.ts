// Waiting for something that is ordered, not looked up: a comparison, a file, other names.
import { useEffect, useRef, useState } from 'react';
import type { Asking } from '#session/answers.ts';
import type { AskOptions } from '#workers/workerClient.ts';

/** What is ordered, given how to end it and whom to tell how far it is; null: no answer. */
type Order<T> = (asking: Required<Pick<AskOptions, 'signal' | 'onStep'>>) => Promise<T | null>;

export interface Waits {
  /** null: nobody waits. */
  readonly wait: Asking | null;
  /** Ends what was ordered before. `take` gets the answer; it is not called when there is none, or nobody wants it. */
  readonly run: <T>(order: Order<T>, take: (answer: T) => void) => void;
  /** The visitor has waited enough. */
  readonly cancel: () => void;
}

/** What still runs ends with the pane. */
export function useWait(): Waits {
  const [wait, setWait] = useState<Asking | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run: Waits['run'] = (order, take) => {
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    const asked: Asking = { state: 'asked', since: performance.now(), step: null };
    setWait(asked);
    void order({ signal, onStep: (step) => !signal.aborted && setWait({ ...asked, step }) }).then(
      (answer) => {
        if (signal.aborted) return;
        setWait(answer === null ? { ...asked, state: 'failed' } : null);
        if (answer !== null) take(answer);
      },
    );
  };
  const cancel = () => {
    running.current?.abort();
    setWait((before) => before && { ...before, state: 'stopped' });
  };
  return { wait, run, cancel };
}
