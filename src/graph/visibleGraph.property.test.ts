// Nothing gets lost and nothing is too much: whatever is chosen, every edge is drawn, counted, or left out by a choice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeKind } from './accessGraph.ts';
import { standFor } from './counts.ts';
import { inUnits, testGraph } from './testGraph.ts';
import { BUDGET, remaining, visibleGraph } from './visibleGraph.ts';

const VERDICTS = ['valid', 'conditional', 'unknown', 'invalid'] as const;
const KINDS: readonly NodeKind[] = ['role', 'user', 'service', 'resource'];

interface Shape {
  readonly nodes: number;
  readonly accounts: number;
  /** 0: nobody said anything about OUs. */
  readonly ous: number;
  readonly edges: readonly (readonly [number, number, number])[];
}

const shape = fc.record({
  nodes: fc.integer({ min: 1, max: 900 }),
  accounts: fc.constantFrom(1, 2, 7, 60, 400),
  ous: fc.constantFrom(0, 0, 2, 4),
  edges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(3)), { maxLength: 2500, size: 'max' }),
});

function estate({ accounts, edges, nodes, ous }: Shape) {
  const all = Array.from({ length: nodes }, (_, i) => {
    const kind = KINDS[i % 23 === 0 ? 2 : i % 11 === 0 ? 3 : i % 5 === 0 ? 1 : 0] ?? 'role';
    const outside = kind === 'service' || (kind === 'resource' && i % 2 === 0);
    return { id: `n${i}`, kind, account: outside ? null : String(i % accounts) };
  });
  // Nothing is asked of a resource: it is only used.
  const lines = edges
    .map(([from, to, verdict]) => ({ from: from % nodes, to: to % nodes, verdict }))
    .filter(({ from }) => all[from]?.kind !== 'resource');
  const pairs = new Map(lines.map((line) => [`${line.from} ${line.to}`, line]));
  const graph = testGraph(
    all,
    [...pairs.values()].map(({ from, to, verdict }) => ({
      from: `n${from}`,
      to: `n${to}`,
      verdict: VERDICTS[verdict] ?? 'valid',
      access: all[to]?.kind === 'resource',
    })),
  );
  if (ous === 0) return graph;
  const ways = [['A'], ['A', 'B'], ['A', 'C'], ['D'], []];
  return inUnits(
    graph,
    Object.fromEntries(graph.accounts.map(({ id }) => [id, ways[Number(id) % (ous + 1)]])),
  );
}

const view = fc.record(
  {
    collapsed: fc.array(fc.oneof(fc.nat(60).map(String), fc.constantFrom('ou-A', 'ou-B', 'ou-D')), {
      maxLength: 8,
    }),
    opened: fc.array(
      fc
        .tuple(fc.oneof(fc.nat(60).map(String), fc.constant('ou-B')), fc.integer({ min: 1, max: 9 }))
        .map(([account, nth]) => `${account}#${nth}`),
      { maxLength: 4 },
    ),
    hidden: fc.subarray([...VERDICTS, '-access']),
    focus: fc.tuple(
      fc.nat(900).map((i) => `n${i}`),
      fc.integer({ min: 1, max: 3 }),
    ),
    filter: fc.record(
      {
        text: fc.constantFrom('n1', 'n1*2', '-n3', 'nothing'),
        cross: fc.constant(true as const),
        kinds: fc.subarray(['user', 'role']),
        accounts: fc.array(fc.oneof(fc.nat(7).map(String), fc.constant('ou-A')), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

test('every edge is drawn, bundled and counted, counted inside a node, or left out by a choice', () => {
  fc.assert(
    fc.property(shape, view, (made, choices) => {
      const whole = estate(made);
      const left = remaining(whole, choices);
      const seen = visibleGraph(whole, choices);
      const inside = seen.nodes.reduce((sum, node) => sum + (node.inside ?? 0), 0);
      expect(standFor(seen.edges) + inside).toBe(left.edges.length);
      const ends = new Set(seen.nodes.map(({ id }) => id));
      expect(seen.edges.every(({ source, target }) => ends.has(source) && ends.has(target))).toBe(true);
      expect(new Set(seen.edges.map(({ id }) => id)).size).toBe(seen.edges.length);
      expect(ends.size).toBe(seen.nodes.length);
      // Principals, too, are drawn or counted.
      const principals = left.nodes.filter(({ kind }) => kind !== 'resource').length;
      const shown = seen.nodes.reduce(
        (sum, node) => sum + (node.closed ?? (node.kind === 'resource' ? 0 : 1)),
        0,
      );
      expect(shown).toBe(principals);
      for (const edge of seen.edges)
        if ('counts' in edge && edge.counts !== undefined)
          expect(Object.values(edge.counts).reduce((sum, count) => sum + count, 0)).toBe(standFor([edge]));
    }),
    { numRuns: 60 },
  );
});

test('no picture is larger than a browser can move', () => {
  fc.assert(
    fc.property(shape, view, (made, choices) => {
      const { edges, nodes } = visibleGraph(estate(made), choices);
      expect(nodes.length).toBeLessThanOrEqual(BUDGET.nodes);
      // Single lines are drawn by the browser, lines for many are a bitmap.
      const isBitmap = edges.some((edge) => 'bundles' in edge);
      expect(edges.length).toBeLessThanOrEqual(isBitmap ? BUDGET.lines : BUDGET.edges);
    }),
    { numRuns: 60 },
  );
});
