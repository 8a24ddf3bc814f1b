import { expect, test } from 'vitest';
import type { EdgeWord, GraphNode, LightGraph } from '#graph/accessGraph.ts';
import { hereIn } from './hereIn.ts';

const arn = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const node = (name: string): GraphNode => ({
  id: arn(name),
  kind: 'role',
  account: '111111111111',
  label: name,
  detail: '',
  declared: name === 'A',
  guessed: false,
});
const edge = (source: string, target: string, verdict: EdgeWord['verdict']): EdgeWord => ({
  id: `${source}${target}`,
  kind: 'assume',
  source: arn(source),
  target: arn(target),
  action: 'sts:AssumeRole',
  verdict,
});

const graph = (...edges: readonly EdgeWord[]): LightGraph => ({
  accounts: [{ id: '111111111111', alias: 'dev', declared: true }],
  nodes: ['A', 'B', 'C'].map(node),
  edges,
  bareWildcardPairs: 0,
});

test('who may become a role and what it may become; refusals are none', () => {
  const here = hereIn(graph(edge('A', 'B', 'valid'), edge('A', 'C', 'invalid')), 'trust', undefined);
  expect(here.find(arn('A'))).toEqual({
    word: 'role',
    declared: true,
    from: [],
    to: [{ label: 'B', verdict: 'valid' }],
  });
  expect(here.find(arn('Z'))).toBeNull();
});

test('an account by its id or its own ARN', () => {
  const here = hereIn(graph(), undefined, arn('A'));
  for (const text of ['111111111111', 'arn:aws:iam::111111111111:root'])
    expect(here.find(text)).toMatchObject({ alias: 'dev', members: 3 });
  expect(here.fitting('arn:aws:iam::*:role/?')).toEqual(['A', 'B', 'C']);
  expect(here.owner).toBe(arn('A'));
});

test('who guesses verdicts first is told none', () => {
  const here = hereIn(graph({ ...edge('A', 'B', 'valid'), veiled: true }), 'trust', undefined);
  expect(here.find(arn('A'))?.to).toEqual([]);
});
