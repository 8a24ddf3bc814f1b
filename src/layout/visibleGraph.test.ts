import { expect, test } from 'vitest';
import { place } from './place.ts';
import { testGraph } from '#graph/testGraph.ts';
import type { AccessGraph } from '#graph/accessGraph.ts';
import { tellFrom, tellGraph } from '#graph/tellGraph.ts';
import { OUTSIDE } from '#graph/cards.ts';
import { closedAccounts, visibleGraph } from '#graph/visibleGraph.ts';
import type { ViewChoices } from '#workspace/workspace.ts';

const told = (whole: AccessGraph, view: ViewChoices) => tellGraph(visibleGraph(whole, view), tellFrom(whole));

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
  const seen = told(graph, { hidden: ['invalid'] });
  expect(seen.nodes).toEqual(graph.nodes);
  expect(seen.edges.map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'valid', 'valid']);
});

test('a closed account is one node; its edges become one line each way, inner ones are counted', () => {
  const seen = told(graph, { collapsed: ['1', 'nowhere'] });
  expect(seen.nodes.map(({ id, kind, label }) => [id, kind, label])).toEqual([
    ['EC2', 'service', 'EC2'],
    ['1', 'account', '2 roles'],
    ['b', 'role', 'b'],
  ]);
  expect(seen.edges.map(({ source, target, verdict, label }) => [source, target, verdict, label])).toEqual([
    ['EC2', '1', 'valid', 'allowed'],
    ['1', 'b', 'valid', '2✓ 1✗'],
    ['b', 'b', 'invalid', 'allowed'],
  ]);
  expect(seen.nodes[1]).toMatchObject({ inside: 1, detail: 'and 1 more · 1 edge inside' });
  expect(seen.edges[1]!.text).toBe('2 valid, 1 invalid: a1 to b. a2 to b. alice to b.');
  expect(new Set(seen.edges.map(({ id }) => id)).size).toBe(3);
  expect(seen.edges[0]!.id).toBe(graph.edges[0]!.id);
  expect(Object.keys(place(seen).boxes)).toEqual(['1', '2']);
});

test('two closed accounts keep one line between them', () => {
  const seen = told(graph, { collapsed: ['1', '2'], hidden: ['valid'] });
  expect(seen.edges.map(({ source, target }) => [source, target])).toEqual([['1', '2']]);
});

const large = testGraph(
  [
    ...Array.from({ length: 150 }, (_, i) => ({ id: `r${i}`, account: String(i % 3) })),
    { id: 'small', account: '9' },
    { id: 'own', kind: 'resource' as const, account: null },
    { id: 'shared', kind: 'resource' as const, account: null },
  ],
  [
    { from: 'r0', to: 'own', access: true },
    { from: 'r0', to: 'shared', access: true },
    { from: 'r1', to: 'shared', access: true },
    { from: 'r1', to: 'small' },
  ],
);

test('a picture that nobody could read whole begins with its large accounts closed', () => {
  expect(closedAccounts(large, {})).toEqual(['0', '1', '2']);
  const seen = told(large, { hidden: ['-access'] });
  expect(seen.nodes.map(({ id, closed }) => [id, closed])).toEqual([
    ['0', 50],
    ['1', 50],
    ['2', 50],
    ['small', undefined],
    ['shared', undefined],
  ]);
  expect(seen.edges.map(({ source, target }) => [source, target])).toEqual([
    ['0', 'shared'],
    ['1', 'shared'],
    ['1', 'small'],
  ]);
});

test('principals make a picture large sooner than resources do', () => {
  const roles = (count: number, accounts: number) =>
    testGraph(
      Array.from({ length: count }, (_, i) => ({ id: `r${i}`, account: String(i % accounts) })),
      [],
    );
  expect(closedAccounts(roles(60, 2), {})).toEqual([]);
  expect(closedAccounts(roles(61, 2), {})).toEqual(['0', '1']);
  // One account alone says nothing while it is closed.
  expect(closedAccounts(roles(61, 1), {})).toEqual([]);
});

test('whoever has opened everything sees everything', () => {
  expect(visibleGraph(large, { collapsed: [], hidden: ['-access'] })).toBe(large);
  expect(closedAccounts(graph, {})).toEqual([]);
});

test('resources that are hidden leave nothing behind, and do not make a picture large', () => {
  const seen = told(large, { collapsed: ['0', '1', '2'] });
  expect(seen.nodes.map(({ id }) => id)).toEqual(['0', '1', '2', 'small']);
  expect(seen.edges.map(({ kind }) => kind)).toEqual(['assume']);
  const bucket = { id: 'bucket', kind: 'resource' as const, account: 'only a bucket' };
  const few = testGraph([{ id: 'a' }, { id: 'b' }, bucket], [{ from: 'a', to: 'bucket', access: true }]);
  expect(visibleGraph(few, { hidden: ['access'] }).accounts.map(({ id }) => id)).toEqual(['1']);
  const many = Array.from({ length: 150 }, (_, i) => ({
    id: `s${i}`,
    kind: 'resource' as const,
    account: String(1 + (i % 2)),
  }));
  const crowded = testGraph(
    [{ id: 'a' }, { id: 'b', account: '2' }, ...many],
    [
      { from: 'a', to: 'b' },
      { from: 'a', to: 's0', access: true },
    ],
  );
  expect(closedAccounts(crowded, {})).toEqual([]);
  expect(closedAccounts(crowded, { hidden: ['-access'] })).toEqual(['1', '2']);
});

test('resources outside of accounts can be closed like an account', () => {
  const seen = told(large, { collapsed: [OUTSIDE, '1'], hidden: ['-access'] });
  expect(seen.nodes.find(({ id }) => id === OUTSIDE)).toMatchObject({ label: '2 resources', closed: 0 });
  expect(seen.edges.map(({ source, target, label }) => [source, target, label])).toEqual([
    ['r0', OUTSIDE, '2✓'],
    ['1', OUTSIDE, 'allowed'],
    ['1', 'small', 'allowed'],
  ]);
});

test('an edge that stands for many quotes a few of them', () => {
  const many = testGraph(
    [{ id: 'a' }, { id: 'b', account: '2' }],
    Array.from({ length: 9 }, (_, i) => ({
      from: 'a',
      to: 'b',
      action: `sts:A${i}`,
      text: `Sentence ${i}.`,
    })),
  );
  const [edge] = told(many, { collapsed: ['1'] }).edges;
  expect(edge!.text).toBe('9 valid: Sentence 0. Sentence 1. Sentence 2. Sentence 3. And 5 more.');
});

test('so many lines for many that nobody reads them say their numbers alone', () => {
  const accounts = Array.from({ length: 40 }, (_, i) => String(i));
  const crowd = testGraph(
    accounts.flatMap((account) => ['a', 'b'].map((name) => ({ id: `${name}${account}`, account }))),
    accounts.flatMap((from) =>
      [1, 2, 3, 4].flatMap((step) =>
        ['a', 'b'].map((name) => ({
          from: `${name}${from}`,
          to: `a${(Number(from) + step) % accounts.length}`,
          verdict: name === 'a' ? ('valid' as const) : ('invalid' as const),
        })),
      ),
    ),
  );
  const { edges } = told(crowd, { collapsed: accounts });
  expect(edges).toHaveLength(160);
  expect(new Set(edges.map(({ label, text, verdict }) => [label, text, verdict].join()))).toEqual(
    new Set(['1✓ 1✗,1 valid, 1 invalid.,valid']),
  );
});
