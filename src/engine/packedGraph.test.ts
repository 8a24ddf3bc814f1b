import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeId } from '#graph/edgeId.ts';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { handedOver, packGraph, unpackGraph } from './packedGraph.ts';

const name = fc.oneof(fc.constantFrom('a', 'arn:aws:iam::111111111111:role/Über', ''), fc.string());
const edge = fc
  .record(
    {
      kind: fc.constantFrom<EdgeWord['kind']>('assume', 'access'),
      source: name,
      target: name,
      action: name,
      verdict: fc.constantFrom<EdgeWord['verdict']>('valid', 'conditional', 'unknown', 'invalid'),
      actions: fc.array(name),
      tries: fc.constant({ succeeded: 1, denied: 0, meant: 2 } as unknown as NonNullable<EdgeWord['tries']>),
    },
    { requiredKeys: ['kind', 'source', 'target', 'action', 'verdict'] },
  )
  .map((parts): EdgeWord => Object.assign({ id: edgeId(parts.source, parts.target, parts.action) }, parts));

const graphOf = (edges: readonly EdgeWord[]): LightGraph => ({
  accounts: [{ id: '111111111111', declared: true }],
  nodes: [],
  edges,
  bareWildcardPairs: 3,
  unlisted: 4,
});

test('a graph that was packed and cloned is the same graph again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edge, { maxLength: 40 }), async (edges) => {
      const packed = packGraph(graphOf(edges));
      const received = structuredClone(packed, { transfer: handedOver(packed) });
      expect(await unpackGraph(received, () => Promise.resolve())).toEqual(graphOf(edges));
    }),
  );
});

test('a large one lets others go first after every thousand', async () => {
  const edges = Array.from({ length: 5000 }, (_, i): EdgeWord => ({
    id: edgeId(`s${i}`, 't', 'a'),
    kind: 'assume',
    source: `s${i}`,
    target: 't',
    action: 'a',
    verdict: 'valid',
  }));
  let pauses = 0;
  const again = await unpackGraph(packGraph(graphOf(edges)), () => Promise.resolve(void pauses++));
  expect(again.edges).toEqual(edges);
  expect(pauses).toBe(10);
});
