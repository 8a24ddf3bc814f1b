import { expect, test } from 'vitest';
import { emptyAnalysis } from '#engine/testAnalysis.ts';
import { inUnits, testGraph } from '#graph/testGraph.ts';
import { closeUnits, openUnits } from './closedUnits.ts';
import { COMMANDS } from './commands.ts';
import { derivedStore } from '#session/derived.ts';
import { getWorkspace } from '#session/truth.ts';

const bare = testGraph(
  ['1', '2', '3'].map((account) => ({ id: `r${account}`, account })),
  [],
);
const show = (whole: typeof bare) =>
  derivedStore.setState({ analysis: { ...emptyAnalysis, graph: whole, whole } });

const offered = () => COMMANDS.filter(({ id }) => id.endsWith('-ous')).map((command) => command.enabled?.());

test('all OUs close at once but the one that holds everything, and open again', () => {
  show(inUnits(bare, { '1': ['All', 'Prod'], '2': ['All', 'Dev'], '3': ['All'] }));
  expect(offered()).toEqual([true, true]);
  closeUnits();
  expect(getWorkspace().view.collapsed).toEqual(['ou-Prod', 'ou-Dev']);
  openUnits();
  expect(getWorkspace().view.collapsed).toEqual([]);
});

test('where nobody said anything about OUs there is nothing to close', () => {
  show(bare);
  expect(offered()).toEqual([false, false]);
});
