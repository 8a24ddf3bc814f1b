import { expect, test } from 'vitest';
import { emptyAnalysis } from '#engine/testAnalysis.ts';
import { inUnits, testGraph } from '#graph/testGraph.ts';
import { canCloseUnits, canOpenUnits, closeUnits, openUnits } from './closedUnits.ts';
import { derivedStore } from './derived.ts';
import { getWorkspace } from './truth.ts';

const bare = testGraph(
  ['1', '2', '3'].map((account) => ({ id: `r${account}`, account })),
  [],
);
const show = (whole: typeof bare) =>
  derivedStore.setState({ analysis: { ...emptyAnalysis, graph: whole, whole } });

test('all OUs close at once but the one that holds everything, and open again', () => {
  show(inUnits(bare, { '1': ['All', 'Prod'], '2': ['All', 'Dev'], '3': ['All'] }));
  expect([canCloseUnits(), canOpenUnits()]).toEqual([true, false]);
  closeUnits();
  expect(getWorkspace().view.collapsed).toEqual(['ou-Prod', 'ou-Dev']);
  expect([canCloseUnits(), canOpenUnits()]).toEqual([false, true]);
  openUnits();
  expect(getWorkspace().view.collapsed).toEqual([]);
});

test('where nobody said anything about OUs there is nothing to close', () => {
  show(bare);
  expect([canCloseUnits(), canOpenUnits()]).toEqual([false, false]);
});
