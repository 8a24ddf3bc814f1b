import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '#decision/inventory.ts';
import { lightsOf, locate, locateAll, placeAt, segments, type LightKind } from './lights.ts';

const text = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::1:role/A' } }] },
  null,
  2,
);
const at = (...path: (string | number)[]): Place => ({ document: 'd1', piece: 0, path });
const statement = at('Statement', 0);
const principal = at('Statement', 0, 'Principal', 'AWS');

describe('places to characters', () => {
  it('finds the exact text of a place', () => {
    const [found] = locateAll('d1', text, [principal]);
    expect(text.slice(found!.from, found!.to)).toContain('arn:aws:iam::1:role/A');
    expect(text.slice(found!.from, found!.to)).not.toContain('Effect');
  });

  it('leaves out other documents and what is not in the text', () => {
    expect(
      locateAll('d1', text, [
        { ...principal, document: 'd2' },
        { ...statement, piece: 5 },
      ]),
    ).toEqual([]);
  });

  it('takes characters of a text that is no JSON as they are', () => {
    expect(locate('no JSON', { document: 'd1', from: 3, to: 5 })).toEqual({ from: 3, to: 5 });
    expect(locate('no JSON', { document: 'd1', from: 3, to: 3 })).toBeNull();
  });

  it('means the narrowest place under a character', () => {
    const located = locateAll('d1', text, [statement, principal]);
    expect(placeAt(located, text.indexOf('role/A'))).toBe(principal);
    expect(placeAt(located, text.indexOf('Allow'))).toBe(statement);
    expect(placeAt(located, 0)).toBeNull();
  });
});

describe('segments', () => {
  it('cut the text where a light begins or ends', () => {
    const lights = lightsOf([{ from: 1, to: 4, place: statement }], 'evidence');
    expect(segments('abcdef', [...lights, { from: 3, to: 5, kind: 'hover' }])).toEqual([
      { text: 'a', kinds: [] },
      { text: 'bc', kinds: ['evidence'] },
      { text: 'd', kinds: ['evidence', 'hover'] },
      { text: 'e', kinds: ['hover'] },
      { text: 'f', kinds: [] },
    ]);
  });

  it('are the text again when joined, wherever the lights stand', () => {
    const kind = fc.constantFrom<LightKind>('hover', 'evidence', 'error');
    const light = fc.record({
      from: fc.integer({ min: -3, max: 40 }),
      to: fc.integer({ min: -3, max: 40 }),
      kind,
    });
    fc.assert(
      fc.property(fc.string(), fc.array(light), (any, lights) => {
        expect(
          segments(any, lights)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });
});
