import { useEffect, useRef, useState } from 'react';
import { rowWindow, scrollTo, type RowWindow } from '#parts/rowWindow.ts';

/** Pixels; the same as in tables.css. */
export const ROW_HEIGHT = 30;

/** Until the table has been measured. */
const AT_FIRST: RowWindow = { from: 0, to: 60 };

/**
 * Draws only the rows of a long table that are in view. `body` goes to its tbody, which stands in a scrolling
 * `.explain-bottom`. `selected` (a row, or -1) is scrolled to when it changes.
 */
export function useRowWindow(count: number, selected: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [shown, setShown] = useState(AT_FIRST);

  useEffect(() => {
    const pane = body.current?.closest<HTMLElement>('.explain-bottom');
    if (!pane) return undefined;
    const measure = () => {
      const rows = body.current;
      if (!rows) return;
      const next = rowWindow(scrolledAway(pane, rows), pane.clientHeight, ROW_HEIGHT, count);
      setShown((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    const size = new ResizeObserver(measure);
    size.observe(pane);
    pane.addEventListener('scroll', measure, { passive: true });
    return () => {
      size.disconnect();
      pane.removeEventListener('scroll', measure);
    };
  }, [count]);

  useEffect(() => {
    const pane = body.current?.closest<HTMLElement>('.explain-bottom');
    if (!pane || !body.current || selected < 0) return;
    const above = scrolledAway(pane, body.current);
    const target = scrollTo(selected, above + ROW_HEIGHT, pane.clientHeight - 2 * ROW_HEIGHT, ROW_HEIGHT);
    if (target !== null) pane.scrollTop += target - above;
  }, [selected]);

  return { body, shown };
}

const scrolledAway = (pane: HTMLElement, rows: HTMLElement): number =>
  pane.getBoundingClientRect().top - rows.getBoundingClientRect().top;
