import { expect, test } from 'vitest';
import { emptyAnalysis } from '#engine/testAnalysis.ts';
import { tellFrom, tellGraph } from '#graph/tellGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import { derivedStore } from '#session/derived.ts';
import { getWorkspace } from '#session/truth.ts';
import { choose, closeAccount } from './closing.ts';
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
