import { describe, expect, it } from 'vitest';
import {
  edgeRows,
  filterRows,
  nextSorting,
  rowSentence,
  rowWords,
  sortRows,
  type Column,
} from './edgeRows.ts';
import { exampleEdge, exampleGraph, reasonOf } from './exampleEdge.ts';

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const graph = exampleGraph(
  exampleEdge({
    source: role('111111111111', 'Role10'),
    target: role('222222222222', 'B'),
    verdict: 'valid',
  }),
  exampleEdge({
    source: role('111111111111', 'Role2'),
    target: role('222222222222', 'A'),
    verdict: 'invalid',
    label: 'no permission',
    reasons: [
      reasonOf('TRUST', 'trust', 'for', 'it is trusted'),
      reasonOf('IDENTITY_MISSING', 'permission', 'against', 'nothing allows it'),
    ],
  }),
  exampleEdge({
    source: role('333333333333', 'Role1'),
    target: role('222222222222', 'A'),
    verdict: 'conditional',
  }),
);
const rows = edgeRows(graph, new Map(graph.edges.map((edge) => [edge.id, rowWords(edge)])));
const order = (column: Column, descending = false) =>
  sortRows(rows, { column, descending }).map((row) => row.from);

describe('the edge table', () => {
  it('says why: what speaks against comes first, the label when nothing does', () => {
    expect(rows.map((row) => row.why)).toEqual(['allowed', 'nothing allows it', 'allowed']);
  });

  it('says a row as sentences', () => {
    expect(rows.map(rowSentence).slice(0, 2)).toEqual([
      'Role10 to B, sts:AssumeRole: valid. allowed.',
      'Role2 to A, sts:AssumeRole: invalid. nothing allows it.',
    ]);
    expect(rowSentence({ ...rows[0]!, veiled: 'guess first', requires: 'MFA' })).toBe(
      'Role10 to B, sts:AssumeRole: guess first. allowed. Requires: MFA.',
    );
  });

  it('sorts names as people count, verdicts by what needs a look', () => {
    expect(order('from')).toEqual(['Role1', 'Role2', 'Role10']);
    expect(order('from', true)).toEqual(['Role10', 'Role2', 'Role1']);
    expect(order('verdict')).toEqual(['Role2', 'Role1', 'Role10']);
    expect(order('to')).toEqual(['Role2', 'Role1', 'Role10']);
    expect(sortRows(rows, null)).toBe(rows);
  });

  it('finds rows by every word, in any column, also by ARN', () => {
    const found = (typed: string) => filterRows(rows, typed).map((row) => row.from);
    expect(found('222222222222 INVALID')).toEqual(['Role2']);
    expect(found('arn:aws:iam::333333333333:role')).toEqual(['Role1']);
    expect(found('nothing-like-it')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
  });

  it('sorts up, down and not at all', () => {
    const up = nextSorting(null, 'why');
    const down = nextSorting(up, 'why');
    expect([up, down, nextSorting(down, 'why')]).toEqual([
      { column: 'why', descending: false },
      { column: 'why', descending: true },
      null,
    ]);
    expect(nextSorting(down, 'to')).toEqual({ column: 'to', descending: false });
  });
});
