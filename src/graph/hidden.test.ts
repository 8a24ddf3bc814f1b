import { expect, test } from 'vitest';
import { chooseResources, defaultHidden, isResource, withoutResources } from './hidden.ts';
import { testGraph } from './testGraph.ts';

/** So many roles and resources; the first role becomes the second, and uses every resource. */
function estate(roles: number, resources: number, assumed = true) {
  const names = Array.from({ length: resources }, (_, i) => `bucket${i}`);
  return testGraph(
    [
      ...Array.from({ length: roles }, (_, i) => ({ id: `r${i}` })),
      ...names.map((id) => ({ id, kind: 'resource' as const, account: null })),
    ],
    [
      ...(assumed ? [{ from: 'r0', to: 'r1' }] : []),
      ...names.map((to) => ({ from: 'r0', to, access: true })),
    ],
  );
}

test.each([
  ['few of both', estate(15, 8), []],
  ['one resource too many', estate(15, 9), ['access']],
  ['one principal too many', estate(16, 8), ['access']],
  ['nothing to hide', estate(16, 0), []],
  ['nothing else to see', estate(2, 30, false), []],
])('unasked: %s', (_, graph, hidden) => {
  expect([...defaultHidden(graph, {})]).toEqual(hidden);
});

test('a choice stands, whatever the numbers are', () => {
  expect([...defaultHidden(estate(2, 1), { hidden: ['access'] })]).toEqual(['access']);
  expect([...defaultHidden(estate(40, 40), { hidden: ['valid', '-access'] })]).toEqual(['valid']);
  expect([...defaultHidden(estate(40, 40), { hidden: ['valid'] })]).toEqual(['valid', 'access']);
});

test('choosing keeps the hidden verdicts, and is one choice however often it is made', () => {
  const shown = chooseResources({ hidden: ['valid', 'access'] }, true);
  expect(shown).toEqual(['valid', '-access']);
  expect(chooseResources({ hidden: shown }, false)).toEqual(['valid', 'access']);
  expect(chooseResources({}, true)).toEqual(['-access']);
});

test('resources are nodes and the edges to them', () => {
  const graph = estate(2, 1);
  const [assume, access] = graph.edges.map(({ id }) => id);
  expect(['bucket0', access!, 'r0', assume!].map((id) => isResource(graph, id))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(withoutResources(graph)).toMatchObject({
    nodes: [{ id: 'r0' }, { id: 'r1' }],
    edges: [{ id: assume }],
  });
});
