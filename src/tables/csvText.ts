// Comma separated values: quoted cells may hold separators, quotes (twice) and line ends.
// https://www.rfc-editor.org/rfc/rfc4180
import type { Separator } from '#text/tableText.ts';

export interface Cell {
  readonly text: string;
  /** Offsets of the cell, its quotes included. */
  readonly from: number;
  readonly to: number;
}

/** One cell from `from` on; a quote that never ends takes the rest. */
function cellAt(text: string, from: number, separator: Separator): Cell {
  if (text.charAt(from) !== '"') {
    let to = from;
    while (to < text.length && text.charAt(to) !== separator && !/[\r\n]/.test(text.charAt(to))) to++;
    return { text: text.slice(from, to).trim(), from, to };
  }
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  const to = close < 0 ? text.length : close + 1;
  return { text: text.slice(from + 1, close < 0 ? to : close).replaceAll('""', '"'), from, to };
}

/** Rows with at least one cell that holds something. Linear, never throws. */
export function csvRows(text: string, separator: Separator): readonly (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = cellAt(text, at, separator);
    row.push(cell);
    at = cell.to;
    // What stands between a closing quote and the next separator belongs to nothing.
    while (at < text.length && text.charAt(at) !== separator && text.charAt(at) !== '\n') at++;
    if (text.charAt(at) === '\n' || at >= text.length) {
      if (row.some((one) => one.text !== '')) rows.push(row);
      row = [];
    }
    at++;
  }
  return rows;
}
