import { describe, expect, test } from 'vitest';
import { paletteRows, type PaletteEntry } from './paletteRows.ts';

const entries: readonly PaletteEntry[] = [
  { id: 'undo', label: 'Undo', group: 'Commands' },
  { id: 'share', label: 'Share', group: 'Commands' },
  {
    id: 'r1',
    label: 'Deploy',
    note: 'role in 222222222222',
    also: 'arn:aws:iam::222222222222:role/Deploy',
    group: 'Who',
  },
  { id: 'r2', label: 'Redeploy', note: 'role in 111111111111', group: 'Who' },
  { id: 's1', label: 'Open sample: Deploy across accounts', group: 'Samples' },
];
const ids = (typed: string, recent: readonly string[] = []) =>
  paletteRows(entries, typed, recent).groups.map(({ value, items }) => [
    value,
    items.map(({ id }) => id).join(' '),
  ]);

describe('the palette', () => {
  test('shows everything in its order, and what was used last before it, once', () => {
    expect(ids('')).toEqual([
      ['Commands', 'undo share'],
      ['Who', 'r1 r2'],
      ['Samples', 's1'],
    ]);
    expect(ids('', ['r2', 'gone', 'share'])).toEqual([
      ['Recent', 'r2 share'],
      ['Commands', 'undo'],
      ['Who', 'r1'],
      ['Samples', 's1'],
    ]);
  });

  test('a label that begins so comes before a word that does, before a part of one', () => {
    expect(ids('deploy')).toEqual([
      ['Who', 'r1 r2'],
      ['Samples', 's1'],
    ]);
    expect(paletteRows(entries, 'deploy', []).groups.flatMap(({ items }) => items[0]?.id)).toEqual([
      'r1',
      's1',
    ]);
  });

  test('all words must fit, also in notes and ARNs', () => {
    expect(ids('DEPLOY 2222')).toEqual([['Who', 'r1']]);
    expect(ids('role/deploy')).toEqual([['Who', 'r1']]);
    expect(ids('deploy nothing')).toEqual([]);
  });

  test('of equals the one used last comes first', () => {
    const twins = ['a', 'b'].map((id) => ({ id, label: 'Same', group: 'Who' }));
    expect(paletteRows(twins, 'same', ['b']).groups[0]?.items.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('an estate does not fill the screen, and says so', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, label: `Role${i}`, group: 'Who' }));
    expect(paletteRows(many, 'role', []).more).toBe(440);
    expect(paletteRows(many, 'role499', []).groups[0]?.items).toHaveLength(1);
  });
});
