import { expect, it } from 'vitest';
import { exampleEdge, exampleGraph, gateOf, placeAt, SOURCE, statementAt, TARGET } from './exampleEdge.ts';
import { nodeDocuments, nodeFacts } from './nodeFacts.ts';

const trust = gateOf('yes', statementAt(placeAt('d2', 'Statement', 0)));
const permission = gateOf('yes', statementAt(placeAt('d1', 'Statement', 0)));
const graph = exampleGraph(
  exampleEdge({ verdict: 'invalid', action: 'first', gates: { trust, permission } }),
  exampleEdge({ verdict: 'valid', action: 'second', gates: { trust, permission } }),
);
const piece = {
  document: 'd2',
  index: 0,
  from: 0,
  to: 9,
  kind: 'policy',
  title: 'Trust policy',
  problems: 0,
};

it('says who can become it, what works first', () => {
  const facts = nodeFacts(graph, TARGET);
  expect(facts.incoming.map((edge) => edge.action)).toEqual(['second', 'first']);
  expect(facts.outgoing).toEqual([]);
});

it('knows its documents from its pieces and from what its edges quote, each once', () => {
  expect(nodeDocuments(graph.edges, TARGET, [{ ...piece, owner: TARGET }]).map((one) => one.name)).toEqual([
    'Trust policy',
  ]);
  expect(nodeDocuments(graph.edges, SOURCE, [])).toEqual([
    { name: 'a policy', place: placeAt('d1', 'Statement', 0) },
  ]);
});
