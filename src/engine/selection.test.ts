import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeId } from '#graph/edgeId.ts';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { countChanges } from './selection.ts';

const edge = fc
  .record({
    source: fc.constantFrom('a', 'b', 'c'),
    target: fc.constantFrom('c', 'd'),
    verdict: fc.constantFrom<EdgeWord['verdict']>('valid', 'conditional', 'unknown', 'invalid'),
  })
  .map(({ source, target, verdict }): EdgeWord => {
    const action = 'sts:AssumeRole';
    return { id: edgeId(source, target, action), kind: 'assume', source, target, action, verdict };
  });
const graph = fc
  .uniqueArray(edge, { selector: ({ id }) => id })
  .map((edges): LightGraph => ({ accounts: [], nodes: [], edges, bareWildcardPairs: 0 }));

test('changes are the edges that one of two graphs has alone, and those of another verdict', () => {
  fc.assert(
    fc.property(graph, graph, (before, after) => {
      const verdicts = ({ edges }: LightGraph) => new Map(edges.map(({ id, verdict }) => [id, verdict]));
      const [old, now] = [verdicts(before), verdicts(after)];
      const ids = new Set([...old.keys(), ...now.keys()]);
      expect(countChanges(before, after)).toBe([...ids].filter((id) => old.get(id) !== now.get(id)).length);
    }),
  );
  fc.assert(fc.property(graph, (after) => countChanges(null, after) === after.edges.length));
});
