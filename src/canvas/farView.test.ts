import { expect, test } from 'vitest';
import { place } from '#layout/place.ts';
import { tellFrom, tellGraph } from '#graph/tellGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import { farEdges, farNodes, farParties, followedLines } from './farView.ts';
import { toFlow } from './flow.ts';
import { testGraph } from './testGraph.ts';

const flow = toFlow(testGraph, place(testGraph));
const [edge] = flow.edges;
const none = new Set<string>();
const looked = new Set([edge!.id, edge!.source, edge!.target]);

test('above the bitmap of lines only those stand that somebody looks at', () => {
  expect(farEdges(flow, flow.nodes, none)).toEqual([]);
  expect(farEdges(flow, flow.nodes, looked).map(({ id }) => id)).toEqual([edge!.id]);
});

test('lines of a map on which somebody gets through stay elements while they can be followed', () => {
  const open = flow.edges.filter(({ data }) => data?.edge.verdict !== 'invalid').map(({ id }) => id);
  expect([...followedLines(flow)]).toEqual(open);
  expect(farEdges(flow, flow.nodes, none, followedLines(flow)).map(({ id }) => id)).toEqual(open);
  const crowd = Array.from({ length: 200 }, (_, i) => ({
    ...flow.edges.find(({ id }) => id === open[0])!,
    id: `e${i}`,
  }));
  expect(followedLines({ ...flow, edges: crowd }).size).toBe(0);
});

test('from far away only boxes stay, and what somebody looks at', () => {
  const parties = farParties(flow);
  const nodes = farNodes(flow, parties, none);
  expect(nodes.every(({ type }) => type === 'box')).toBe(true);
  expect(nodes.length + parties.length).toBe(flow.nodes.length);
  const more = farNodes(flow, parties, looked);
  expect(more.length).toBe(nodes.length + 2);
  expect(farEdges(flow, more, looked)).toEqual([edge]);
});

test('near, all nodes stay the ones they were', () => {
  expect(farNodes(flow, [], looked)).toBe(flow.nodes);
});

test('cards of closed accounts stay, also from far away', () => {
  const seen = tellGraph(
    visibleGraph(testGraph, { collapsed: testGraph.accounts.map(({ id }) => id) }),
    tellFrom(testGraph),
  );
  expect(farParties(toFlow(seen, place(seen))).filter(({ data }) => data.node.closed !== undefined)).toEqual(
    [],
  );
});
