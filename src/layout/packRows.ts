// Cells of a map in rows, so many and so wide that the whole can be drawn as large as possible.
import { fitZoom, isPanned } from '#layered/fitZoom.ts';
import { ROOM } from '#layered/layoutModel.ts';
import type { Pack, Sized } from './packUnits.ts';

/** Between two cells. */
export interface Gap {
  readonly x: number;
  readonly y: number;
}

const widthOf = (row: readonly Sized[], gap: Gap): number =>
  row.reduce((sum, { width }) => sum + width + gap.x, -gap.x);

/** Cells in rows that are at most `limit` wide. */
function rowsOf<T extends Sized>(cells: readonly T[], limit: number, gap: Gap): readonly (readonly T[])[] {
  const rows: T[][] = [];
  let room = 0;
  for (const one of cells) {
    const row = rows.at(-1);
    if (row === undefined || room < one.width + gap.x) {
      rows.push([one]);
      room = limit - one.width;
    } else {
      row.push(one);
      room -= one.width + gap.x;
    }
  }
  return rows;
}

const heightOf = (row: readonly Sized[]): number => Math.max(...row.map(({ height }) => height));

function sizeOf(rows: readonly (readonly Sized[])[], gap: Gap): Sized {
  return {
    width: Math.max(0, ...rows.map((row) => widthOf(row, gap))) + 2 * ROOM.margin,
    height: rows.reduce((sum, row) => sum + heightOf(row) + gap.y, 2 * ROOM.margin - gap.y),
  };
}

/** How wide rows may be, as multiples of what the area of the cells asks for. */
const WIDER = [0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;
/** Cells of about one width can also stand like bricks. */
const ALIKE = 1.25;

/** So many cells are arranged in all tries together. */
const TRIES = 45;

/** So many cells in each row. */
export type Rows = readonly number[];

function inRows<T>(cells: readonly T[], rows: Rows): readonly (readonly T[])[] {
  let from = 0;
  return rows.map((count) => cells.slice(from, (from += count)));
}

/** Rows of `count` cells that are in turns one longer and one shorter. */
function bricks(count: number, first: number, second: number): Rows {
  const rows: number[] = [];
  for (let left = count; left > 0; left -= rows.at(-1) ?? left)
    rows.push(Math.min(left, rows.length % 2 === 0 ? first : second));
  return rows;
}

/** All rows that come into question, the narrower ones first. */
function choicesOf(cells: readonly Sized[], aspect: number, gap: Gap, mayBrick: boolean): readonly Rows[] {
  const widths = cells.map(({ width }) => width);
  const widest = Math.max(...widths);
  const area = cells.reduce((sum, { width, height }) => sum + (width + gap.x) * (height + gap.y), 0);
  const plain = WIDER.map((factor) =>
    rowsOf(cells, Math.max(Math.sqrt(area * aspect) * factor, widest), gap).map(({ length }) => length),
  );
  const areAlike = mayBrick && widest <= ALIKE * Math.min(...widths);
  const brick = areAlike
    ? cells.flatMap((_, i) => [bricks(cells.length, i + 2, i + 1), bricks(cells.length, i + 1, i + 2)])
    : [];
  return [...new Map([...plain, ...brick].map((rows) => [rows.join(), rows])).values()];
}

export interface Choice {
  readonly rows: Rows;
  /** Which the map can be drawn at. */
  readonly zoom: number;
}

/** At which a picture is panned on a phone. */
const PANNED = 0.5;

/** At which a map is seen: all of it, on a phone all of its width. */
export const mapZoom = ({ height, width }: Sized, aspect: number): number =>
  isPanned(aspect)
    ? Math.min(PANNED, fitZoom({ width, height: 1 }, aspect))
    : fitZoom({ width, height }, aspect);

/** Rows in which the map can be drawn about as large as possible, the largest first; of many cells fewer. */
export function rowChoices(
  cells: readonly Sized[],
  aspect: number,
  gap: Gap,
  least: number,
): readonly Choice[] {
  const all = choicesOf(cells, aspect, gap, true).map((rows) => ({
    rows,
    zoom: mapZoom(sizeOf(inRows(cells, rows), gap), aspect),
  }));
  const most = Math.max(...all.map(({ zoom }) => zoom));
  return all
    .filter(({ zoom }) => zoom >= most * least)
    .toSorted((a, b) => b.zoom - a.zoom)
    .slice(0, Math.max(2, Math.round(TRIES / cells.length)));
}

/** The rows in which the map can be drawn largest; the narrower ones of equals. */
function bestRows<T extends Sized>(
  cells: readonly T[],
  aspect: number,
  gap: Gap,
  zoomOf: (size: Sized) => number,
): readonly (readonly T[])[] {
  const tries = choicesOf(cells, aspect, gap, false).map((rows) => inRows(cells, rows));
  const zooms = tries.map((rows) => zoomOf(sizeOf(rows, gap)));
  return tries[zooms.indexOf(Math.max(...zooms))] ?? [cells];
}

/** Rows in the middle, so that lines of one row do not run through cards of the next. */
export const packRows =
  (aspect: number, gap: Gap, chosen?: Rows): Pack =>
  (cells, inside) => {
    // What is only a part of the map has the shape of the whole.
    const zoomOf = (size: Sized): number =>
      inside ? 1 / Math.max(size.width, size.height * aspect) : fitZoom(size, aspect);
    const rows =
      chosen === undefined || inside ? bestRows(cells, aspect, gap, zoomOf) : inRows(cells, chosen);
    const margin = inside ? 0 : ROOM.margin;
    const widest = Math.max(0, ...rows.map((row) => widthOf(row, gap)));
    let y: number = margin;
    const spots = rows.flatMap((row) => {
      const height = heightOf(row);
      let x = margin + (widest - widthOf(row, gap)) / 2;
      const placed = row.map((of) => {
        const spot = { of, x, y: y + (height - of.height) / 2 };
        x += of.width + gap.x;
        return spot;
      });
      y += height + gap.y;
      return placed;
    });
    return { spots, width: widest + 2 * margin, height: y - gap.y + margin };
  };
