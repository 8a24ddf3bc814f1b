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

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How far inside its box a border stands at height `y`; 0 where a shape is not listed. */
const INSETS: Readonly<Partial<Record<ShapeName, (y: number, h: number, w: number, side: Side) => number>>> =
  {
    stadium: (y, h) => h / 2 - Math.sqrt(Math.max(0, (h / 2) ** 2 - (y - h / 2) ** 2)),
    hexagon: (y, h) => 0.28 * h * Math.abs(y / (h / 2) - 1),
    parallelogram: (y, h, _, side) => 0.22 * (side === 'left' ? h - y : y),
    octagon: (y, h) => Math.max(0, 0.3 * h - Math.min(y, h - y)),
    house: (y, h, w) => Math.max(0, 1 - y / (0.3 * h)) * (w / 2),
    folded: (y, h, _, side) => (side === 'right' ? Math.max(0, 0.25 * h - y) : 0),
    trapezoid: (y) => 0.16 * y,
  };

const ofCorner = (from: number, reach: number): number => Math.max(0, 1 - from / reach);

/** The same for its upper and lower border, at `x` units from the left of its box. */
const CAPS: Readonly<Partial<Record<ShapeName, (x: number, w: number, h: number, side: Side) => number>>> = {
  stadium: (x, w, h) => {
    const beyond = Math.max(0, h / 2 - Math.min(x, w - x));
    return h / 2 - Math.sqrt((h / 2) ** 2 - beyond ** 2);
  },
  hexagon: (x, w, h) => (h / 2) * ofCorner(Math.min(x, w - x), 0.28 * h),
  parallelogram: (x, w, h, side) => h * ofCorner(side === 'top' ? x : w - x, 0.22 * h),
  octagon: (x, w, h) => 0.3 * h * ofCorner(Math.min(x, w - x), 0.3 * h),
  house: (x, w, h, side) => (side === 'top' ? 0.3 * h * Math.abs(x / (w / 2) - 1) : 0),
  folded: (x, w, h, side) => (side === 'top' ? 0.25 * h * ofCorner(w - x, 0.25 * h) : 0),
  trapezoid: (x, w, h, side) => (side === 'bottom' ? h * ofCorner(Math.min(x, w - x), 0.16 * h) : 0),
};

/**
 * Where a border of a shape stands: the x of its left or right border `at` units below the top of its box, the y of
 * its upper or lower border `at` units from the left.
 */
export function borderAt(shape: ShapeName, side: Side, at: number, width: number, height: number): number {
  if (side === 'top' || side === 'bottom') {
    const inset = CAPS[shape]?.(at, width, height, side) ?? 0;
    return side === 'top' ? inset : height - inset;
  }
  const inset = INSETS[shape]?.(at, height, width, side) ?? 0;
  return side === 'left' ? inset : width - inset;
}

/** SVG path data of a shape that fills `width` x `height` units from the origin. */
export function shapePath(shape: ShapeName, width: number, height: number): string {
  return SHAPES[shape](width, height);
}
