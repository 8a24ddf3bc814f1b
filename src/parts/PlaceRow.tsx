import type { ReactNode } from 'react';
import type { Place } from '#decision/inventory.ts';
import { useLocal } from '#session/local.ts';
import { isLit, pointing, reveal } from './places.ts';

interface Props {
  readonly places: readonly Place[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** A row about some text: pointing at it lights that text, a click goes there. Without places, or without an editor, it is only a row. */
export function PlaceRow({ places, className = '', children }: Props) {
  const lit = useLocal((local) => isLit(places, local.hover));
  const reader = useLocal((local) => local.reader);
  const [first] = places;
  const classes = `explain-place ${className} ${lit ? 'explain-lit' : ''}`;
  if (!first || reader) return <div className={classes}>{children}</div>;
  return (
    <button type="button" className={classes} {...pointing(places)} onClick={() => reveal(first)}>
      {children}
      <span className="explain-show">show</span>
    </button>
  );
}
