import { expect, test } from 'vitest';
import { inUnits, testGraph } from './testGraph.ts';
import { unitLabel } from './unitTitle.ts';
import { everyUnit, unitTitle, unitTree } from './unitTree.ts';
import { visibleGraph } from './visibleGraph.ts';
import { remaining } from './visibleGraph.ts';

const bare = testGraph(
  [
    { id: 'a', account: '1' },
    { id: 'b', account: '2' },
    { id: 'c', account: '3' },
    { id: 'd', account: '4' },
    { id: 'EC2', kind: 'service', account: null },
  ],
  [
    { from: 'EC2', to: 'a' },
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c', verdict: 'invalid' },
    { from: 'a', to: 'd' },
  ],
);
const graph = inUnits(bare, { '1': [], '2': ['Work', 'Prod'], '3': ['Work', 'Prod'], '4': ['Sandbox'] });

test('boxes are of OUs: the root has none, and an OU with only an OU in it is told by the inner one', () => {
  const { around, boxes } = unitTree(graph);
  expect([...boxes.values()].map(unitTitle)).toEqual([
    'OU Work / Prod · 2 accounts',
    'OU Sandbox · 1 account',
  ]);
  expect(around({ account: '2' })).toEqual(['ou-Prod']);
  expect(around({ account: '1' })).toEqual([]);
  expect(unitTree(bare).boxes.size).toBe(0);
  expect([...everyUnit(graph.accounts).keys()]).toEqual(['ou-Work', 'ou-Prod', 'ou-Sandbox']);
});

test('texts that contradict each other make no circle', () => {
  const { around, boxes } = unitTree(inUnits(bare, { '1': ['A', 'B'], '2': ['B', 'A'], '3': ['B'] }));
  expect([...boxes.keys()]).toEqual(['ou-A', 'ou-B']);
  expect(around({ account: '1' })).toEqual(['ou-A', 'ou-B']);
  expect(around({ account: '2' })).toEqual(['ou-A']);
});

test('a closed OU is one node with everything in it, and its edges are counted', () => {
  const seen = visibleGraph(graph, { collapsed: ['ou-Work'] });
  expect(seen.nodes.find(({ id }) => id === 'ou-Work')).toMatchObject({
    label: '2 accounts',
    detail: '2 roles · 1 edge inside',
    closed: 2,
    accounts: 2,
    inside: 1,
  });
  expect(seen.accounts.map(({ id }) => id)).toEqual(['1', '4']);
  expect(seen.edges.map(({ source, target }) => `${source}→${target}`)).toEqual([
    'EC2→a',
    'a→ou-Work',
    'a→d',
  ]);
  const box = unitTree(seen).boxes.get('ou-Work');
  expect(box).toMatchObject({ accounts: 2, closed: true });
});

test('what is around a closed OU closes it as well, and accounts in it may be closed too', () => {
  const seen = visibleGraph(graph, { collapsed: ['ou-Prod', 'ou-Work', '2'] });
  expect(seen.nodes.map(({ id }) => id)).toEqual(['a', 'ou-Work', 'd', 'EC2']);
});

test('very many accounts begin as their OUs; what is opened shows the OUs and accounts in it', () => {
  const nodes = Array.from({ length: 320 }, (_, i) => ({ id: `r${i}`, account: String(i) }));
  const ways = [['Work', 'Prod'], ['Work', 'Dev'], ['Sandbox']];
  const many = inUnits(
    testGraph(nodes, []),
    Object.fromEntries(nodes.map(({ account }) => [account, ways[Number(account) % 3]])),
  );
  expect(visibleGraph(many, {}).nodes.map(({ id }) => id)).toEqual(['ou-Work', 'ou-Sandbox']);
  const collapsed = ['ou-Prod', 'ou-Dev', 'ou-Sandbox', ...nodes.map(({ account }) => account)];
  expect(visibleGraph(many, { collapsed }).nodes.map(({ id }) => id)).toEqual([
    'ou-Prod',
    'ou-Dev',
    'ou-Sandbox',
  ]);
  const open = collapsed.filter((id) => id !== 'ou-Prod');
  expect(visibleGraph(many, { collapsed: open }).nodes).toHaveLength(107 + 2);
});

test('the filter takes an OU for its accounts, and finds its name', () => {
  expect(remaining(graph, { filter: { accounts: ['ou-Work'] } }).nodes.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(remaining(graph, { filter: { text: 'sandbox' } }).nodes.map(({ id }) => id)).toEqual(['a', 'd']);
  expect(remaining(graph, { focus: ['ou-Sandbox', 1] }).nodes.map(({ id }) => id)).toEqual(['a', 'd']);
});

test('a title that has no room loses its outer names first, then the number', () => {
  const [box] = unitTree(graph).boxes.values();
  const words = [400, 150, 110, 60].map((room) => {
    const { count, name } = unitLabel(box!, room, 'right');
    return `${name} ${count}`.trim();
  });
  expect(words[0]).toBe('Work / Prod · 2 accounts');
  expect(words[1]).toBe('… / Prod · 2 accounts');
  expect(words[2]).toBe('Work / Prod');
  expect(words[3]).toBe('Prod');
});
