// One example of every format, mangled: nothing throws, hangs, or loses a document, and what stands beside it is read.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyWorkspace, type WorkspaceDocument } from '#workspace/workspace.ts';
import { lineColumn } from '#text/locate.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';
import { understood } from './understood.ts';

const CORPUS = understood().flatMap(({ example }) => (example === null ? [] : [example]));
const asDocuments = (texts: readonly string[]): readonly WorkspaceDocument[] =>
  texts.map((text, i) => ({ id: `d${i}`, name: `text ${i}`, text }));

const WITNESS = JSON.stringify({
  principals: [{ arn: 'arn:aws:iam::999999999999:role/Witness', policies: [] }],
});

/** Longest that one reading of a few kilobytes may take, on a slow machine. */
const MOST_MS = 4000;

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

const SHARDS =
  '{ } [ ] " , : # \\ \0 \ufeff ``` ${ %7B null -1e999 "__proto__": "constructor":{"x":1}, &a *a !Ref <<: ---'
    .split(' ')
    .flatMap((shard) => [shard, `${shard} `, `\n${shard}\n`]);

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(60)),
  insert: fc.oneof(fc.constantFrom(...SHARDS), fc.string({ maxLength: 3 }), fc.constant('')),
});

const mangle = (text: string, cuts: readonly Cut[]): string =>
  cuts.reduce((now, { at, insert, length }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + insert + now.slice(from + length);
  }, text);

/** Cut off, doubled, put into one another, or with shards in it. */
const mangled: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CORPUS), fc.array(cut, { minLength: 1, maxLength: 6 }))
    .map(([a, b]) => mangle(a, b)),
  fc
    .tuple(fc.constantFrom(...CORPUS), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, share]) => text.slice(0, Math.floor(text.length * share))),
  fc
    .tuple(fc.constantFrom(...CORPUS), fc.constantFrom(...CORPUS), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([outer, inner, share]) => {
      const at = Math.floor(outer.length * share);
      return outer.slice(0, at) + inner + outer.slice(at);
    }),
  fc.tuple(fc.constantFrom(...CORPUS), fc.nat(6)).map(([text, times]) => `${text}\n`.repeat(times)),
);

beforeAll(() => prepareReading(asDocuments(CORPUS)));

describe('every format, mangled', () => {
  it('is read in bounded time; each document has a piece or a problem, inside of it; its neighbour is read', () => {
    fc.assert(
      fc.property(fc.array(mangled, { minLength: 1, maxLength: 3 }), (texts) => {
        const documents = asDocuments([...texts, WITNESS]);
        const begin = performance.now();
        const { inventory, pieces, problems } = read({ ...emptyWorkspace, documents });
        expect(performance.now() - begin).toBeLessThan(MOST_MS);
        for (const { id, text } of documents) {
          const own = pieces.filter(({ document }) => document === id);
          const told = problems.filter(({ document }) => document === id);
          if (text.trim() !== '') expect(own.length + told.length).toBeGreaterThan(0);
          for (const { from, to } of own) expect(0 <= from && from < to && to <= text.length).toBe(true);
          for (const problem of told) {
            const { column, line } = lineColumn(text, rangeOfProblem(text, problem)?.from ?? 0);
            expect(line >= 1 && column >= 1).toBe(true);
          }
        }
        expect(inventory.principals.map(({ arn }) => arn)).toContain(
          'arn:aws:iam::999999999999:role/Witness',
        );
      }),
      { numRuns: 400 },
    );
  });

  it('of wrong shape inside is taken as far as it goes', () => {
    const values = [
      null,
      0,
      '',
      'x',
      [],
      {},
      [[]],
      [null],
      { a: 1 },
      true,
      'arn:aws:iam::1:role/x',
      '__proto__',
    ];
    /** Each value of a tree in turn replaced by each of these. */
    const swaps = (value: unknown): unknown[] => {
      if (typeof value !== 'object' || value === null) return values;
      return [
        ...values,
        ...Object.keys(value).flatMap((key) =>
          swaps((value as Record<string, unknown>)[key]).map((swapped) =>
            Array.isArray(value)
              ? value.map((one: unknown, i) => (String(i) === key ? swapped : one))
              : Object.assign({}, value, { [key]: swapped }),
          ),
        ),
      ];
    };
    for (const example of CORPUS) {
      let whole: unknown;
      try {
        whole = JSON.parse(example);
      } catch {
        continue;
      }
      const texts = swaps(whole).map((value) => JSON.stringify(value));
      // One by one: each has to be survived by itself.
      for (const text of texts) read({ ...emptyWorkspace, documents: asDocuments([text]) });
      expect(texts.length).toBeGreaterThan(10);
    }
  });
});
