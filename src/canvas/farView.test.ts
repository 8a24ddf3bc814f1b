import { expect, test } from 'vitest';
import { place } from '#layout/place.ts';
import { tellFrom, tellGraph } from '#graph/tellGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import { farView, partyAt } from './farView.ts';
import { toFlow } from './flow.ts';
import { testGraph } from './testGraph.ts';

const placement = place(testGraph);
const flow = toFlow(testGraph, placement);
const [edge] = flow.edges;
const none = new Set<string>();

test('every line is either drawn or on the bitmap, never both', () => {
  for (const isFar of [true, false])
    for (const looked of [none, new Set([edge!.id, edge!.source, edge!.target])]) {
      const { edges, lines } = farView(flow, isFar, looked);
      expect([...edges, ...lines].map(({ id }) => id).sort()).toEqual(flow.edges.map(({ id }) => id).sort());
    }
});

test('from far away only boxes stay, and what somebody looks at', () => {
  const { nodes, parties } = farView(flow, true, none);
  expect(nodes.every(({ type }) => type === 'box')).toBe(true);
  expect(nodes.length + parties.length).toBe(flow.nodes.length);
  const looked = farView(flow, true, new Set([edge!.id, edge!.source, edge!.target]));
  expect(looked.edges.map(({ id }) => id)).toEqual([edge!.id]);
  expect(looked.nodes.length).toBe(nodes.length + 2);
});

test('near, all nodes stay', () => {
  expect(farView(flow, false, none).nodes).toEqual(flow.nodes);
});

test('cards of closed accounts stay, also from far away', () => {
  const seen = tellGraph(
    visibleGraph(testGraph, { collapsed: testGraph.accounts.map(({ id }) => id) }),
    tellFrom(testGraph),
  );
  const { nodes } = farView(toFlow(seen, place(seen)), true, none);
  expect(nodes.filter(({ type }) => type === 'party').map(({ id }) => id)).toEqual(
    testGraph.accounts.map(({ id }) => id),
  );
});

test('a click finds the node on the bitmap', () => {
  const { parties } = farView(flow, true, none);
  const [party] = parties;
  const { x, y } = placement.nodes[party!.id]!;
  expect(partyAt(parties, placement, { x: x + 3, y: y + 3 })).toBe(party!.id);
  expect(partyAt(parties, placement, { x: -50, y: -50 })).toBeNull();
});
