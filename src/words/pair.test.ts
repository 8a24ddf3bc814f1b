import { expect, test } from 'vitest';
import { exampleEdge, exampleGraph, SOURCE, TARGET } from './exampleEdge.ts';
import { askAbout, isAskable, pairId, pairOf } from './pair.ts';

const OIDC = 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com';

test('a pair has the id of the edge that would be drawn', () => {
  const edge = exampleEdge();
  expect(pairId(edge)).toBe(edge.id);
  expect(pairOf(edge.id)).toEqual({ source: SOURCE, target: TARGET, action: 'sts:AssumeRole' });
  expect(pairOf('arn:aws:iam::111111111111:role/x')).toBeNull();
  expect(pairOf('a→b|s3:GetObject')).toBeNull();
});

test('the edge that is drawn is asked about, else the pair with the action of the caller', () => {
  const graph = exampleGraph(exampleEdge({ action: 'sts:AssumeRoleWithSAML' }));
  expect(askAbout(graph, SOURCE, TARGET)).toBe(`${SOURCE}→${TARGET}|sts:AssumeRoleWithSAML`);
  expect(askAbout(graph, OIDC, TARGET)).toBe(`${OIDC}→${TARGET}|sts:AssumeRoleWithWebIdentity`);
});

test('only a role can be become, and nobody becomes itself', () => {
  const graph = exampleGraph(exampleEdge());
  expect(isAskable(graph, { source: SOURCE, target: TARGET })).toBe(true);
  expect(isAskable(graph, { source: TARGET, target: TARGET })).toBe(false);
  expect(isAskable(graph, { source: SOURCE, target: 'nobody' })).toBe(false);
});
