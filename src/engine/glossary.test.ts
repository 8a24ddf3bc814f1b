// Every example of the glossary as the engine draws it: two nodes, one edge, the verdict that its words claim.
import { expect, test } from 'vitest';
import { exampleAt } from '#glossary/glossary.ts';
import { TERMS } from '#glossary/terms.ts';
import { judge } from './engine.ts';

test.each(TERMS.map((term) => [term.id, term] as const))('%s', (id, { example }) => {
  const w = exampleAt(id);
  if (w === null) throw new Error('no example');
  const { graph, problems, pieces } = judge(w);
  const drawn = graph.edges.filter(({ kind }) => kind === 'assume');
  expect(drawn.map(({ source, target, verdict }) => ({ source, target, verdict }))).toContainEqual({
    source: example.source,
    target: example.target,
    verdict: example.verdict,
  });
  expect(graph.nodes.map(({ id: node }) => node).toSorted()).toEqual(
    [example.source, example.target].toSorted(),
  );
  expect(drawn).toHaveLength(1);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(pieces.filter(({ ownership }) => ownership === 'guessed')).toEqual([]);
});
