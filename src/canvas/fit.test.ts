import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pillOf } from '#graph/pill.ts';
import { place } from '#layout/place.ts';
import {
  boundsAround,
  boundsOf,
  bringsNew,
  distanceAt,
  fitView,
  isOnScreen,
  isSameView,
  middleOf,
  ZOOM,
} from './fit.ts';
import { testGraph } from './testGraph.ts';

const placement = place(testGraph);

test('new material is a document that was not there, not a change of the same ones', () => {
  const seen = { documents: new Set(['d1', 'd2']), nodes: new Set(['a', 'b', 'c']) };
  expect(bringsNew(seen, { documents: ['d2'], nodes: ['a', 'b', 'x'] })).toBe(false);
  expect(bringsNew(seen, { documents: ['d1', 'd3'], nodes: ['a', 'b', 'c'] })).toBe(true);
});

test('a whole new picture under old document ids is new material too (a sample, undo of one)', () => {
  const seen = { documents: new Set(['d1']), nodes: new Set(['a', 'b', 'c']) };
  expect(bringsNew(seen, { documents: ['d1'], nodes: ['x', 'y', 'c'] })).toBe(true);
  expect(bringsNew(seen, { documents: ['d1'], nodes: [] })).toBe(false);
});

describe('fitting', () => {
  const size = fc.integer({ min: 10, max: 4000 });
  const start = fc.integer({ min: -500, max: 500 });
  test('everything is on the screen, wherever the picture begins', () => {
    fc.assert(
      fc.property(start, start, size, size, (x, y, width, height) => {
        const screen = { width: 900, height: 700 };
        const view = fitView({ x, y, width, height }, screen, null);
        if (view.zoom === ZOOM.least) return;
        expect(x * view.zoom + view.x).toBeGreaterThanOrEqual(0);
        expect((x + width) * view.zoom + view.x).toBeLessThanOrEqual(900.01);
        expect((y + height) * view.zoom + view.y).toBeLessThanOrEqual(700.01);
        expect(view.zoom).toBeLessThanOrEqual(ZOOM.fitMost);
      }),
    );
  });

  test('on a phone it stays readable and shows what is selected', () => {
    const screen = { width: 390, height: 600 };
    const bounds = { x: 0, y: 0, width: 1500, height: 400 };
    const view = fitView(bounds, screen, { x: 1400, y: 200 });
    expect(view.zoom).toBe(ZOOM.readable);
    expect(1400 * view.zoom + view.x).toBeLessThan(390);
    expect(1400 * view.zoom + view.x).toBeGreaterThan(0);
    expect(fitView(bounds, screen, null).x).toBeGreaterThan(0);
  });

  test('bounds hold every node, box and line', () => {
    const bounds = boundsOf(placement)!;
    for (const rect of [...Object.values(placement.nodes), ...Object.values(placement.boxes)]) {
      expect(rect.x).toBeGreaterThanOrEqual(bounds.x);
      expect(rect.y + rect.height).toBeLessThanOrEqual(bounds.y + bounds.height);
    }
    expect(boundsOf({ ...placement, nodes: {}, boxes: {} })).toBeNull();
  });

  test('bounds hold the pills too, which stand out beside their lines', () => {
    const bounds = boundsOf(placement)!;
    for (const edge of testGraph.edges) {
      const { x } = placement.edges[edge.id]!.label;
      expect(x - pillOf(edge).width / 2).toBeGreaterThanOrEqual(bounds.x);
      expect(x + pillOf(edge).width / 2).toBeLessThanOrEqual(bounds.x + bounds.width);
    }
  });
});

test('a node stands at its middle, an edge at its pill', () => {
  const [edge] = testGraph.edges;
  expect(middleOf(placement, edge!.id)).toEqual(placement.edges[edge!.id]!.label);
  const rect = placement.nodes[edge!.source]!;
  expect(middleOf(placement, edge!.source)).toEqual({
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2,
  });
  expect(middleOf(placement, 'gone')).toBeNull();
});

test('what is outside of the screen is brought in', () => {
  const view = { x: 0, y: 0, zoom: 1 };
  expect(isOnScreen({ x: 300, y: 200 }, view, { width: 600, height: 400 })).toBe(true);
  expect(isOnScreen({ x: 700, y: 200 }, view, { width: 600, height: 400 })).toBe(false);
});

test('a view that was moved by hand is another view', () => {
  const view = { x: 10, y: 20, zoom: 0.8 };
  expect(isSameView(view, { ...view, x: 10.2 })).toBe(true);
  expect(isSameView(view, { ...view, y: 24 })).toBe(false);
  expect(isSameView(view, { ...view, zoom: 0.82 })).toBe(false);
});

test('one element alone is fitted with air around it, an edge with its ends', () => {
  const [edge] = testGraph.edges;
  const { source, target } = edge!;
  const around = boundsAround(placement, [edge!.id, source, target])!;
  for (const id of [source, target]) {
    const { x, y, width, height } = placement.nodes[id]!;
    expect(x).toBeGreaterThan(around.x);
    expect(y).toBeGreaterThan(around.y);
    expect(x + width).toBeLessThan(around.x + around.width);
    expect(y + height).toBeLessThan(around.y + around.height);
  }
  expect(boundsAround(placement, ['nobody'])).toBeNull();
});

test('neither the legend nor the bars lie over the picture', () => {
  const screen = { width: 900, height: 700, foot: 90, head: 40 };
  const bounds = { x: 0, y: 0, width: 400, height: 1600 };
  const { y, zoom } = fitView(bounds, screen, null);
  expect(y).toBeGreaterThan(screen.head);
  expect(y + bounds.height * zoom).toBeLessThan(screen.height - screen.foot);
});

test('a picture whose whole would be too small to read begins larger, at what is selected; asked for, it is shown whole', () => {
  const screen = { width: 900, height: 700 };
  const bounds = { x: 0, y: 0, width: 3000, height: 1500 };
  const focus = { x: 2000, y: 700 };
  const begun = fitView(bounds, screen, focus, true);
  expect(distanceAt(begun.zoom)).toBe('far');
  expect(isOnScreen(focus, begun, screen)).toBe(true);
  const whole = fitView(bounds, screen, focus);
  expect(whole.zoom).toBeLessThan(0.3);
  expect(fitView({ ...bounds, width: 1200 }, screen, focus, true)).toEqual(
    fitView({ ...bounds, width: 1200 }, screen, focus),
  );
});
