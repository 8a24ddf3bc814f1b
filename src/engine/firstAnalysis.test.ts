import { expect, test } from 'vitest';
import picture from 'virtual:first-picture';
import { firstAnalysis } from './firstAnalysis.ts';

test('the picture that is shipped is the one that the engine draws', () => {
  expect(picture?.graph.edges.length).toBeGreaterThan(0);
  expect(picture).toEqual(JSON.parse(JSON.stringify(firstAnalysis())));
});
