import { useId, useState, type ReactNode } from 'react';
import type { Place } from '#decision/inventory.ts';
import { pointing } from './places.ts';

const NONE: readonly Place[] = [];

interface Props {
  readonly className: string;
  /** What the row says; the whole row is the button. */
  readonly row: ReactNode;
  readonly startsOpen?: boolean;
  /** What pointing at the row lights. */
  readonly places?: readonly Place[];
  readonly children: ReactNode;
}

/** A row that opens. Everything a row can say is in one button, so that there is no small triangle to hit. */
export function Disclosure({ className, row, startsOpen = false, places = NONE, children }: Props) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className={`${className} ${open ? 'explain-open' : ''}`}>
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
