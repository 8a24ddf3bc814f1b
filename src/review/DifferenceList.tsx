// The differences as a list in which only the rows in view are there; one tab stop, arrows move.
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { KIND_LOOK } from '#compare/comparison.ts';
import type { DifferenceRow } from '#compare/comparisonRows.ts';
import { rowWindow, scrollTo } from '#parts/rowWindow.ts';

/** Pixels; the same as in review.css. */
const ROW = 46;

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
};

interface Props {
  readonly rows: readonly DifferenceRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

export function DifferenceList({ rows, selected, onSelect }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ from: 0, to: 60 });
  const at = rows.findIndex(({ id }) => id === selected);
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    const measure = () => {
      const next = rowWindow(box.scrollTop, box.clientHeight, ROW, rows.length);
      setShown((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    measure();
    const size = new ResizeObserver(measure);
    size.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    return () => {
      size.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [rows.length]);
  useEffect(() => {
    const box = list.current;
    if (box === null || at < 0) return;
    const target = scrollTo(at, box.scrollTop, box.clientHeight, ROW);
    if (target !== null) box.scrollTop = target;
  }, [at]);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = rows[Math.max(0, Math.min(rows.length - 1, step(at, rows.length)))];
    if (next !== undefined) onSelect(next.id);
  };
  return (
    <div
      ref={list}
      className="review-list"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      tabIndex={0}
      aria-label="Differences"
      aria-activedescendant={at >= shown.from && at < shown.to ? `review-${at}` : undefined}
      onKeyDown={move}
    >
      <div style={{ height: shown.from * ROW }} />
      {rows.slice(shown.from, shown.to).map((row, i) => {
        const index = shown.from + i;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={row.id}
            id={`review-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            className="review-row"
            data-kind={row.kind}
            onClick={() => onSelect(row.id)}
          >
            <span className="review-glyph" aria-hidden="true">
              {KIND_LOOK[row.kind].glyph}
            </span>
            <span className="review-words">
              <span className="review-ends" title={row.ids.join(' → ')}>
                {row.title}
              </span>
              <span className="review-change" title={row.change}>
                {KIND_LOOK[row.kind].word}: {row.change}
              </span>
            </span>
          </div>
        );
      })}
      <div style={{ height: Math.max(0, rows.length - shown.to) * ROW }} />
    </div>
  );
}
