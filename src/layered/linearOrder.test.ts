import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearOrder, longestPath, type Arc } from './linearOrder.ts';

const arc = (from: number, to: number, weight = 1): Arc => ({ from, to, weight });

test('a chain stands in its order, whatever order it came in', () => {
  expect(linearOrder(3, [arc(2, 0), arc(0, 1)])).toEqual([1, 2, 0]);
});

test('of a cycle the lightest arc points backwards', () => {
  const arcs = [arc(0, 1, 5), arc(1, 2, 5), arc(2, 0, 1)];
  const position = linearOrder(3, arcs);
  expect(arcs.filter(({ from, to }) => position[from]! > position[to]!)).toEqual([arcs[2]]);
});

test('every number gets one position, and an acyclic graph no backward arc', () => {
  const graph = fc
    .integer({ min: 1, max: 20 })
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 40 }),
      ),
    );
  fc.assert(
    fc.property(graph, ([count, pairs]) => {
      const any = linearOrder(
        count,
        pairs.map(([a, b]) => arc(a, b)),
      );
      expect(any.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      const downhill = pairs.filter(([a, b]) => a !== b).map(([a, b]) => arc(Math.max(a, b), Math.min(a, b)));
      const position = linearOrder(count, downhill);
      const layer = longestPath(position, downhill);
      for (const { from, to } of downhill) {
        expect(position[from]).toBeLessThan(position[to]!);
        expect(layer[from]).toBeLessThan(layer[to]!);
      }
    }),
  );
});

test('whom an arc joins never stands in one layer, whichever way it points', () => {
  const arcs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 });
  fc.assert(
    fc.property(arcs, (pairs) => {
      const list = pairs.filter(([a, b]) => a !== b).map(([a, b]) => arc(a, b));
      const layer = longestPath(linearOrder(8, list), list);
      for (const { from, to } of list) expect(layer[from]).not.toBe(layer[to]);
    }),
  );
});
