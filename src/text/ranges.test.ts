import { expect, it } from 'vitest';
import { rangeOf } from './locate.ts';
import { piecesOf } from './pieces.ts';
import { keepRanges, keptRange, rangeKey } from './ranges.ts';

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
