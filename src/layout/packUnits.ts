// Boxes of OUs where cells stand in rows: each is packed by itself and is one cell of what is around it.
import { SIZE } from '#graph/look.ts';
import type { UnitRect } from '#graph/placement.ts';
import { unitMapTitleLength } from '#graph/unitTitle.ts';
import type { UnitTree } from '#graph/unitTree.ts';
import { ROOM } from '#layered/layoutModel.ts';

export interface Sized {
  readonly width: number;
  readonly height: number;
}

export interface Spot<T> {
  readonly of: T;
  readonly x: number;
  readonly y: number;
}

/** Where each of some cells stands, and how much room they take together. */
export interface Packing<T> extends Sized {
  readonly spots: readonly Spot<T>[];
}

/** `inside`: what is packed is in the box of an OU. */
export type Pack = <T extends Sized>(cells: readonly T[], inside: boolean) => Packing<T>;

interface UnitCell<T> extends Sized {
  readonly unit: string;
  readonly content: Packed<T>;
}

/** Each after the one around it. */
type Units = Readonly<Record<string, UnitRect>>;

export interface Packed<T> extends Packing<T> {
  readonly units: Units;
}

const TITLE = SIZE.unitMapTitleHeight + ROOM.belowUnitTitle;

const isUnit = <T extends Sized>(cell: T | UnitCell<T>): cell is UnitCell<T> => 'content' in cell;

/** Boxes of OUs with their titles, further along and down. */
export const unitsMoved = (units: Units, x: number, y: number): Units =>
  Object.fromEntries(
    Object.entries(units).map(([id, { title, ...rect }]) => [
      id,
      { ...rect, x: rect.x + x, y: rect.y + y, title: { ...title, x: title.x + x, y: title.y + y } },
    ]),
  );

/** @param around boxes of OUs around a cell, from the outside in */
export function packUnits<T extends Sized>(
  cells: readonly T[],
  around: (cell: T) => readonly string[],
  { boxes }: UnitTree,
  pack: Pack,
  depth = 0,
): Packed<T> {
  const inUnit = new Map<string, T[]>();
  const outer: (T | string)[] = [];
  for (const cell of cells) {
    const unit = around(cell)[depth];
    if (unit === undefined) outer.push(cell);
    else if (inUnit.has(unit)) inUnit.get(unit)?.push(cell);
    else {
      inUnit.set(unit, [cell]);
      outer.push(unit);
    }
  }
  const sized = outer.map((one): T | UnitCell<T> => {
    if (typeof one !== 'string') return one;
    const content = packUnits(inUnit.get(one) ?? [], around, { boxes, around: () => [] }, pack, depth + 1);
    const box = boxes.get(one);
    return {
      unit: one,
      content,
      width: Math.max(content.width + 2 * SIZE.unitPadding, box ? unitMapTitleLength(box) : 0),
      height: TITLE + content.height + SIZE.unitPadding,
    };
  });
  const packed = pack(sized, depth > 0);
  const units: Record<string, UnitRect> = {};
  const spots = packed.spots.flatMap(({ of, x, y }): readonly Spot<T>[] => {
    if (!isUnit(of)) return [{ of, x, y }];
    const { content, height, unit, width } = of;
    units[unit] = { x, y, width, height, title: { x, y, width, height: SIZE.unitMapTitleHeight } };
    const [left, top] = [x + (width - content.width) / 2, y + TITLE];
    Object.assign(units, unitsMoved(content.units, left, top));
    return content.spots.map((spot) => ({ of: spot.of, x: spot.x + left, y: spot.y + top }));
  });
  return { ...packed, spots, units };
}
