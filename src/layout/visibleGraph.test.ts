import { expect, test } from 'vitest';
import { place } from './place.ts';
import { testGraph } from '#graph/testGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';

const graph = testGraph(
  [
    { id: 'EC2', kind: 'service', account: null },
    { id: 'a1' },
    { id: 'a2' },
    { id: 'alice', kind: 'user' },
    { id: 'b', account: '2' },
  ],
  [
    { from: 'EC2', to: 'a1' },
    { from: 'a1', to: 'a2' },
    { from: 'a1', to: 'b' },
    { from: 'a2', to: 'b' },
    { from: 'alice', to: 'b', verdict: 'invalid' },
    { from: 'b', to: 'b', verdict: 'invalid' },
  ],
);

test('without choices the graph is the graph', () => {
  expect(visibleGraph(graph, {})).toBe(graph);
});

test('hidden verdicts take their edges and nothing else', () => {
  const seen = visibleGraph(graph, { hidden: ['invalid'] });
  expect(seen.nodes).toEqual(graph.nodes);
  expect(seen.edges.map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'valid', 'valid']);
});

test('a closed account is one node; its edges merge by verdict, inner ones go', () => {
  const seen = visibleGraph(graph, { collapsed: ['1', 'nowhere'] });
  expect(seen.nodes.map(({ id, kind, detail }) => [id, kind, detail])).toEqual([
    ['EC2', 'service', 'service'],
    ['1', 'account', 'closed · 2 roles, 1 more'],
    ['b', 'role', 'role'],
  ]);
  expect(seen.edges.map(({ source, target, verdict, label }) => [source, target, verdict, label])).toEqual([
    ['EC2', '1', 'valid', 'allowed'],
    ['1', 'b', 'valid', '2 valid'],
    ['1', 'b', 'invalid', 'allowed'],
    ['b', 'b', 'invalid', 'allowed'],
  ]);
  expect(new Set(seen.edges.map(({ id }) => id)).size).toBe(4);
  expect(seen.edges[0]!.id).toBe(graph.edges[0]!.id);
  expect(Object.keys(place(seen).boxes)).toEqual(['1', '2']);
});

test('two closed accounts keep one edge for each verdict between them', () => {
  const seen = visibleGraph(graph, { collapsed: ['1', '2'], hidden: ['valid'] });
  expect(seen.edges.map(({ source, target }) => [source, target])).toEqual([['1', '2']]);
});
