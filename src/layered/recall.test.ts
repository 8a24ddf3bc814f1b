import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement, Rect } from '#graph/placement.ts';
import { testGraph } from '#graph/testGraph.ts';
import { placeInLayers } from './layeredPlace.ts';

const MANNERS = [{ flow: 'right' }, { flow: 'down', terse: true, slim: true }] as const;

const graphs = fc.integer({ min: 6, max: 20 }).chain((count) => {
  const end = fc.nat(count - 1);
  return fc
    .uniqueArray(fc.record({ from: end, to: end }), {
      minLength: count,
      maxLength: 2 * count,
      selector: ({ from, to }) => `${from} ${to}`,
    })
    .map((edges) =>
      testGraph(
        Array.from({ length: count }, (_, i) => ({
          id: `n${i}`,
          account: i % 5 === 0 ? null : String(i % 4),
        })),
        edges.map(({ from, to }) => ({ from: `n${from}`, to: `n${to}` })),
      ),
    );
});

const without = (graph: AccessGraph, nth: number): AccessGraph => ({
  ...graph,
  edges: graph.edges.filter((_, i) => i !== nth % graph.edges.length),
});

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How far nodes are from where they were, all together. */
const movement = (before: Placement, { nodes }: Placement): number =>
  Object.entries(nodes).reduce((sum, [id, { x, y }]) => {
    const old = before.nodes[id];
    return old === undefined ? sum : sum + Math.hypot(x - old.x, y - old.y);
  }, 0);

test.each(MANNERS)('whatever is remembered, nothing overlaps: %s', (manner) => {
  fc.assert(
    fc.property(graphs, graphs, (graph, other) => {
      const { heights } = placeInLayers(other, manner);
      const { placement } = placeInLayers(graph, manner, 1, heights);
      const nodes = Object.values(placement.nodes);
      expect(nodes).toHaveLength(graph.nodes.length);
      nodes.forEach((a, i) => {
        for (const b of nodes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
      });
    }),
    { numRuns: 15 },
  );
});

test('when an edge goes, less moves than in a picture that is made anew', () => {
  let [anew, kept] = [0, 0];
  for (const graph of fc.sample(graphs, { numRuns: 12, seed: 7 })) {
    const first = placeInLayers(graph, MANNERS[0]);
    for (const nth of [0, 5, 9]) {
      const next = without(graph, nth);
      anew += movement(first.placement, placeInLayers(next, MANNERS[0]).placement);
      kept += movement(first.placement, placeInLayers(next, MANNERS[0], 1, first.heights).placement);
    }
  }
  expect(kept).toBeLessThan(0.95 * anew);
});

test('of a picture in which most is new nothing is kept', () => {
  const [one, other] = fc.sample(graphs, { numRuns: 2, seed: 3 });
  const renamed = JSON.parse(JSON.stringify(other).replaceAll(/\bn(\d)/gu, 'm$1')) as AccessGraph;
  const { heights } = placeInLayers(one!, MANNERS[0]);
  expect(placeInLayers(renamed, MANNERS[0], 1, heights)).toEqual(placeInLayers(renamed, MANNERS[0]));
});
