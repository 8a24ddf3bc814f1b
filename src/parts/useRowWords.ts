import { useEffect } from 'react';
import { tellRows, useRound, useRows } from '#session/told.ts';
import type { RowWords } from '#words/edgeRows.ts';

/** What rows say of these edges; those in front are told first. `ids` stays the same as long as its content does. */
export function useRowWords(ids: readonly string[]): ReadonlyMap<string, RowWords> {
  const round = useRound();
  useEffect(() => {
    let wanted = true;
    void tellRows(ids, round, () => wanted);
    return () => {
      wanted = false;
    };
  }, [ids, round]);
  return useRows();
}
