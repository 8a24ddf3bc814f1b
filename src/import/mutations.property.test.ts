// A text of every format, mangled: nothing throws, hangs, or loses a document, and what stands beside it is read.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyWorkspace, type WorkspaceDocument } from '#workspace/workspace.ts';
import { lineColumn } from '#text/locate.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import { isCollected } from '#outputs/iamCollect.ts';
import { piecesOf } from '#text/pieces.ts';
import { FORMATS } from './formats.ts';
import { read } from './read.ts';
import { foreignKind, prepareReading, TEXT_READERS } from './textReaders.ts';
import { understood } from './understood.ts';

interface Written {
  /** Some formats are told by their files' names. */
  readonly name: string;
  readonly text: string;
}

const FILES = new URL('../../e2e/formats/', import.meta.url);
const REAL: readonly Written[] = readdirSync(FILES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
  .map(({ name, parentPath }) => ({
    name: `${parentPath}/${name}`.split('/e2e/formats/')[1] ?? name,
    text: readFileSync(`${parentPath}/${name}`, 'utf8'),
  }));

/** Of formats that are read along or only named, and have neither an example nor a file. */
const OTHERS: readonly string[] = [
  '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  '{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}',
  '{"Condition":{"Bool":{"aws:SecureTransport":"true"}}}',
  '[{"Version":"2012-10-17","Statement":[]}]',
  '{"EffectivePolicies":[{"Content":"{}"}],"EffectivePolicy":{"PolicyContent":"{}","PolicyType":"TAG_POLICY","TargetId":"111111111111"}}',
  '{"rolegraph":"workspace","version":1,"name":"x","documents":[]}',
  '{"DecodedMessage":"{\\"allowed\\":false,\\"explicitDeny\\":false,\\"context\\":{\\"principal\\":{\\"arn\\":\\"arn:aws:iam::111111111111:user/mia\\"},\\"action\\":\\"sts:AssumeRole\\",\\"resource\\":\\"arn:aws:iam::222222222222:role/Deploy\\"}}"}',
  '{"token":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2dpdGxhYi5jb20iLCJzdWIiOiJ4In0.c2ln"}',
  '{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"web","annotations":{"eks.amazonaws.com/role-arn":"arn:aws:iam::222222222222:role/Web"}}}',
  '# {\n#   "UserId": "AROAEXAMPLEEXAMPLE000:s",\n#   "Account": "111111111111"\n# }\n',
  '{"Credentials":{"AccessKeyId":"STRUCK-OUT-access-key-id","SecretAccessKey":"x","SessionToken":"x","Expiration":"2026-01-02T03:04:05Z"}}',
  'flowchart LR\n  a["Role"] --> b["Role"]\n',
];

const CORPUS: readonly Written[] = [
  ...understood().flatMap(({ example }) => (example === null ? [] : [{ name: 'text', text: example }])),
  ...REAL,
  ...OTHERS.map((text) => ({ name: 'text', text })),
];
const asDocuments = (texts: readonly Written[]): readonly WorkspaceDocument[] =>
  texts.map(({ name, text }, i) => ({ id: `d${i}`, name, text }));

const WITNESS: Written = {
  name: 'witness',
  text: JSON.stringify({ principals: [{ arn: 'arn:aws:iam::999999999999:role/Witness', policies: [] }] }),
};

const MOST_SWAPS = 60;

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

const share = fc.double({ min: 0, max: 1, noNaN: true });
const sample = fc.constantFrom(...CORPUS);

/** Cut off, doubled, put into one another, or with shards in it. */
const mangled: fc.Arbitrary<Written> = fc.oneof(
  fc
    .tuple(sample, fc.array(cut, { minLength: 1, maxLength: 6 }))
    .map(([{ name, text }, cuts]) => ({ name, text: mangle(text, cuts) })),
  fc
    .tuple(sample, share)
    .map(([{ name, text }, to]) => ({ name, text: text.slice(0, Math.floor(text.length * to)) })),
  fc.tuple(sample, sample, share).map(([outer, inner, to]) => {
    const at = Math.floor(outer.text.length * to);
    return { name: outer.name, text: outer.text.slice(0, at) + inner.text + outer.text.slice(at) };
  }),
  fc.tuple(sample, fc.nat(6)).map(([{ name, text }, times]) => ({ name, text: `${text}\n`.repeat(times) })),
);

beforeAll(() => prepareReading(asDocuments(CORPUS)));

describe('every format, mangled', () => {
  it('has a text of each importer to mangle', () => {
    const read = new Set(
      CORPUS.flatMap(({ name, text }) =>
        piecesOf(text).map((piece) => {
          if (piece.kind === 'json' && isCollected(name)) return 'iam-collect';
          const kind = foreignKind(piece);
          return kind ?? FORMATS.find((format) => format.test(piece.value))?.id;
        }),
      ),
    );
    const all = [...FORMATS.map(({ id }) => id), ...TEXT_READERS.map(({ kind }) => kind), 'iam-collect'];
    expect(all.filter((id) => !read.has(id))).toEqual([]);
  });

  it('is read; each document has a piece or a problem, inside of it; its neighbour is read', () => {
    fc.assert(
      fc.property(fc.array(mangled, { minLength: 1, maxLength: 3 }), (texts) => {
        const documents = asDocuments([...texts, WITNESS]);
        const { inventory, pieces, problems } = read({ ...emptyWorkspace, documents });
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
      { numRuns: 200 },
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
    for (const { name, text: example } of CORPUS) {
      let whole: unknown;
      try {
        whole = JSON.parse(example);
      } catch {
        continue;
      }
      const all = swaps(whole);
      // Long ones in part: each value is swapped, not for everything.
      const step = Math.ceil(all.length / MOST_SWAPS) * 2 - 1;
      const texts = all.filter((_, i) => i % step === 0).map((value) => JSON.stringify(value));
      // One by one: each has to be survived by itself.
      for (const text of texts) read({ ...emptyWorkspace, documents: asDocuments([{ name, text }]) });
      expect(texts.length).toBeGreaterThan(10);
    }
  });
});
