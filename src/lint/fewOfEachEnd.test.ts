import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewOfEachEnd } from './fewOfEachEnd.ts';

const end = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const edges = fc.array(fc.record({ source: end, target: end }), { maxLength: 60 });

test('up to the limit every edge is there', () => {
  fc.assert(fc.property(edges, (all) => fewOfEachEnd(all, 1, all.length) === all));
});

test('beyond it every end keeps as many as it has, up to the number asked for, in order', () => {
  fc.assert(
    fc.property(edges, fc.integer({ min: 1, max: 4 }), (all, few) => {
      const kept = fewOfEachEnd(all, few, 0);
      expect(all.filter((edge) => kept.includes(edge))).toEqual(kept);
      for (const side of ['source', 'target'] as const) {
        for (const id of ['a', 'b', 'c', 'd', 'e']) {
          const had = all.filter((edge) => edge[side] === id);
          expect(kept.filter((edge) => edge[side] === id).length).toBeGreaterThanOrEqual(
            Math.min(few, had.length),
          );
        }
      }
      expect(kept.length).toBeLessThanOrEqual(few * 10);
    }),
  );
});
