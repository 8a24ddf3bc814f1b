import { expect, it } from 'vitest';
import type { Problem } from '#text/problem.ts';
import { markersOf } from './markers.ts';

const problem = (rest: Partial<Problem>): Problem => ({
  code: 'L-JSON',
  severity: 'error',
  message: 'a comma is missing',
  document: 'd1',
  ...rest,
});

it('marks what the problem says', () => {
  expect(markersOf('d1', '{"a" 1}', [problem({ from: 4, to: 6 })])).toEqual([
    { from: 4, to: 6, severity: 'error', code: 'L-JSON', message: 'a comma is missing' },
  ]);
});

it('marks at least one character, also at the end of the text', () => {
  expect(markersOf('d1', '{"a', [problem({ from: 3 })])).toMatchObject([{ from: 2, to: 3 }]);
  expect(markersOf('d1', '{"a', [problem({ from: 1, to: 1 })])).toMatchObject([{ from: 1, to: 2 }]);
});

it('marks the first line for the whole document, and nothing for another', () => {
  expect(markersOf('d1', 'one\ntwo', [problem({})])).toMatchObject([{ from: 0, to: 3 }]);
  expect(markersOf('d2', 'one\ntwo', [problem({})])).toEqual([]);
});

it('marks the first line of a great part, and a small part whole', () => {
  const place = { document: 'd1', piece: 0, path: [] };
  const long = JSON.stringify({ kind: 'Pod', spec: [1, 2, 3, 4] }, null, 1);
  expect(markersOf('d1', long, [problem({ place })])).toMatchObject([{ from: 0, to: 1 }]);
  const short = '{\n"kind": "Pod"\n}';
  expect(markersOf('d1', short, [problem({ place })])).toMatchObject([{ from: 0, to: short.length }]);
});

it('looks up a place', () => {
  const [marker] = markersOf('d1', '{"Sid": "a b"}', [
    problem({ place: { document: 'd1', piece: 0, path: ['Sid'] } }),
  ]);
  expect('{"Sid": "a b"}'.slice(marker!.from, marker!.to)).toContain('a b');
});

it('keeps the worst of too many', () => {
  const many = Array.from({ length: 600 }, (_, i) =>
    problem({ from: 0, severity: i === 599 ? 'error' : 'info' }),
  );
  const markers = markersOf('d1', '{"a" 1}', many);
  expect(markers.length).toBeLessThan(600);
  expect(markers[0]?.severity).toBe('error');
});
