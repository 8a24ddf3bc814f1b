import { expect, test } from 'vitest';
import { testGraph } from '#graph/testGraph.ts';
import { place } from './place.ts';
import { placer } from './placer.ts';

const graph = testGraph(
  [{ id: 'a' }, { id: 'b' }, { id: 'c', account: '2' }],
  [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c', verdict: 'invalid' },
  ],
);

test('other reasons, sentences and places do not move anything, so the answer stays the same object', () => {
  const again = placer();
  const first = again(graph);
  expect(first).toEqual(place(graph));
  const edges = graph.edges.map((edge) =>
    Object.assign({}, edge, { text: 'Other words.', reasons: [], requires: [], missing: [] }),
  );
  const reworded = { ...graph, edges };
  expect(again(reworded)).toBe(first);
  expect(place(reworded)).toEqual(first);
});

test('whatever it looks at places anew', () => {
  const changes = [
    { ...graph, nodes: graph.nodes.map((node) => Object.assign({}, node, { label: 'a much longer name' })) },
    { ...graph, nodes: graph.nodes.map((node) => Object.assign({}, node, { account: '2' })) },
    { ...graph, edges: graph.edges.slice(1) },
    { ...graph, edges: graph.edges.map((edge) => Object.assign({}, edge, { label: 'a longer label' })) },
  ];
  for (const change of changes) {
    const again = placer();
    const first = again(graph);
    expect(again(change)).not.toBe(first);
    expect(placer()(change)).toEqual(place(change));
  }
  const again = placer();
  const first = again(graph, {}, { aspect: 1 });
  expect(again(graph, {}, { aspect: 3 })).not.toBe(first);
  expect(again(graph, { a: [500, 500] }, { aspect: 3 })).toEqual(
    place(graph, { a: [500, 500] }, { aspect: 3 }),
  );
});

test('a small edit that would turn the picture does not: only another picture, or another room, is chosen anew', () => {
  const ids = Array.from({ length: 6 }, (_, i) => `n${i}`);
  const steps = ids.slice(1).map((to, i) => ({ from: ids[i] ?? '', to }));
  const chain = (count: number) =>
    testGraph(
      ids.map((id) => ({ id })),
      steps.slice(0, count),
    );
  const flows = steps.map((_, i) => place(chain(i + 1)).flow);
  const turn = flows.findIndex((flow, i) => i > 0 && flow !== flows[i - 1]);
  expect(turn, 'the picture turns as it grows').toBeGreaterThan(0);
  const again = placer();
  expect(again(chain(turn)).flow).toBe(flows[turn - 1]);
  expect(again(chain(turn + 1)).flow).toBe(flows[turn - 1]);
  const others = testGraph([{ id: 'x' }, { id: 'y' }], [{ from: 'x', to: 'y' }]);
  expect(again(others)).toEqual(place(others));
  expect(again(chain(turn + 1)).flow).toBe(flows[turn]);
  expect(again(chain(turn + 1), {}, { aspect: 0.7 })).toEqual(place(chain(turn + 1), {}, { aspect: 0.7 }));
});
