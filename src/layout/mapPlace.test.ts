import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessGraph } from '#graph/accessGraph.ts';
import { pillOf } from '#graph/pill.ts';
import type { Placement, Point, Rect } from '#graph/placement.ts';
import { testGraph } from '#graph/testGraph.ts';
import { mapPlace } from './mapPlace.ts';
import { placer } from './placer.ts';

const VERDICTS = ['valid', 'conditional', 'unknown', 'invalid'] as const;
type Verdict = (typeof VERDICTS)[number];

/** Closed accounts, and lines between them. */
function closed(count: number, lines: readonly (readonly [from: number, to: number, verdict: Verdict])[]) {
  const graph = testGraph(
    Array.from({ length: count }, (_, i) => ({ id: `a${i}`, kind: 'account' as const, account: `a${i}` })),
    lines.map(([from, to, verdict]) => ({ from: `a${from}`, to: `a${to}`, verdict, label: '3✓ 1?' })),
  );
  const nodes = graph.nodes.map((node) => Object.assign({}, node, { closed: 9 }));
  const edges = graph.edges.map((edge) => Object.assign({}, edge, { counts: { [edge.verdict]: 2 } }));
  return { ...graph, nodes, edges };
}

const lay = (graph: AccessGraph, aspect = 1): Placement =>
  mapPlace(
    graph,
    graph.nodes.map((node) => [node]),
    aspect,
  );

const graphs = fc.integer({ min: 2, max: 14 }).chain((count) => {
  const end = fc.nat(count - 1);
  return fc
    .uniqueArray(fc.tuple(end, end, fc.constantFrom(...VERDICTS)), {
      maxLength: 50,
      selector: ([from, to]) => `${from} ${to}`,
    })
    .map((lines) =>
      closed(
        count,
        lines.filter(([from, to]) => from !== to),
      ),
    );
});

/** Whether the line from a to b touches the inside of `rect`, tried every unit. */
function through(a: Point, b: Point, rect: Rect): boolean {
  const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y));
  return Array.from({ length: steps + 1 }, (_, i) => i / Math.max(1, steps)).some((share) => {
    const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
    return x > rect.x + 1 && x < rect.x + rect.width - 1 && y > rect.y + 1 && y < rect.y + rect.height - 1;
  });
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const pills = (graph: AccessGraph, placement: Placement): Rect[] =>
  graph.edges.flatMap((edge) => {
    const placed = placement.edges[edge.id];
    if (!placed?.told) return [];
    const { height, width } = pillOf(edge, true);
    return [{ x: placed.label.x - width / 2, y: placed.label.y - height / 2, width, height }];
  });

test('no line of a map runs through an account that it has nothing to do with', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { boxes, edges } = lay(graph);
      for (const { id, source, target } of graph.edges) {
        const { points } = edges[id]!;
        for (const [account, box] of Object.entries(boxes))
          if (account !== source && account !== target)
            for (const [i, point] of points.slice(1).entries())
              expect(through(points[i]!, point, box), `${id} through ${account}`).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});

test('numbers lie on no account and on no other numbers, and all is in the picture', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = lay(graph);
      const all = [...Object.values(placement.boxes), ...pills(graph, placement)];
      all.forEach((a, i) => {
        for (const b of all.slice(i + 1)) expect(overlap(a, b), JSON.stringify([a, b])).toBe(false);
        expect([a.x >= 0, a.y >= 0]).toEqual([true, true]);
        expect([a.x + a.width <= placement.width, a.y + a.height <= placement.height]).toEqual([true, true]);
      });
    }),
    { numRuns: 100 },
  );
});

test('lines that end at one side of an account can be told apart there', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { boxes, edges } = lay(graph);
      const ends = new Map<string, Point[]>();
      for (const { id, source, target } of graph.edges) {
        const { points } = edges[id]!;
        ends.set(source, [...(ends.get(source) ?? []), points[0]!]);
        ends.set(target, [...(ends.get(target) ?? []), points.at(-1)!]);
      }
      for (const [account, points] of ends) {
        const { height, width, x, y } = boxes[account]!;
        for (const point of points)
          expect(
            Math.min(...[x, x + width].map((side) => Math.abs(side - point.x))) < 0.01 ||
              Math.min(...[y, y + height].map((side) => Math.abs(side - point.y))) < 0.01,
            `${account} ${JSON.stringify(point)}`,
          ).toBe(true);
        points.forEach((a, i) => {
          for (const b of points.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2.5);
        });
      }
    }),
    { numRuns: 100 },
  );
});

test('lines on which somebody gets through say their numbers; beside many of these, those that are blocked do not', () => {
  const star = Array.from({ length: 7 }, (_, i) => [0, i + 1, 'valid'] as const);
  const blocked = Array.from({ length: 7 }, (_, i) => [i + 1, ((i + 2) % 7) + 1, 'invalid'] as const);
  const toldIn = (graph: AccessGraph) => {
    const { edges } = lay(graph);
    return graph.edges.filter(({ id }) => edges[id]?.told).map(({ verdict }) => verdict);
  };
  const few = toldIn(closed(8, [...star, ...blocked]));
  expect(few.filter((verdict) => verdict === 'valid')).toHaveLength(7);
  expect(few).toContain('invalid');
  const every = Array.from({ length: 56 }, (_, i) => [Math.floor(i / 7), (i % 7) + 1] as const);
  const many = toldIn(
    closed(
      8,
      every.filter(([a, b]) => a !== b).map(([a, b]) => [a, b, a === 0 ? 'valid' : 'invalid'] as const),
    ),
  );
  expect(many).toEqual(Array.from({ length: 7 }, () => 'valid'));
});

test('so many lines on which somebody gets through that nobody follows one say nothing', () => {
  const lines = Array.from({ length: 12 * 12 }, (_, i) => [Math.floor(i / 12), i % 12, 'valid'] as const);
  const { edges } = lay(
    closed(
      12,
      lines.filter(([a, b]) => a !== b),
    ),
  );
  expect(Object.values(edges).some(({ told }) => told)).toBe(false);
});

test('accounts stand beside those that they are joined to, in whatever order they come', () => {
  const shuffled = [0, 5, 2, 7, 4, 1, 6, 3, 8];
  const { boxes } = lay(
    closed(
      9,
      shuffled.slice(1).map((to, i) => [shuffled[i]!, to, 'valid']),
    ),
  );
  const lengths = shuffled.slice(1).map((to, i) => {
    const [a, b] = [boxes[`a${shuffled[i]!}`]!, boxes[`a${to}`]!];
    return Math.max(Math.abs(a.x - b.x) / a.width, Math.abs(a.y - b.y) / a.height);
  });
  expect(Math.max(...lengths)).toBeLessThan(2.5);
});

test('an edit that changes verdicts moves no account', () => {
  const ring = Array.from({ length: 9 }, (_, i) => [i, (i + 1) % 9] as const);
  const others = Array.from({ length: 18 }, (_, i) => [i % 9, (i + 2 + (i % 4)) % 9] as const);
  const all = [...new Map([...ring, ...others].map((ends) => [ends.join(), ends])).values()];
  const graph = (open: (i: number) => Verdict) =>
    closed(
      9,
      all.map(([a, b], i) => [a, b, open(i)]),
    );
  const again = placer();
  const first = again(graph(() => 'valid'));
  expect(first.crowded).toBe(true);
  const next = again(graph((i) => (i % 5 === 0 ? 'invalid' : 'conditional')));
  expect(next).not.toBe(first);
  const shape = ({ boxes }: Placement) =>
    Object.entries(boxes)
      .toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x)
      .map(([id]) => id);
  expect(shape(next)).toEqual(shape(first));
});

test('on a phone a map is as wide as the screen and runs down', () => {
  const star = Array.from({ length: 11 }, (_, i) => [0, i + 1, 'valid'] as const);
  const { height, width } = lay(closed(12, star), 0.75);
  expect(width).toBeLessThan(780);
  expect(height).toBeGreaterThan(width);
});
