// Which rows of a long table are drawn: those in view and some around them. Rows are all of one height.

export interface RowWindow {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

/** Rows drawn beyond each end of the view; also the step in which the window moves, so that scrolling redraws seldom. */
const AROUND = 20;

/** `above`: pixels of the rows that are scrolled away; `view`: pixels that show rows. */
export function rowWindow(above: number, view: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor(Math.max(0, above) / rowHeight / AROUND) * AROUND;
  const shown = Math.ceil(Math.max(0, view) / rowHeight);
  const from = Math.max(0, Math.min(first - AROUND, count - shown - AROUND));
  return { from, to: Math.min(count, first + shown + 2 * AROUND) };
}

/** How far to scroll so that a row stands in the view; null when it does already. */
export function scrollTo(row: number, above: number, view: number, rowHeight: number): number | null {
  const top = row * rowHeight;
  if (top >= above && top + rowHeight <= above + view) return null;
  return Math.max(0, top - Math.max(0, view - rowHeight) / 2);
}
