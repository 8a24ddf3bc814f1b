// A wait that is seen is heard too: once when it begins and once when it ends, whatever its phases are called.
import { useEffect, useRef } from 'react';
import { sayWait } from '#session/said.ts';

/**
 * `doing` null: nobody sees a wait. `outcome`: how it ended, once it has. Leaving the pane ends it without a word.
 * Returns what tells another outcome, before it ends.
 */
export function useWaitSaid(doing: string | null, outcome: string): (outcome: string) => void {
  const end = useRef<ReturnType<typeof sayWait> | null>(null);
  useEffect(() => {
    if (doing !== null) end.current ??= sayWait(doing);
    else {
      end.current?.(outcome);
      end.current = null;
    }
  });
  useEffect(
    () => () => {
      end.current?.('');
      end.current = null;
    },
    [],
  );
  return (early) => end.current?.(early);
}
