import { expect, test } from 'vitest';
import type { AccessGraph, AssumeGraphEdge } from '#graph/accessGraph.ts';
import { finish } from '#steps/steps.ts';
import { EXPORT_FORMATS, type Material } from './exportFormats.ts';
import { joinInSteps, jsonListAt } from './joinInSteps.ts';

test('joined bit by bit it is the same as at once', () => {
  const list = Array.from({ length: 1001 }, (_, i) => i);
  expect(finish(joinInSteps(list, String, ', '))).toBe(list.join(', '));
  expect([...joinInSteps(list, String)].map(({ done }) => done)).toEqual(list);
  expect(finish(joinInSteps([], String))).toBe('');
  const values = [{ a: [1, { b: 'x\ny' }] }, {}, []];
  const whole = JSON.stringify({ values }, null, 2);
  expect(`{\n  "values": ${finish(jsonListAt(values, (one) => one, 2))}\n}`).toBe(whole);
  expect(finish(jsonListAt([], String, 2))).toBe('[]');
});

const gate = { answer: 'not-needed', statements: [] } as const;
const edge = (i: number): AssumeGraphEdge => ({
  kind: 'assume',
  id: `e${i}`,
  source: `arn:aws:iam::111111111111:role/A${i}`,
  target: 'arn:aws:iam::111111111111:role/B',
  action: 'sts:AssumeRole',
  verdict: 'valid',
  gates: { trust: gate, permission: gate, boundary: gate, session: gate, scp: gate, rcp: gate },
  reasons: [],
  requires: [],
  missing: [],
  rule: { id: '', text: '', page: '' },
  assumptions: [],
  ways: [],
  label: 'can',
  text: `A${i} can assume B.`,
});
const graph: AccessGraph = {
  nodes: [],
  edges: Array.from({ length: 500 }, (_, i) => edge(i)),
  accounts: [],
  bareWildcardPairs: 0,
};
const nothing = () => {
  throw new Error('not needed');
};
const material: Material = {
  whole: () => graph,
  shown: nothing,
  placement: nothing,
  inventory: () => ({
    accounts: [],
    principals: graph.edges.map(({ source }) => ({
      arn: source,
      kind: 'role' as const,
      account: '111111111111',
      name: source,
    })),
    context: {},
  }),
  problems: () => [],
  documents: [],
  theme: 'light',
};

test.each(['markdown', 'csv', 'dot', 'graphml', 'opengraph', 'estate'] as const)(
  'a %s file of everything pauses after each edge or principal',
  (format) => {
    const steps = [...EXPORT_FORMATS[format].write(material)];
    expect(steps.length).toBeGreaterThanOrEqual(500);
    expect(steps[100]).toMatchObject({ doing: 'Writing the file', of: 500 });
  },
);
