import { expect, test } from 'vitest';
import { edgePath, endTransform } from './edgePath.ts';

const points = [
  { x: 0, y: 0 },
  { x: 50, y: 0 },
  { x: 50, y: 80 },
  { x: 200, y: 80 },
];

test('both halves of an edge are drawn towards its pill, so that shared legs share their dashes', () => {
  const path = edgePath({ id: 'e', points, label: { x: 120, y: 80 } }, 10, 4);
  expect(path).toBe('M0 0L40 0Q50 0 50 10L50 70Q50 80 60 80L120 80M196 80L120 80');
});

test('corners are never rounder than the legs are long', () => {
  const path = edgePath(
    {
      id: 'e',
      points: [points[0]!, { x: 50, y: 0 }, { x: 50, y: 6 }, { x: 90, y: 6 }],
      label: { x: 80, y: 6 },
    },
    10,
  );
  expect(path).toContain('Q50 0 50 3');
});

test('a pill that lies beside its edge leaves it in one piece', () => {
  expect(edgePath({ id: 'e', points, label: { x: 0, y: 300 } }, 0).match(/M/gu)).toHaveLength(1);
  expect(edgePath({ id: 'e', points: [], label: { x: 0, y: 0 } }, 0)).toBe('');
});

test('the sign at the end is turned the way the edge arrives', () => {
  expect(endTransform(points)).toBe('translate(200 80) rotate(0)');
  expect(endTransform(points.toReversed())).toBe('translate(0 0) rotate(180)');
});
