import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Place } from '#decision/inventory.ts';
import { pointing } from './places.ts';

const NONE: readonly Place[] = [];

interface Props {
  readonly className: string;
  /** What the row says; the whole row is the button. */
  readonly row: ReactNode;
  readonly startsOpen?: boolean;
  /** Somebody asked for this row from elsewhere: it opens and comes into view; `onShown` ends the wish. */
  readonly asked?: boolean;
  readonly onShown?: () => void;
  /** What pointing at the row lights. */
  readonly places?: readonly Place[];
  readonly children: ReactNode;
}

/** A row that opens. Everything a row can say is in one button, so that there is no small triangle to hit. */
export function Disclosure({
  className,
  row,
  startsOpen = false,
  asked = false,
  onShown,
  places = NONE,
  children,
}: Props) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  if (asked && !open) setOpen(true);
  useEffect(() => {
    if (!asked) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    onShown?.();
  }, [asked, onShown]);
  return (
    <div ref={box} className={`${className} ${open ? 'explain-open' : ''}`}>
      <button
        type="button"
        className={`${className}-row`}
        aria-expanded={open}
        aria-controls={id}
        {...pointing(places)}
        onClick={() => setOpen(!open)}
      >
        {row}
      </button>
      <div id={id} hidden={!open} className={`${className}-body`}>
        {open && children}
      </div>
    </div>
  );
}
