import { expect, test } from 'vitest';
import { testGraph } from '#graph/testGraph.ts';
import type { Point, Rect } from '#graph/placement.ts';
import { mapPlace } from './mapPlace.ts';

/** Whether the line from a to b touches the inside of `rect`, tried every unit. */
function through(a: Point, b: Point, rect: Rect): boolean {
  const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y));
  return Array.from({ length: steps + 1 }, (_, i) => i / Math.max(1, steps)).some((share) => {
    const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
    return x > rect.x + 1 && x < rect.x + rect.width - 1 && y > rect.y + 1 && y < rect.y + rect.height - 1;
  });
}

const roles = Array.from({ length: 40 }, (_, i) => `r${i}`);
const services = ['ec2', 'lambda', 'glue', 'states'];
const graph = testGraph(
  [
    ...services.map((id) => ({ id, kind: 'service' as const, account: null })),
    ...roles.map((id) => ({ id })),
  ],
  [
    ...roles.map((to, i) => ({ from: services[(i * 7) % 4] ?? '', to })),
    ...[3, 11, 20, 31].map((i) => ({ from: `r${i}`, to: `r${(i * 13) % 40}` })),
  ],
);
const [free, boxed] = [graph.nodes.slice(0, 4), graph.nodes.slice(4)];
const placement = mapPlace(graph, [...free.map((node) => [node]), boxed], 1);

test('lines into a large open box and within it run between its nodes', () => {
  for (const { id, source, target } of graph.edges) {
    const { points } = placement.edges[id]!;
    for (const node of boxed) {
      if (node.id === source || node.id === target) continue;
      const hit = points
        .slice(1)
        .some((point, i) => through(points[i] ?? point, point, placement.nodes[node.id]!));
      expect(hit, `${id} through ${node.id}`).toBe(false);
    }
  }
});

test('who is asked by the same stands together, and the same graph stands the same', () => {
  const columnOf = (id: string) => placement.nodes[id]?.x ?? 0;
  const columns = services.map(
    (service) =>
      new Set(graph.edges.filter(({ source }) => source === service).map(({ target }) => columnOf(target)))
        .size,
  );
  expect(Math.max(...columns)).toBeLessThanOrEqual(2);
  expect(mapPlace(structuredClone(graph), [...free.map((node) => [node]), boxed], 1)).toEqual(placement);
});
