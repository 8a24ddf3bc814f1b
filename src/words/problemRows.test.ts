import { expect, it } from 'vitest';
import type { Problem } from '#text/problem.ts';
import { problemRows } from './problemRows.ts';

const documents = [
  { id: 'd1', name: 'one', text: '{\n  "Sid": "a b"\n}' },
  { id: 'd2', name: 'two', text: '{' },
];
const problem = (rest: Partial<Problem>): Problem => ({
  code: 'L-X',
  severity: 'warning',
  message: 'm',
  document: 'd1',
  ...rest,
});

it('puts errors first, then reading order, and says line and column', () => {
  const rows = problemRows(
    [
      problem({ from: 4, to: 9 }),
      problem({ document: 'gone' }),
      problem({ document: 'd2', severity: 'error', from: 1 }),
    ],
    documents,
    9,
  );
  expect(rows.map((row) => `${row.document} ${row.at}`)).toEqual(['two 1:2', 'one 2:3']);
  expect(rows[1]?.spot).toEqual({ document: 'd1', from: 4, to: 9 });
});

it('looks up where a place stands', () => {
  const place = { document: 'd1', piece: 0, path: ['Sid'] };
  const [row] = problemRows([problem({ place })], documents, 9);
  expect(row?.spot).toBe(place);
  expect(row?.at).toMatch(/^2:/);
});

it('goes to the document when there is nothing more exact', () => {
  expect(problemRows([problem({})], documents, 9)[0]).toMatchObject({
    at: '',
    spot: { document: 'd1', path: [] },
  });
});

it('shows the worst when there are too many', () => {
  const many = [problem({ from: 1 }), problem({ from: 2 }), problem({ severity: 'error', from: 3 })];
  expect(problemRows(many, documents, 1).map((row) => row.severity)).toEqual(['error']);
});
