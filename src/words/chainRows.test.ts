import { expect, test } from 'vitest';
import type { Chain, Hop } from '#chains/chain.ts';
import { detours, hopRows, way } from './chainRows.ts';
import { exampleEdge, exampleGraph, SOURCE, TARGET } from './exampleEdge.ts';

const graph = exampleGraph(exampleEdge());
const hop = (number: number, source: string, target: string): Hop => ({
  number,
  edge: exampleEdge({ source, target }),
  chained: number > 1,
});
const chain = (...hops: readonly Hop[]): Chain => ({
  source: hops[0]?.edge.source ?? '',
  target: hops.at(-1)?.edge.target ?? '',
  hops,
  verdict: 'valid',
  requires: [],
  missing: [],
  text: '',
  notes: [],
});
const role = (name: string) => `arn:aws:iam::333333333333:role/${name}`;

test('how far, and over whom', () => {
  expect(way(graph, chain(hop(1, SOURCE, TARGET)))).toBe('directly');
  expect(way(graph, chain(hop(1, SOURCE, role('A')), hop(2, role('A'), TARGET)))).toBe('by way of A');
  const far = [SOURCE, role('A'), role('B'), role('C'), TARGET];
  const hops = far.slice(1).map((to, i) => hop(i + 1, far[i] ?? '', to));
  expect(way(graph, chain(...hops))).toBe('by way of A, B and 1 more');
});

test('a hop is a row that leads to its edge', () => {
  const [row] = hopRows(graph, chain(hop(1, SOURCE, TARGET)));
  expect(row).toMatchObject({
    number: 1,
    id: exampleEdge().id,
    from: 'Caller',
    to: 'Callee',
    verdict: 'valid',
  });
});

test('what a hop asks is said once; alternatives are one condition', () => {
  const need = (text: string) => ({
    key: text,
    operator: 'StringEquals',
    values: [],
    mustNot: false,
    gate: 'trust' as const,
    places: [],
    text,
  });
  const [a, b] = [need('it has a'), need('it has b')];
  const asked = (...ways: (typeof a)[][]) => {
    const one = hop(1, SOURCE, TARGET);
    const edge = { ...one.edge, requires: [a, b], ways };
    return hopRows(graph, chain({ ...one, edge }))[0]?.conditions;
  };
  expect(asked()).toEqual(['it has a', 'it has b']);
  expect(asked([a])).toEqual(['it has a']);
  expect(asked([a], [b])).toEqual(['it has a, or if it has b']);
});

test('detours are whole and longer than one hop', () => {
  const direct = chain(hop(1, SOURCE, TARGET));
  const over = chain(hop(1, SOURCE, role('A')), hop(2, role('A'), TARGET));
  expect(detours([direct, over, { ...over, verdict: 'invalid' }])).toEqual([over]);
});
