import { expect, it } from 'vitest';
import type { VerdictWord } from '#decision/verdict.ts';
import { exampleEdge, exampleGraph, gateOf } from './exampleEdge.ts';
import { interestingEdges } from './interesting.ts';
import { tellFrom } from '#graph/tellGraph.ts';

const edge = (action: string, verdict: VerdictWord, nos: number) =>
  exampleEdge({
    action,
    verdict,
    gates: { ...(nos > 0 ? { trust: gateOf('no') } : {}), ...(nos > 1 ? { permission: gateOf('no') } : {}) },
  });

it('begins with the edge that lacks one piece, and shows one of each before a second', () => {
  const graph = exampleGraph(
    edge('valid', 'valid', 0),
    edge('far', 'invalid', 2),
    edge('near', 'invalid', 1),
    edge('near too', 'invalid', 1),
    edge('depends', 'conditional', 0),
  );
  expect(interestingEdges(graph, tellFrom(graph)).map((one) => one.action)).toEqual([
    'near',
    'depends',
    'far',
  ]);
  expect(interestingEdges(graph, tellFrom(graph), 9).map((one) => one.action)).toEqual([
    'near',
    'depends',
    'far',
    'valid',
    'near too',
  ]);
});
