// One SVG path for each node shape, used by the screen and by every export.

export type ShapeName =
  'rectangle' | 'stadium' | 'hexagon' | 'parallelogram' | 'octagon' | 'house' | 'folded' | 'trapezoid';

type Corner = readonly [x: number, y: number];

const closed = (corners: readonly Corner[]): string =>
  `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;

const round = (n: number): number => Math.round(n * 100) / 100;

/** A rectangle with corners of radius `r`. */
function rounded(w: number, h: number, r: number): string {
  const a = `A${round(r)} ${round(r)} 0 0 1 `;
  return (
    `M${round(r)} 0H${round(w - r)}${a}${round(w)} ${round(r)}V${round(h - r)}${a}${round(w - r)} ${round(h)}` +
    `H${round(r)}${a}0 ${round(h - r)}V${round(r)}${a}${round(r)} 0Z`
  );
}

/** Left and right borders touch the box at half height in every shape, so that edges may end there. */
const SHAPES: Readonly<Record<ShapeName, (w: number, h: number) => string>> = {
  rectangle: (w, h) => rounded(w, h, Math.min(7, w / 2, h / 2)),
  stadium: (w, h) => rounded(w, h, Math.min(w, h) / 2),
  hexagon: (w, h) =>
    closed([
      [0, h / 2],
      [h * 0.28, 0],
      [w - h * 0.28, 0],
      [w, h / 2],
      [w - h * 0.28, h],
      [h * 0.28, h],
    ]),
  parallelogram: (w, h) =>
    closed([
      [h * 0.22, 0],
      [w, 0],
      [w - h * 0.22, h],
      [0, h],
    ]),
  octagon: (w, h) =>
    closed([
      [0, h * 0.3],
      [h * 0.3, 0],
      [w - h * 0.3, 0],
      [w, h * 0.3],
      [w, h * 0.7],
      [w - h * 0.3, h],
      [h * 0.3, h],
      [0, h * 0.7],
    ]),
  house: (w, h) =>
    closed([
      [0, h * 0.3],
      [w / 2, 0],
      [w, h * 0.3],
      [w, h],
      [0, h],
    ]),
  folded: (w, h) =>
    closed([
      [0, 0],
      [w - h * 0.25, 0],
      [w, h * 0.25],
      [w, h],
      [0, h],
    ]) + `M${round(w - h * 0.25)} 0V${round(h * 0.25)}H${round(w)}`,
  trapezoid: (w, h) =>
    closed([
      [0, 0],
      [w, 0],
      [w - h * 0.16, h],
      [h * 0.16, h],
    ]),
};

/** How the two lines of text stand in each shape: from the left with this indent, or in the middle. */
export const SHAPE_TEXT: Readonly<
  Record<ShapeName, { readonly align: 'start' | 'middle'; readonly indent: number }>
> = {
  rectangle: { align: 'start', indent: 16 },
  stadium: { align: 'start', indent: 26 },
  folded: { align: 'start', indent: 16 },
  hexagon: { align: 'middle', indent: 18 },
  parallelogram: { align: 'middle', indent: 18 },
  octagon: { align: 'middle', indent: 18 },
  house: { align: 'middle', indent: 12 },
  trapezoid: { align: 'middle', indent: 16 },
};

/**
 * How far inside its box a shape's left and right border stands at half height, in units: an edge ends there
 * and not in the empty corner of a slanted side.
 */
export function shapeInset(shape: ShapeName, height: number): number {
  if (shape === 'parallelogram') return height * 0.11;
  return shape === 'trapezoid' ? height * 0.08 : 0;
}

/** SVG path data of a shape that fills `width` x `height` units from the origin. */
export function shapePath(shape: ShapeName, width: number, height: number): string {
  return SHAPES[shape](width, height);
}
