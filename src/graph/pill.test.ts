import { expect, test } from 'vitest';
import { gateMarks, PILL, pillOf } from './pill.ts';
import { testGraph } from './testGraph.ts';
import { fitText, textWidth } from './textWidth.ts';

const edge = (more: object = {}) =>
  testGraph([{ id: 'A' }, { id: 'B' }], [{ from: 'A', to: 'B', ...more }]).edges[0]!;

const letters = (gates: object): string =>
  gateMarks(edge({ gates }).gates)
    .map(({ look, answer }) => `${look.letter} ${answer}`)
    .join(', ');

test('P and T are always there, G only when a guardrail counts', () => {
  expect(letters({ trust: 'yes' })).toBe('P not-needed, T yes');
  expect(letters({ trust: 'yes', permission: 'depends', scp: 'yes' })).toBe('P depends, T yes, G yes');
});

test('G shows the worst of its gates', () => {
  expect(letters({ scp: 'yes', boundary: 'unknown', rcp: 'depends' })).toContain('G unknown');
  expect(letters({ scp: 'no', boundary: 'unknown' })).toContain('G no');
});

test('a permission on a resource has no gate boxes', () => {
  expect(pillOf(edge({ access: true })).marks).toEqual([]);
});

test('a pill is as wide as what stands on it, long words are cut', () => {
  const short = pillOf(edge({ label: 'no' }));
  const long = pillOf(edge({ label: 'not given: the permission policies of a role with a long name' }));
  expect(short.width).toBeLessThan(long.width);
  expect(long.words).toMatch(/…$/u);
  expect(textWidth(long.words, PILL.font)).toBeLessThanOrEqual(PILL.maxWords);
});

test('text is cut between letters, never inside one, and not without need', () => {
  expect(fitText('Role_A', 200, 12)).toBe('Role_A');
  const cut = fitText('🎩🎩🎩🎩🎩🎩🎩🎩🎩🎩', 60, 12);
  expect(cut).toMatch(/^(?:🎩)+…$/u);
  expect(fitText('W', 0, 12)).toBe('W…');
});
