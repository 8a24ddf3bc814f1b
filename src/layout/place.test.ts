import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessGraph, NodeKind } from '#graph/accessGraph.ts';
import { SIZE } from '#graph/look.ts';
import { pillOf } from '#graph/pill.ts';
import { placeAlong } from '#layered/layeredPlace.ts';
import { place } from './place.ts';
import type { FlowDirection, Placement, Point, Rect } from '#graph/placement.ts';
import { borderPoint } from '#layered/routeEdges.ts';
import { testGraph, type TestEdge, type TestNode } from '#graph/testGraph.ts';
import { titleWidth } from '#graph/titleWidth.ts';

const KINDS: readonly NodeKind[] = [
  'role',
  'user',
  'group',
  'service',
  'federated',
  'account',
  'anyone',
  'session',
  'resource',
];
const FREE = new Set<NodeKind>(['service', 'anyone']);
const VERDICTS = ['valid', 'conditional', 'unknown', 'invalid'] as const;

const graphs = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), account: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 24,
  })
  .chain((seats) => {
    const nodes: TestNode[] = seats.map(({ kind, account }, i) => ({
      id: `n${i}`,
      kind,
      account: FREE.has(kind) || account === 0 ? null : String(account),
    }));
    const end = fc.nat(nodes.length - 1);
    const edges = fc.uniqueArray(
      fc.record({
        from: end,
        to: end,
        verdict: fc.constantFrom(...VERDICTS),
        label: fc.constantFrom('allowed', 'if ExternalId and MFA', 'no'),
      }),
      { maxLength: 40, selector: ({ from, to }) => `${from} ${to}` },
    );
    return edges.map((list) =>
      testGraph(
        nodes,
        list.map((edge): TestEdge => ({ ...edge, from: `n${edge.from}`, to: `n${edge.to}` })),
      ),
    );
  });

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function pills(graph: AccessGraph, placement: Placement): Rect[] {
  return graph.edges.map((edge) => {
    const { label } = placement.edges[edge.id]!;
    const { width, height } = pillOf(edge, placement.terse);
    return { x: label.x - width / 2, y: label.y - height / 2, width, height };
  });
}

/** Does the leg from a to b touch the inside of `rect`? */
function through(a: Point, b: Point, rect: Rect): boolean {
  const edge = 0.6;
  return (
    Math.min(a.x, b.x) < rect.x + rect.width - edge &&
    Math.max(a.x, b.x) > rect.x + edge &&
    Math.min(a.y, b.y) < rect.y + rect.height - edge &&
    Math.max(a.y, b.y) > rect.y + edge
  );
}

const legs = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.slice(1).map((point, i) => [points[i]!, point] as const);

/** What holds for a picture holds whichever way it runs. */
const FLOWS = ['right', 'down'] as const;

/** The strip of an account's box that only its title uses. */
function titleOf(account: string, box: Rect, flow: FlowDirection): Rect {
  return flow === 'down' ? { ...box, width: titleWidth(account) } : { ...box, height: SIZE.titleHeight };
}

const MANNERS = [{ flow: 'right' }, { flow: 'down' }, { flow: 'down', terse: true, slim: true }] as const;

test.each(MANNERS)('no two nodes, boxes or pills overlap, and no pill lies on a node: %s', (manner) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = placeAlong(graph, manner);
      const nodes = Object.values(placement.nodes);
      expect(nodes).toHaveLength(graph.nodes.length);
      const labels = pills(graph, placement);
      for (const group of [[...nodes, ...labels], Object.values(placement.boxes)])
        group.forEach((a, i) => {
          for (const b of group.slice(i + 1)) expect(overlap(a, b), JSON.stringify([a, b])).toBe(false);
        });
    }),
    { numRuns: 130 },
  );
});

test.each(FLOWS)('every node stands in its box beside the title, and nobody else does: %s', (flow) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = placeAlong(graph, { flow });
      for (const node of graph.nodes) {
        const rect = placement.nodes[node.id]!;
        for (const [account, box] of Object.entries(placement.boxes)) {
          const inside =
            rect.x >= box.x + 10 &&
            rect.x + rect.width <= box.x + box.width - 10 &&
            rect.y >= box.y + 10 &&
            !overlap(rect, titleOf(account, box, flow)) &&
            rect.y + rect.height <= box.y + box.height - 10;
          if (account === node.account) expect(inside).toBe(true);
          else expect(overlap(rect, box)).toBe(false);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test.each(MANNERS)(
  'edges start and end on borders, with the flow, and pass no node and no title: %s',
  (manner) => {
    const { flow } = manner;
    const [along, across] = flow === 'down' ? (['y', 'x'] as const) : (['x', 'y'] as const);
    const sides = flow === 'down' ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
    fc.assert(
      fc.property(graphs, (graph) => {
        const placement = placeAlong(graph, manner);
        const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]));
        const titles = Object.entries(placement.boxes).map(([id, box]) => titleOf(id, box, flow));
        for (const edge of graph.edges) {
          const { points } = placement.edges[edge.id]!;
          const [first, second] = points;
          const [before, last] = points.slice(-2);
          expect(Math.abs(first![across] - second![across])).toBeLessThan(0.6);
          expect(Math.abs(before![across] - last![across])).toBeLessThan(0.6);
          for (const [point, id] of [
            [first!, edge.source],
            [last!, edge.target],
          ] as const) {
            const rect = placement.nodes[id]!;
            const borders = sides.map((side) => borderPoint(rect, kinds.get(id), side, point[across])[along]);
            // also on slanted borders, where rounding the height would move it most
            expect(Math.min(...borders.map((at) => Math.abs(at - point[along])))).toBeLessThan(0.1);
            expect(point[across]).toBeGreaterThan(rect[across]);
            expect(point[across]).toBeLessThan(rect[across] + (across === 'x' ? rect.width : rect.height));
          }
          for (const [a, b] of legs(points)) {
            for (const title of titles) expect(through(a, b, title)).toBe(false);
            for (const node of graph.nodes)
              if (node.id !== edge.source && node.id !== edge.target)
                expect(through(a, b, placement.nodes[node.id]!), `${edge.id} through ${node.id}`).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  },
);

test('pieces that are nearly level do not add up to a slanted leg', () => {
  const graph = testGraph(
    [
      { id: 'n0', kind: 'federated' },
      { id: 'n1', kind: 'user' },
      { id: 'n2', kind: 'service', account: null },
    ],
    [
      { from: 'n2', to: 'n0' },
      { from: 'n0', to: 'n1' },
      { from: 'n0', to: 'n0', verdict: 'invalid' },
      { from: 'n1', to: 'n0', verdict: 'unknown' },
      { from: 'n2', to: 'n1' },
      { from: 'n2', to: 'n2' },
      { from: 'n0', to: 'n2', verdict: 'invalid' },
      { from: 'n1', to: 'n1' },
      { from: 'n1', to: 'n2' },
    ],
  );
  for (const { id, points } of Object.values(placeAlong(graph, { flow: 'right' }).edges))
    for (const [a, b] of legs(points))
      expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)), id).toBeLessThan(0.3);
});

test.each(FLOWS)(
  'an edge past several columns goes round them at once, not around each of them: %s',
  (flow) => {
    const names = [
      'first',
      'second-role-with-a-long-name',
      'third',
      'fourth-role-with-a-longer-name',
      'fifth',
    ];
    const pairs = [
      ['EC2', 'first'],
      ['EC2', 'third'],
      ...names.slice(1).map((name, i) => [names[i], name]),
      ['first', 'fourth-role-with-a-longer-name'],
      ['EC2', 'fifth'],
    ];
    const graph = testGraph(
      [{ id: 'EC2', kind: 'service', account: null }, ...names.map((id) => ({ id }))],
      pairs.map(([from = '', to = '']) => ({
        from,
        to,
        label: to.length > 9 ? 'if ExternalId and MFA' : 'no',
      })),
    );
    const { edges } = placeAlong(graph, { flow });
    const corners = graph.edges.map(({ id }) => edges[id]!.points.length - 2);
    expect(Math.max(...corners), corners.join(' ')).toBeLessThanOrEqual(6);
  },
);

test.each(FLOWS)('every pill lies on its edge: %s', (flow) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = placeAlong(graph, { flow });
      for (const edge of graph.edges) {
        const { points, label } = placement.edges[edge.id]!;
        const on = legs(points).some(([a, b]) => {
          const [x, y] = [
            Math.max(Math.min(label.x, Math.max(a.x, b.x)), Math.min(a.x, b.x)),
            Math.max(Math.min(label.y, Math.max(a.y, b.y)), Math.min(a.y, b.y)),
          ];
          return Math.hypot(x - label.x, y - label.y) < 0.7;
        });
        expect(on, edge.id).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test.each(FLOWS)(
  'the pill of a self-loop keeps its room when nothing else stands in its part: %s',
  (flow) => {
    const alone = (id: string): TestNode => ({ id, kind: 'resource', account: null });
    const graph = testGraph(
      [alone('a'), alone('b')],
      [{ from: 'a', to: 'a', label: 'if ExternalId and MFA' }],
    );
    const placement = placeAlong(graph, { flow });
    const [pill] = pills(graph, placement);
    expect(overlap(pill!, placement.nodes['b']!)).toBe(false);
  },
);

test.each(FLOWS)('everything lies within the stated size: %s', (flow) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = placeAlong(graph, { flow });
      const { width, height } = placement;
      const rects = [
        ...Object.values(placement.nodes),
        ...Object.values(placement.boxes),
        ...pills(graph, placement),
      ];
      for (const rect of rects) {
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(width + 0.2);
        expect(rect.y + rect.height).toBeLessThanOrEqual(height + 0.2);
      }
    }),
    { numRuns: 60 },
  );
});

test.each(FLOWS)('every edge between two nodes is drawn, also in cycles: %s', (flow) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(Object.keys(placeAlong(graph, { flow }).edges)).toHaveLength(graph.edges.length);
    }),
    { numRuns: 400 },
  );
});

test('the same graph is placed the same', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(place(structuredClone(graph))).toEqual(place(graph));
    }),
    { numRuns: 30 },
  );
});

const chain = testGraph(
  [
    { id: 'EC2', kind: 'service', account: null },
    { id: 'A', account: '1' },
    { id: 'B', account: '2' },
    { id: 'bucket', kind: 'resource', account: null },
  ],
  [
    { from: 'EC2', to: 'A' },
    { from: 'A', to: 'B' },
    { from: 'B', to: 'bucket', access: true },
  ],
);

test('a chain runs from left to right on one level line', () => {
  const { nodes, edges } = placeAlong(chain, { flow: 'right' });
  const row = ['EC2', 'A', 'B', 'bucket'].map((id) => nodes[id]!);
  for (const [i, rect] of row.entries())
    if (i > 0) expect(rect.x).toBeGreaterThan(row[i - 1]!.x + row[i - 1]!.width);
  expect(new Set(row.map(({ y }) => y)).size).toBe(1);
  for (const { points } of Object.values(edges)) expect(points).toHaveLength(2);
});

test('where a row would be small, the same chain runs down on one upright line', () => {
  const { flow, nodes, edges } = place(chain, {}, { aspect: 0.7 });
  expect(flow).toBe('down');
  const column = ['EC2', 'A', 'B', 'bucket'].map((id) => nodes[id]!);
  for (const [i, rect] of column.entries())
    if (i > 0) expect(rect.y).toBeGreaterThan(column[i - 1]!.y + column[i - 1]!.height);
  expect(new Set(column.map(({ x, width }) => x + width / 2)).size).toBe(1);
  for (const { points } of Object.values(edges)) expect(points).toHaveLength(2);
  expect(place(chain, {}, { aspect: 1.8 }).flow).toBe('right');
});

test('names are seen in full up to 28 letters, longer ones do not widen the picture', () => {
  const names = ['short', 'deployment-pipeline-prod-eu1', 'deployment-pipeline-production-eu-central-1'];
  const widths = names.map((label) => {
    const graph = testGraph([{ id: 'a', label }], []);
    return place(graph).nodes['a']!.width;
  });
  expect(widths[0]).toBeLessThan(widths[1]!);
  expect(widths[1]).toBeLessThanOrEqual(widths[2]!);
  expect(widths[2]).toBeLessThanOrEqual(240);
});

test('nodes of a column are of one width, and a gap is as wide as its pills', () => {
  const nodes = [
    { id: 'a', label: 'deploy' },
    { id: 'b', label: 'a-role-with-a-longer-name' },
    { id: 'c', account: '2' },
  ];
  const graph = (label: string) =>
    testGraph(nodes, [
      { from: 'a', to: 'c', label },
      { from: 'b', to: 'c', label },
    ]);
  const [short, long] = ['no', 'if ExternalId and MFA'].map((label) =>
    placeAlong(graph(label), { flow: 'right' }),
  );
  expect(short!.nodes['a']!.width).toBe(short!.nodes['b']!.width);
  expect(short!.width).toBeLessThan(long!.width);
});

test('roles of one account that assume each other also stand left to right', () => {
  const { nodes, boxes } = place(testGraph([{ id: 'B' }, { id: 'A' }], [{ from: 'A', to: 'B' }]));
  expect(nodes['A']!.x).toBeLessThan(nodes['B']!.x);
  expect(Object.keys(boxes)).toEqual(['1']);
});

test('an edge against the reading direction arrives from the right', () => {
  const graph = testGraph(
    [{ id: 'A' }, { id: 'B', account: '2' }],
    [
      { from: 'A', to: 'B' },
      { from: 'A', to: 'B', action: 'sts:TagSession' },
      { from: 'B', to: 'A' },
    ],
  );
  const { nodes, edges } = placeAlong(graph, { flow: 'right' });
  const [before, last] = edges[graph.edges[2]!.id]!.points.slice(-2);
  expect(last!.x).toBe(nodes['A']!.x + nodes['A']!.width);
  expect(before!.x).toBeGreaterThan(last!.x);
});

test('one more role elsewhere moves nothing here', () => {
  const more = { ...chain, nodes: [...chain.nodes, { ...chain.nodes[1]!, id: 'C', account: '3' }] };
  const [old, now] = [place(chain), place(more)];
  for (const { id } of chain.nodes) expect(now.nodes[id]).toEqual(old.nodes[id]);
});

test('a pinned node stands where it was put, its box holds it and its edges follow', () => {
  const pins = { B: [900, 700], gone: [1, 1] } as const;
  const placement = place(chain, pins, { aspect: 2 });
  const rect = placement.nodes['B']!;
  expect([rect.x, rect.y]).toEqual([900, 700]);
  const box = placement.boxes['2']!;
  expect(box.y + SIZE.titleHeight).toBeLessThanOrEqual(rect.y);
  expect(box.y + box.height).toBeGreaterThanOrEqual(rect.y + rect.height);
  const into = placement.edges[chain.edges[1]!.id]!.points.at(-1)!;
  expect(into).toEqual({ x: 900, y: 700 + SIZE.nodeHeight / 2 });
  expect(placement.nodes['EC2']).toEqual(place(chain, {}, { aspect: 2 }).nodes['EC2']);
  expect(placement.nodes['gone']).toBeUndefined();
});

test('in a picture that runs down an account has room for its id in one line', () => {
  const id = 'A_RATHER_LONG_PLACEHOLDER';
  const graph = testGraph(
    [
      { id: 'a', account: id },
      { id: 'b', account: id },
    ],
    [{ from: 'a', to: 'b' }],
  );
  const { boxes, nodes } = placeAlong(graph, { flow: 'down' });
  expect(Math.min(nodes['a']!.x, nodes['b']!.x) - boxes[id]!.x).toBeGreaterThanOrEqual(titleWidth(id));
  expect(titleWidth(id)).toBeGreaterThan(titleWidth('111111111111'));
});

test('in a picture that runs down a pinned node has its title on its left and is entered from above', () => {
  const placement = place(chain, { B: [900, 700] }, { aspect: 0.7 });
  const [rect, box] = [placement.nodes['B']!, placement.boxes['2']!];
  expect(box.x + titleWidth('2')).toBeLessThanOrEqual(rect.x);
  expect(box.y).toBeLessThan(rect.y);
  const into = placement.edges[chain.edges[1]!.id]!.points.at(-1)!;
  expect(into).toEqual({ x: 900 + rect.width / 2, y: 700 });
});

test('nothing to place has no size', () => {
  expect(place(testGraph([], []))).toMatchObject({ boxes: {}, nodes: {}, edges: {} });
});

test('thousands of nodes stand at once, in their boxes and apart', () => {
  const nodes = Array.from({ length: 5000 }, (_, i) => ({ id: `r${i}`, account: String(i % 90) }));
  const edges = Array.from({ length: 7000 }, (_, i) => ({
    from: `r${(i * 7919) % 5000}`,
    to: `r${(i * 104_729 + 13) % 5000}`,
    action: `a${i}`,
  }));
  const graph = testGraph(nodes, edges);
  const placement = place(graph);
  expect(Object.keys(placement.edges)).toHaveLength(7000);
  const boxes = Object.values(placement.boxes);
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
  });
  const rects = graph.nodes.slice(0, 400).map(({ id }) => placement.nodes[id]!);
  rects.forEach((a, i) => {
    for (const b of rects.slice(i + 1)) expect(overlap(a, b)).toBe(false);
  });
});

test('a picture that nobody could read in layers stands as a map', () => {
  const nodes = Array.from({ length: 60 }, (_, i) => ({ id: `r${i}`, account: String(i % 12) }));
  const edges = nodes.flatMap((_, i) =>
    [7, 19, 31].map((step) => ({ from: `r${i}`, to: `r${(i * step + 11) % 60}` })),
  );
  const placement = place(testGraph(nodes, edges));
  expect(placement.crowded).toBe(true);
  expect(placement.width / placement.height).toBeLessThan(3);
  // A phone never shows the whole of it: there it is as good as anywhere else, and panned.
  expect(place(testGraph(nodes, edges), {}, { aspect: 0.75, terse: true }).crowded).toBeUndefined();
  const [few, fewEdges] = [nodes.slice(0, 4), [{ from: 'r0', to: 'r1' }]];
  expect(place(testGraph(few, fewEdges)).crowded).toBeUndefined();
});
