import { expect, it } from 'vitest';
import type { ElementRow, Mark, StatementTrace } from '#assume/explanation.ts';
import { placeAt, statementAt } from './exampleEdge.ts';
import { actualWords, splitStatements, statementName } from './statementWords.ts';

const row = (mark: Mark): ElementRow => ({
  element: 'Action',
  mark,
  wanted: [],
  text: '',
  place: placeAt('d1'),
});
const statement = (applies: Mark, ...marks: Mark[]): StatementTrace => ({
  ref: statementAt(placeAt('d1')),
  applies,
  rows: marks.map(row),
});

it('counts statements from one and quotes the Sid', () => {
  expect(statementName({ index: 0 })).toBe('statement 1');
  expect(statementName({ index: 2, sid: 'Assume' })).toBe('statement 3 “Assume”');
});

it('shows what applies, what might, and what fails by one element only', () => {
  const statements = [
    statement('yes', 'yes', 'yes'),
    statement('depends', 'depends'),
    statement('no', 'yes', 'no', 'skipped'),
    statement('no', 'no', 'no'),
  ];
  const { telling, others } = splitStatements(statements);
  expect(telling).toEqual(statements.slice(0, 3));
  expect(others).toEqual(statements.slice(3));
});

it('says what the request brings only where it does not match', () => {
  expect(actualWords({ ...row('no'), actual: 'x' })).toBe('The request has x');
  expect(actualWords({ ...row('no'), actual: null })).toBe('It is not in the request.');
  expect(actualWords({ ...row('yes'), actual: 'x' })).toBe('');
  expect(actualWords(row('no'))).toBe('');
});
