import { expect, it } from 'vitest';
import type { Piece } from '#import/reading.ts';
import { documentRows, DOCUMENTS_AT_ONCE, listedAround } from './documentRows.ts';

const piece = (rest: Partial<Piece>): Piece => ({
  document: 'd1',
  index: 0,
  from: 0,
  to: 10,
  kind: 'policy',
  title: 'Trust policy',
  problems: 0,
  ...rest,
});
const documents = [
  { id: 'd1', name: 'trust.json', text: '{}' },
  { id: 'd2', name: 'article', text: '{} {}' },
];

it('says whose the only piece of a document is', () => {
  const owner = 'arn:aws:iam::222222222222:role/Role_B';
  const [row] = documentRows(documents, [piece({ policyType: 'trust', owner, ownership: 'guessed' })], []);
  expect(row).toMatchObject({
    title: 'trust.json',
    detail: 'Role_B · 222222222222',
    pill: 'trust',
    guessed: true,
    pieces: [],
  });
});

it('lists the pieces of a document that has several, and marks the one with the error', () => {
  const pieces = [
    piece({ document: 'd2' }),
    piece({ document: 'd2', index: 1, from: 10, to: 20, kind: 'estate', title: 'Estate' }),
  ];
  const problem = { code: 'X', severity: 'error', message: '', document: 'd2', from: 12 } as const;
  const row = documentRows(documents, pieces, [problem])[1];
  expect(row).toMatchObject({ detail: '2 pieces', error: true, pill: null });
  expect(row?.pieces.map(({ title, error, pill }) => ({ title, error, pill }))).toEqual([
    { title: 'Trust policy', error: false, pill: null },
    { title: 'Estate', error: true, pill: 'estate' },
  ]);
});

it('keeps documents that nothing was read from', () => {
  expect(documentRows(documents, [], []).map((row) => row.detail)).toEqual([
    'nothing read yet',
    'nothing read yet',
  ]);
});

it('lists the first pieces of very many, and counts the others', () => {
  const pieces = Array.from({ length: 60_000 }, (_, index) => piece({ index }));
  const [row] = documentRows(documents, pieces, []);
  expect(row).toMatchObject({ detail: '60,000 pieces', more: 59_950 });
  expect(row?.pieces).toHaveLength(50);
  expect(documentRows(documents, pieces, [], () => 100)[0]?.pieces).toHaveLength(100);
});

it('lists a part of very many documents: around the one that is shown, more when somebody asks', () => {
  const none = { before: 0, after: 0 };
  expect(listedAround(3, 1, none)).toEqual({ from: 0, to: 3 });
  expect(listedAround(0, -1, none)).toEqual({ from: 0, to: 0 });
  expect(listedAround(2000, -1, none)).toEqual({ from: 0, to: DOCUMENTS_AT_ONCE });
  expect(listedAround(2000, 555, none)).toEqual({ from: 400, to: 600 });
  expect(listedAround(2000, 555, { before: 200, after: 400 })).toEqual({ from: 200, to: 1000 });
  expect(listedAround(2000, 1999, { before: 5000, after: 400 })).toEqual({ from: 0, to: 2000 });
});
