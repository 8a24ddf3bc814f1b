import { expect, test } from 'vitest';
import { NODE_LOOK, SIZE } from './look.ts';
import { borderAt, shapePath, type ShapeName } from './shapePath.ts';

const SHAPES: readonly ShapeName[] = [
  'rectangle',
  'stadium',
  'hexagon',
  'parallelogram',
  'octagon',
  'house',
  'folded',
  'trapezoid',
];
const POLYGONS = SHAPES.filter((shape) => shape !== 'rectangle' && shape !== 'stadium');

/** Corners of a closed polygon path. */
const corners = (path: string): [number, number][] =>
  path
    .slice(1, path.indexOf('Z'))
    .split('L')
    .map((pair) => pair.split(' ').map(Number) as [number, number]);

test.each(SHAPES)('%s fills its box and no more', (shape) => {
  const path = shapePath(shape, 190, 60);
  const numbers = [...path.matchAll(/-?[\d.]+/gu)].map(([number]) => Number(number));
  expect(Math.min(...numbers)).toBe(0);
  expect(Math.max(...numbers)).toBe(190);
  expect(path).toMatch(/^M.*Z/u);
});

test.each(POLYGONS)('the border of a %s is where its outline is', (shape) => {
  const points = corners(shapePath(shape, 190, 60));
  for (const y of [12, 20, 30, 41, 54]) {
    const xs = points.flatMap(([x1, y1], i) => {
      const [x2, y2] = points[(i + 1) % points.length]!;
      if (Math.min(y1, y2) > y || Math.max(y1, y2) < y) return [];
      return y1 === y2 ? [x1, x2] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
    });
    expect(borderAt(shape, 'left', y, 190, 60)).toBeCloseTo(Math.min(...xs), 1);
    expect(borderAt(shape, 'right', y, 190, 60)).toBeCloseTo(Math.max(...xs), 1);
  }
});

test.each(POLYGONS)('the upper and lower border of a %s are where its outline is', (shape) => {
  const points = corners(shapePath(shape, 190, 60));
  for (const x of [2, 7, 14, 40, 95, 140, 178, 186]) {
    const ys = points.flatMap(([x1, y1], i) => {
      const [x2, y2] = points[(i + 1) % points.length]!;
      if (Math.min(x1, x2) > x || Math.max(x1, x2) < x) return [];
      return x1 === x2 ? [y1, y2] : [y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)];
    });
    expect(borderAt(shape, 'top', x, 190, 60)).toBeCloseTo(Math.min(...ys), 1);
    expect(borderAt(shape, 'bottom', x, 190, 60)).toBeCloseTo(Math.max(...ys), 1);
  }
});

test('a stadium is widest in the middle', () => {
  expect(borderAt('stadium', 'left', 30, 190, 60)).toBe(0);
  expect(borderAt('stadium', 'left', 0, 190, 60)).toBe(30);
  expect(borderAt('stadium', 'right', 6, 190, 60)).toBeCloseTo(190 - 12, 5);
  expect(borderAt('stadium', 'top', 95, 190, 60)).toBe(0);
  expect(borderAt('stadium', 'bottom', 12, 190, 60)).toBeCloseTo(60 - 6, 5);
});

test('kinds that stand side by side have shapes of their own', () => {
  const kinds = ['role', 'user', 'service', 'federated', 'account', 'anyone', 'session', 'resource'] as const;
  const paths = kinds.map((kind) => shapePath(NODE_LOOK[kind].shape, 160, SIZE.nodeHeight));
  expect(new Set(paths).size).toBe(kinds.length);
});
