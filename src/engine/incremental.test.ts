import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseInput } from '#assume/caseInventory.ts';
import { tellGraph } from '#graph/tellGraph.ts';
import { judge, type Judged, type Source } from './engine.ts';

const folder = new URL('../assume/cases/', import.meta.url);
const inputs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { input: CaseInput }[])
  .map(({ input }) => input);

/** Everything that anybody could ask of it. */
const everything = ({ graph, tell, pieces, findings, broken }: Judged) => ({
  graph,
  told: tellGraph(graph, tell),
  pieces,
  broken,
  ...findings(),
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One edit somewhere in a document: something goes, moves to the front, comes twice, or becomes something else. */
function edited(value: Json, [step, ...path]: readonly number[], how: number, pool: readonly Json[]): Json {
  if (step === undefined || typeof value !== 'object' || value === null)
    return pool[how % pool.length] ?? null;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return pool[how % pool.length] ?? null;
  const inner = (value as Record<string, Json>)[key] ?? null;
  if (path.length > 0 && typeof inner === 'object' && inner !== null) {
    const next = edited(inner, path, how, pool);
    return Array.isArray(value)
      ? value.map((each, i) => (String(i) === key ? next : each))
      : { ...value, [key]: next };
  }
  const others = keys.filter((each) => each !== key);
  if (Array.isArray(value)) {
    if (how % 3 === 0) return others.map((each) => value[Number(each)] ?? null);
    if (how % 3 === 1) return [inner, ...value];
    return value.map((each, i) => (String(i) === key ? (pool[how % pool.length] ?? null) : each));
  }
  if (how % 3 === 0) return Object.fromEntries(others.map((each) => [each, value[each] ?? null]));
  if (how % 3 === 1) return { [key]: inner, ...value };
  return { ...value, [key]: pool[how % pool.length] ?? null };
}

const POOL: readonly Json[] = [
  '*',
  'Deny',
  'sts:AssumeRole',
  'arn:aws:iam::111111111111:root',
  'arn:aws:iam::222222222222:role/Role_B',
  'arn:aws:s3:::example-bucket/*',
  [],
  {},
  true,
];

const documents = (texts: readonly Json[]): Source['documents'] =>
  texts.map((text, i) => ({ id: `d${i}`, name: `${i}.json`, text: JSON.stringify(text, null, 2) }));

const change = fc.record({
  document: fc.nat(),
  path: fc.array(fc.nat(11), { minLength: 1, maxLength: 9 }),
  how: fc.nat(100),
  context: fc.constantFrom<Source['context']>({}, {}, {}, { 'sts:ExternalId': 'x1' }, { 'aws:x': null }),
});

test('after any edits the result is what a fresh look at the same texts gives', () => {
  const start = fc.array(fc.constantFrom(...inputs), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(start, fc.array(change, { minLength: 1, maxLength: 4 }), (first, changes) => {
      let texts = first as unknown as readonly Json[];
      let last = judge({ documents: documents(texts), context: {} });
      last.findings();
      for (const { context, document, how, path } of changes) {
        texts = texts.map((text, i) =>
          i === document % texts.length ? edited(text, path, how, POOL) : text,
        );
        const source = { documents: documents(texts), context };
        last = judge(source, {}, { before: last });
        expect(everything(last)).toEqual(everything(judge(source)));
      }
    }),
    { numRuns: 150 },
  );
});

test('an edit leaves the edges that it does not touch as they were told', () => {
  const role = (account: string, name: string, trusts: string) => ({
    arn: `arn:aws:iam::${account}:role/${name}`,
    trust: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: trusts }, Action: 'sts:AssumeRole' }],
    },
    policies: [],
  });
  const estate = (trusts: string) => ({
    rolegraph: 1,
    accounts: [{ id: '111111111111' }],
    principals: [
      role('111111111111', 'A', 'arn:aws:iam::111111111111:role/B'),
      role('111111111111', 'B', trusts),
    ],
  });
  const texts = [estate('arn:aws:iam::111111111111:role/A'), estate('arn:aws:iam::111111111111:role/C')];
  const [before, after] = texts.map((text) => ({
    documents: documents([text as unknown as Json]),
    context: {},
  }));
  const first = judge(before!);
  const second = judge(after!, {}, { before: first });
  const edge = first.book.words.find(({ target }) => target.endsWith('/A'));
  expect(edge).toBeDefined();
  // B was edited, and is an end of both; A's own policies are the objects of before.
  expect(second.model.byArn.get(edge!.target)).toBe(first.model.byArn.get(edge!.target));
  expect(judge(before!, {}, { before: first }).book.tell(edge!)).toBe(first.book.tell(edge!));
});
