import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineStarts, offsetAt, positionAt } from './linePositions.ts';

it('counts lines with any line end', () => {
  const starts = lineStarts('a\r\nbc\nd\re');
  expect(positionAt(starts, 0)).toEqual({ line: 1, column: 1 });
  expect(positionAt(starts, 4)).toEqual({ line: 2, column: 2 });
  expect(positionAt(starts, 6)).toEqual({ line: 3, column: 1 });
  expect(positionAt(starts, 8)).toEqual({ line: 4, column: 1 });
});

it('goes there and back', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r') });
  fc.assert(
    fc.property(text, fc.nat(50), (any, n) => {
      const starts = lineStarts(any);
      const offset = Math.min(n, any.length);
      const { line, column } = positionAt(starts, offset);
      expect(offsetAt(starts, line, column)).toBe(offset);
    }),
  );
});
