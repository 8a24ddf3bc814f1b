import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testGraph } from '#graph/testGraph.ts';
import { place } from '#layout/place.ts';
import { lineAt, nodeAt } from './hitTest.ts';

const graph = testGraph(
  ['a', 'b', 'c'].map((id) => ({ id })),
  [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
  ],
);
const placement = place(graph);

test('a point finds the node that stands there', () => {
  for (const { id } of graph.nodes) {
    const { x, y } = placement.nodes[id]!;
    expect(nodeAt(graph.nodes, placement, { x: x + 3, y: y + 3 })).toBe(id);
  }
  expect(nodeAt(graph.nodes, placement, { x: -50, y: -50 })).toBeNull();
});

test('every point of a line finds a line, and one that is further away than the pointer reaches does not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...graph.edges), fc.double({ min: 0, max: 1, noNaN: true }), (edge, part) => {
      const { points } = placement.edges[edge.id]!;
      const at = Math.min(points.length - 2, Math.floor(part * (points.length - 1)));
      const [a, b] = [points[at]!, points[at + 1]!];
      const point = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
      expect(lineAt([edge], placement, { x: point.x, y: point.y + 4 }, 5)).toBe(edge.id);
    }),
    { numRuns: 50 },
  );
  expect(lineAt(graph.edges, placement, { x: -50, y: -50 }, 5)).toBeNull();
});

test('of two lines it is the nearer one', () => {
  const [first, second] = graph.edges;
  const end = placement.edges[second!.id]!.points.at(-1)!;
  expect(lineAt([second!, first!], placement, end, 500)).toBe(second!.id);
});
