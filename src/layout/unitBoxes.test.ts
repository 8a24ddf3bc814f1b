import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessGraph } from '#graph/accessGraph.ts';
import { pillOf } from '#graph/pill.ts';
import type { Placement, Point, Rect } from '#graph/placement.ts';
import { inUnits, testGraph, type TestEdge, type TestNode } from '#graph/testGraph.ts';
import { unitTree } from '#graph/unitTree.ts';
import { coarsePlace } from './coarsePlace.ts';
import { placeAlong } from '#layered/layeredPlace.ts';
import { mapPlace } from './mapPlace.ts';
import { place } from './place.ts';

const VERDICTS = ['valid', 'conditional', 'unknown', 'invalid'] as const;
/** Ways to OUs from the root; undefined: nobody said where the account is. */
const WAYS = [undefined, ['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'D'], ['E'], ['F', 'G']] as const;

const graphs = fc
  .record({
    seats: fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 1, maxLength: 26 }),
    ways: fc.array(fc.constantFrom(...WAYS), { minLength: 8, maxLength: 8 }),
  })
  .chain(({ seats, ways }) => {
    const nodes: TestNode[] = seats.map((account, i) => ({
      id: `n${i}`,
      kind: account < 0 ? 'service' : 'role',
      account: account < 0 ? null : String(account),
    }));
    const end = fc.nat(nodes.length - 1);
    return fc
      .uniqueArray(
        fc.record({
          from: end,
          to: end,
          verdict: fc.constantFrom(...VERDICTS),
          label: fc.constantFrom('allowed', 'if ExternalId and MFA', 'no'),
        }),
        { maxLength: 40, selector: ({ from, to }) => `${from} ${to}` },
      )
      .map((list) =>
        inUnits(
          testGraph(
            nodes,
            list.map((edge): TestEdge => ({ ...edge, from: `n${edge.from}`, to: `n${edge.to}` })),
          ),
          Object.fromEntries(ways.map((way, i) => [String(i), way])),
        ),
      );
  });

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (outer: Rect, inner: Rect, by: number): boolean =>
  inner.x >= outer.x + by &&
  inner.y >= outer.y + by &&
  inner.x + inner.width <= outer.x + outer.width - by &&
  inner.y + inner.height <= outer.y + outer.height - by;

function through(a: Point, b: Point, rect: Rect): boolean {
  const edge = 0.6;
  return (
    Math.min(a.x, b.x) < rect.x + rect.width - edge &&
    Math.max(a.x, b.x) > rect.x + edge &&
    Math.min(a.y, b.y) < rect.y + rect.height - edge &&
    Math.max(a.y, b.y) > rect.y + edge
  );
}

/** Boxes of OUs hold what is in them, and nothing else; titles have their room. */
function expectBoxes(graph: AccessGraph, placement: Placement): void {
  const tree = unitTree(graph);
  const units = placement.units ?? {};
  expect(Object.keys(units).toSorted()).toEqual([...tree.boxes.keys()].toSorted());
  const stands = [
    ...graph.accounts.map(({ id }) => ({ path: tree.around({ account: id }), rect: placement.boxes[id]! })),
    ...graph.nodes
      .filter(({ account }) => account === null)
      .map((node) => ({ path: tree.around(node), rect: placement.nodes[node.id]! })),
  ];
  for (const [id, unit] of Object.entries(units)) {
    const { parent } = tree.boxes.get(id)!;
    if (parent !== null) expect(holds(units[parent]!, unit, 4), `${id} in ${parent}`).toBe(true);
    expect(holds(unit, unit.title, -0.1)).toBe(true);
    for (const { path, rect } of stands) {
      if (path.includes(id)) {
        expect(holds(unit, rect, 4), JSON.stringify([id, unit, rect])).toBe(true);
        expect(overlap(unit.title, rect)).toBe(false);
      } else expect(overlap(unit, rect), JSON.stringify([id, unit, rect])).toBe(false);
    }
    const ancestors = new Set<string>();
    for (let at = tree.boxes.get(id)?.parent ?? null; at !== null; at = tree.boxes.get(at)?.parent ?? null)
      ancestors.add(at);
    for (const [other, box] of Object.entries(units)) {
      if (other === id) continue;
      if (ancestors.has(other))
        expect(overlap(unit, box.title), `${id} on the title of ${other}`).toBe(false);
      else if (tree.boxes.get(other)?.parent === tree.boxes.get(id)?.parent)
        expect(overlap(unit, box), `${id} and ${other}`).toBe(false);
    }
  }
}

const MANNERS = [{ flow: 'right' }, { flow: 'down' }, { flow: 'down', terse: true, slim: true }] as const;

test.each(MANNERS)('in layers: %s', (manner) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const placement = placeAlong(graph, manner);
      expectBoxes(graph, placement);
      const rects = [
        ...Object.values(placement.nodes),
        ...graph.edges.map((edge) => {
          const { label } = placement.edges[edge.id]!;
          const { height, width } = pillOf(edge, placement.terse);
          return { x: label.x - width / 2, y: label.y - height / 2, width, height };
        }),
      ];
      const titles = Object.values(placement.units ?? {}).map(({ title }) => title);
      rects.forEach((a, i) => {
        for (const b of [...rects.slice(i + 1), ...titles])
          expect(overlap(a, b), JSON.stringify([a, b])).toBe(false);
      });
      const boxes = Object.values(placement.boxes);
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
      });
      for (const { id, source, target } of graph.edges) {
        const { points } = placement.edges[id]!;
        points.slice(1).forEach((point, i) => {
          for (const title of titles) expect(through(points[i]!, point, title), id).toBe(false);
          for (const node of graph.nodes)
            if (node.id !== source && node.id !== target)
              expect(through(points[i]!, point, placement.nodes[node.id]!), `${id} ${node.id}`).toBe(false);
        });
      }
      for (const rect of [...Object.values(placement.units ?? {}), ...rects, ...boxes]) {
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(placement.width + 0.2);
        expect(rect.y + rect.height).toBeLessThanOrEqual(placement.height + 0.2);
      }
    }),
    { numRuns: 150 },
  );
});

const alone = (graph: AccessGraph) => {
  const blocks = new Map<string, AccessGraph['nodes'][number][]>();
  for (const node of graph.nodes) {
    const key = node.account ?? node.id;
    blocks.set(key, [...(blocks.get(key) ?? []), node]);
  }
  return [...blocks.values()];
};

test('a box of an account does not grow beyond its OU when jogs are levelled', () => {
  const graph = inUnits(
    testGraph(
      [
        { id: 'n0', account: '5' },
        { id: 'n1', account: '3' },
        { id: 'n2', account: '3' },
        { id: 'n3', account: '3' },
      ],
      [
        { from: 'n3', to: 'n2' },
        { from: 'n1', to: 'n3' },
        { from: 'n1', to: 'n2' },
      ],
    ),
    { '5': ['A'], '3': ['E'] },
  );
  for (const manner of MANNERS) expectBoxes(graph, placeAlong(graph, manner));
});

test.each([
  ['map', mapPlace],
  ['coarse', coarsePlace],
] as const)('as a %s', (_, lay) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expectBoxes(graph, lay(graph, alone(graph), 1.2));
    }),
    { numRuns: 150 },
  );
});

test('the same graph is placed the same', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(place(structuredClone(graph))).toEqual(place(graph));
    }),
    { numRuns: 20 },
  );
});

const pair = testGraph(
  [
    { id: 'EC2', kind: 'service', account: null },
    { id: 'ci', account: '1' },
    { id: 'shop', account: '2' },
    { id: 'pay', account: '3' },
    { id: 'idle', account: '4' },
  ],
  [
    { from: 'EC2', to: 'ci' },
    { from: 'ci', to: 'shop' },
    { from: 'ci', to: 'pay' },
  ],
);
const WHERE = { '1': ['Tools'], '2': ['Work', 'Prod'], '3': ['Work', 'Prod'], '4': ['Sandbox'] } as const;

test('without OUs nothing is different, and an organization that is only a root has no box', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const bare = { ...graph, accounts: graph.accounts.map(({ declared, id }) => ({ id, declared })) };
      const root = inUnits(bare, Object.fromEntries(bare.accounts.map(({ id }) => [id, []])));
      const placement = place(bare);
      expect('units' in placement).toBe(false);
      expect(place(root)).toEqual(placement);
    }),
    { numRuns: 20 },
  );
});

test('an OU that holds nothing but another OU has no box of its own', () => {
  const placement = place(inUnits(pair, WHERE));
  expect(Object.keys(placement.units ?? {})).toEqual(['ou-Tools', 'ou-Prod', 'ou-Sandbox']);
});

test('callers stand left of their targets, whatever OU they are in, and one edge between two OUs is level', () => {
  const { edges, nodes } = placeAlong(inUnits(pair, { ...WHERE, '3': ['Other'] }), { flow: 'right' });
  const xs = ['EC2', 'ci', 'shop'].map((id) => nodes[id]!.x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  expect(edges['EC2→ci|sts:AssumeRole']!.points).toHaveLength(2);
});

test('one more account elsewhere moves nothing here', () => {
  const more = { ...pair, nodes: [...pair.nodes, { ...pair.nodes[4]!, id: 'new', account: '5' }] };
  more.accounts = [...pair.accounts, { id: '5', declared: true }];
  const [old, now] = [inUnits(pair, WHERE), inUnits(more, { ...WHERE, '5': ['Later'] })].map((graph) =>
    placeAlong(graph, { flow: 'right' }, 3),
  );
  for (const id of ['EC2', 'ci', 'shop', 'pay']) expect(now!.nodes[id]).toEqual(old!.nodes[id]);
  expect(now!.units?.['ou-Prod']).toEqual(old!.units?.['ou-Prod']);
});

test('what nobody calls stands beside the others of its OU, and no lane becomes a tower', () => {
  const idle = Array.from({ length: 24 }, (_, i) => ({ id: `r${i}`, account: String(i) }));
  const all = inUnits(
    testGraph(idle, []),
    Object.fromEntries(idle.map(({ account }) => [account, ['Sandbox']])),
  );
  const { height, width } = placeAlong(all, { flow: 'right' });
  expect(height / width).toBeLessThan(2);
  expect(height / width).toBeGreaterThan(0.5);
});

test('the box of an OU grows with a node that was put elsewhere', () => {
  const graph = inUnits(pair, WHERE);
  const placement = place(graph, { shop: [1500, 900] });
  const prod = placement.units!['ou-Prod']!;
  expect(holds(prod, placement.boxes['2']!, 4)).toBe(true);
  expect(holds(prod, placement.boxes['3']!, 4)).toBe(true);
  expect(placement.width).toBeGreaterThanOrEqual(prod.x + prod.width);
});
