// The rows of a table as one stop of Tab: arrows go to the others, and commands act on the one that the keyboard is on.
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { changeView } from '#session/truth.ts';
import { rowAfterKey } from './rowAfterKey.ts';

export interface RowKeys {
  /** The row that Tab stops at. */
  readonly stop: string | undefined;
  /** The row that an arrow led to: it is brought into view. */
  readonly wanted: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Frames until a row that had to be scrolled to is there. */
const PATIENCE = 20;

function focusRow(table: HTMLElement, id: string, patience = PATIENCE): void {
  const row = table.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  if (row !== null) row.focus();
  else if (patience > 0) requestAnimationFrame(() => focusRow(table, id, patience - 1));
}

export function useRowKeys(rows: readonly { readonly id: string }[], selection: string | undefined): RowKeys {
  const [stood, setStood] = useState<string | undefined>(undefined);
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const has = (id: string | undefined) => id !== undefined && rows.some((row) => row.id === id);
  const stop = has(stood) ? stood : has(selection) ? selection : rows[0]?.id;
  return {
    stop,
    wanted,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // Commands of the page go by what is selected.
      if (/^(?:w|f|Delete|Backspace)$/i.test(event.key) && stop !== undefined)
        changeView({ selection: stop });
      const next = rowAfterKey(rows, stop, event.key);
      if (next === undefined) return;
      event.preventDefault();
      setWanted(next);
      focusRow(event.currentTarget, next);
    },
    onFocus: ({ target }) => {
      setStood(target.dataset['row']);
      if (target.dataset['row'] !== wanted) setWanted(undefined);
    },
  };
}
