import { expect, test } from 'vitest';
import { emptyAnalysis } from '#engine/testAnalysis.ts';
import { tellFrom, tellGraph } from '#graph/tellGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import { derivedStore } from '#session/derived.ts';
import { getWorkspace } from '#session/truth.ts';
import { choose, closeAccount, closeUnitAround, openOrClose } from './closing.ts';
import { roleArn, testGraph } from './testGraph.ts';
import { place } from '#layout/place.ts';

const [first] = testGraph.accounts.map(({ id }) => id);

function show(collapsed: readonly string[]) {
  const graph = tellGraph(visibleGraph(testGraph, { collapsed }), tellFrom(testGraph));
  derivedStore.setState({
    analysis: { ...emptyAnalysis, graph, whole: testGraph, placement: place(graph) },
  });
  return graph;
}

test('a closed account opens on a click, and a line into it opens it too', async () => {
  show([]);
  await closeAccount(first!);
  expect(getWorkspace().view.collapsed).toEqual([first]);
  const closed = show([first!]);
  choose(closed, first!);
  await expect.poll(() => getWorkspace().view.collapsed).toEqual([]);
  await closeAccount(first!);
  const line = closed.edges.find(({ source, target }) => source === first || target === first);
  choose(closed, line!.id);
  await expect.poll(() => getWorkspace().view.collapsed).toEqual([]);
});

test('anything else is selected', () => {
  const build = roleArn('111111111111', 'Build');
  choose(show([]), build);
  expect(getWorkspace().view.selection).toBe(build);
});

test('an OU closes around a node, opens on a click, and closes again by its own item', async () => {
  const accounts = testGraph.accounts.map((account): (typeof testGraph.accounts)[number] =>
    Object.assign({}, account, { units: [{ id: 'ou-a', name: 'Prod' }] }),
  );
  const whole = { ...testGraph, accounts };
  const graph = tellGraph(visibleGraph(whole, { collapsed: [] }), tellFrom(whole));
  const setAnalysis = (seen: typeof graph) =>
    derivedStore.setState({ analysis: { ...emptyAnalysis, graph: seen, whole, placement: place(seen) } });
  setAnalysis(graph);
  closeUnitAround(graph, roleArn('111111111111', 'Build'));
  await expect.poll(() => getWorkspace().view.collapsed).toContain('ou-a');
  const closed = tellGraph(visibleGraph(whole, { collapsed: ['ou-a'] }), tellFrom(whole));
  setAnalysis(closed);
  choose(closed, 'ou-a');
  await expect.poll(() => getWorkspace().view.collapsed).not.toContain('ou-a');
  setAnalysis(graph);
  openOrClose(graph, 'ou-a');
  await expect.poll(() => getWorkspace().view.collapsed).toContain('ou-a');
});
