// The differences as a tree of groups and rows in which only what is in view is there; one tab stop, arrows move.
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { KIND_LOOK } from '#compare/comparison.ts';
import { rowWindow, scrollTo } from '#parts/rowWindow.ts';
import type { ListItem } from './listItems.ts';

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
  readonly items: readonly ListItem[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Opens or closes a group. */
  readonly onToggle: (id: string) => void;
}

/** The group around an item, for those who go back to it. */
const groupAround = (items: readonly ListItem[], at: number): ListItem | undefined =>
  items.slice(0, at).findLast(({ group }) => group !== null);

export function DifferenceList({ items, selected, onSelect, onToggle }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ from: 0, to: 60 });
  const at = items.findIndex(({ id }) => id === selected);
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    const measure = () => {
      const next = rowWindow(box.scrollTop, box.clientHeight, ROW, items.length);
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
  }, [items.length]);
  useEffect(() => {
    const box = list.current;
    if (box === null || at < 0) return;
    const target = scrollTo(at, box.scrollTop, box.clientHeight, ROW);
    if (target !== null) box.scrollTop = target;
  }, [at]);
  const unfold = (key: string): boolean => {
    const item = items[at];
    if (item === undefined) return false;
    const turns =
      (key === 'ArrowRight' && !item.isOpen) ||
      (key === 'ArrowLeft' && item.isOpen) ||
      key === 'Enter' ||
      key === ' ';
    if (item.group !== null && turns) onToggle(item.id);
    else if (item.isOpen && key === 'ArrowRight') onSelect(items[at + 1]?.id ?? item.id);
    else if (item.level === 2 && key === 'ArrowLeft') onSelect(groupAround(items, at)?.id ?? item.id);
    else return false;
    return true;
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) {
      if (unfold(event.key)) event.preventDefault();
      return;
    }
    event.preventDefault();
    const next = items[Math.max(0, Math.min(items.length - 1, step(at, items.length)))];
    if (next !== undefined) onSelect(next.id);
  };
  return (
    <div
      ref={list}
      className="review-list"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="tree"
      tabIndex={0}
      aria-label="Differences"
      aria-activedescendant={at >= shown.from && at < shown.to ? `review-${at}` : undefined}
      onKeyDown={move}
    >
      <div style={{ height: shown.from * ROW }} />
      {items.slice(shown.from, shown.to).map((item, i) => {
        const index = shown.from + i;
        const { change, group, id, isOpen, kind, level, of, position, row, title } = item;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            id={`review-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="treeitem"
            tabIndex={-1}
            aria-selected={index === at}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={of}
            aria-expanded={group === null ? undefined : isOpen}
            className="review-row"
            data-kind={kind}
            onClick={() => {
              onSelect(id);
              if (group !== null) onToggle(id);
            }}
          >
            <span className="review-glyph" aria-hidden="true">
              {KIND_LOOK[kind].glyph}
            </span>
            <span className="review-words">
              <span
                className="review-ends"
                title={group === null ? row.ids.join(row.about === 'written' ? ', ' : ' → ') : title}
              >
                {title}
              </span>
              <span className="review-change" title={change}>
                {KIND_LOOK[kind].word}: {change}
              </span>
            </span>
            {group !== null && (
              <span className="review-turn" aria-hidden="true">
                {isOpen ? '▾' : '▸'}
              </span>
            )}
          </div>
        );
      })}
      <div style={{ height: Math.max(0, items.length - shown.to) * ROW }} />
    </div>
  );
}
