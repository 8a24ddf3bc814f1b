import fc from 'fast-check';
import { expect, it } from 'vitest';
import { share } from './share.ts';

const value = fc.jsonValue({ maxDepth: 4 }).map((one) => JSON.parse(JSON.stringify(one)) as unknown);
const copy = <T>(one: T): T => JSON.parse(JSON.stringify(one)) as T;

it('what comes out is what is there now, down to the order of keys', () => {
  fc.assert(
    fc.property(value, value, (before, now) => {
      const text = JSON.stringify(now);
      expect(JSON.stringify(share(before, now))).toBe(text);
      const list = [before, now, before];
      expect(JSON.stringify(share(list, copy([now, now, before, now])))).toBe(
        JSON.stringify([now, now, before, now]),
      );
    }),
    { numRuns: 200 },
  );
});

it('an equal value is the one before, whole or as a part', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const before = { a: one, b: [other, one], c: { d: one } };
      expect(share(before, copy(before))).toBe(before);
      const now = { ...copy(before), b: [{ new: true }, copy(one)] };
      const shared = share<Record<string, unknown>>(before, now);
      expect(shared).toEqual(now);
      expect(shared['a']).toBe(before.a);
      expect(shared['c']).toBe(before.c);
      expect((shared['b'] as unknown[])[1]).toBe(before.b[1]);
    }),
    { numRuns: 200 },
  );
});

it('lists that grow, shrink or change one member keep the others', () => {
  const [a, b, c] = [{ n: 1 }, { n: 2 }, { n: 3 }];
  expect(share([a, b, c], copy([a, b]))).toEqual([a, b]);
  expect(share([a, b, c], copy([a, b]))[1]).toBe(b);
  expect(share([a, b], copy([a, b, c]))[0]).toBe(a);
  const changed = share([a, b, c], copy([a, { n: 9 }, c]));
  expect(changed).toEqual([a, { n: 9 }, c]);
  expect(changed[2]).toBe(c);
});
