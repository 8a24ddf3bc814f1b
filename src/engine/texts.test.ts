import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacker, createUnpacker } from './texts.ts';

const document = (id: string, text: string) => ({ id, name: `${id}.json`, text });

test('a text travels once; afterwards only what is new does', () => {
  const pack = createPacker();
  const large = 'x'.repeat(1000);
  const first = pack({ documents: [document('a', large), document('b', 'one')], context: {} }, {});
  expect(Object.values(first.texts)).toEqual([large, 'one']);
  const next = pack(
    { documents: [document('a', large), document('b', 'two')], context: {} },
    { b: { text: 'one', broken: 0 } },
  );
  expect(Object.values(next.texts)).toEqual(['two']);
  expect(structuredClone(next)).toEqual(next);
});

test('whatever comes and goes, the other end has the same texts', () => {
  const text = fc.constantFrom('', 'one', 'two', '{}', '__proto__');
  const documents = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text }), {
    selector: ({ id }) => id,
  });
  const good = fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ text, broken: fc.nat(3) }));
  fc.assert(
    fc.property(fc.array(fc.tuple(documents, good), { maxLength: 6 }), (requests) => {
      const [pack, unpack] = [createPacker(), createUnpacker()];
      for (const [list, goodTexts] of requests) {
        const source = { documents: list.map(({ id, text }) => document(id, text)), context: { k: 'v' } };
        expect(unpack(structuredClone(pack(source, goodTexts)))).toEqual({ source, goodTexts });
      }
    }),
  );
});
