import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rangeOf } from './locate.ts';
import { piecesOf } from './pieces.ts';
import { packRanges, unpackRanges } from './packedRanges.ts';
import { keepRanges, keptRange, keptTable, rangeKey } from './ranges.ts';

const text = 'Some words.\n\n[profile audit]\nrole_arn = arn:aws:iam::111111111111:role/Audit\n';
const at = (path: readonly (string | number)[]) => rangeOf(text, { document: 'd1', piece: 0, path });

it('finds the path of a piece that is no JSON once its reader has said where it stands', () => {
  const [piece] = piecesOf(text);
  expect(at(['audit', 'role_arn'])).toEqual({ from: piece?.from, to: piece?.to });
  const line = text.indexOf('role_arn') - (piece?.from ?? 0);
  keepRanges(text, 0, {
    [rangeKey([])]: [0, 5],
    [rangeKey(['audit', 'role_arn'])]: [line, line + 8],
  });
  const found = at(['audit', 'role_arn', 'deeper']);
  expect(text.slice(found?.from, found?.to)).toBe('role_arn');
  expect(at(['other'])).toEqual({ from: piece?.from, to: (piece?.from ?? 0) + 5 });
});

it('tells keys apart that hold slashes, and takes nothing from a prototype', () => {
  expect(rangeKey(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
  keepRanges('x', 0, { '/a': [0, 1] });
  expect(keptRange('x', 0, ['constructor'])).toBe(null);
  expect(keptRange('y', 0, ['a'])).toBe(null);
});

it('a large table is packed flat, and every path is found in it as before', () => {
  const steps = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.nat(2000)), { maxLength: 3 });
  const entry = fc.tuple(steps, fc.nat(9999), fc.nat(9999));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), steps, (entries, other) => {
      const table = Object.fromEntries([
        ...Array.from({ length: 600 }, (_, i) => [rangeKey([i]), [i, i + 1]] as const),
        ...entries.map(([path, from, to]) => [rangeKey(path), [from, to]] as const),
      ]);
      const packed = packRanges(table);
      expect(packed && unpackRanges(packed)).toEqual(table);
      keepRanges('as it is', 0, table);
      keepRanges('packed', 0, packed ?? {});
      for (const path of [...entries.map(([path]) => path), other, [599], [600]])
        expect(keptRange('packed', 0, path)).toEqual(keptRange('as it is', 0, path));
      expect(keptTable('packed', 0)).toEqual(table);
    }),
    { numRuns: 40 },
  );
  expect(packRanges({ '/a': [0, 1] })).toBe(null);
});
