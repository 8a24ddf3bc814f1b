import { describe, expect, test } from 'vitest';
import { emptyAnalysis as nothing } from '#engine/testAnalysis.ts';
import { LINK_HELP } from './BadLinkPage.tsx';
import { shadeOf } from './followTheme.ts';
import { keyCaps, keyHint } from '#parts/keyText.ts';
import { testGraph } from '#graph/testGraph.ts';
import { fitsWhere } from '#commands/shareLink.ts';
import { whyNoEdges } from './WhyNoEdges.tsx';

const piece = (kind: string, more: object = {}) => ({
  document: 'd1',
  index: 0,
  from: 0,
  to: 1,
  kind,
  title: '',
  problems: 0,
  ...more,
});

describe('documents but no edges', () => {
  test.each([
    ['nothing that can be read', [piece('broken')], ['d1'], /could be read/],
    ['no policy at all', [piece('other')], [], /No policy found/],
    ['only permissions', [piece('policy', { policyType: 'identity' })], [], /no role.*trust policy/i],
    ['only trust', [piece('policy', { policyType: 'trust' })], [], /only trust policies/],
    [
      'both, but strangers',
      [piece('policy', { policyType: 'trust' }), piece('policy', { policyType: 'identity' })],
      [],
      /Nobody here names/,
    ],
    ['an estate', [piece('estate')], [], /Nobody here names/],
  ])('%s', (_, pieces, brokenDocuments, said) => {
    expect(whyNoEdges({ ...nothing, pieces, brokenDocuments })?.title).toMatch(said);
  });

  test.each([
    [[piece('broken')], ['d1'], 'ledger'],
    [[piece('other')], [], 'formats'],
  ])('what could not be read leads to where it says why', (pieces, brokenDocuments, more) => {
    expect(whyNoEdges({ ...nothing, pieces, brokenDocuments })?.more).toBe(more);
  });

  test('an empty picture that a filter left is told as that, and one with nodes in it speaks for itself', () => {
    const whole = testGraph([{ id: 'a' }, { id: 'b' }], [{ from: 'a', to: 'b' }]);
    const filtered = { ...nothing, whole, pieces: [piece('estate')] };
    expect(whyNoEdges(filtered)).toMatchObject({ title: 'Nothing here fits the filter', more: 'show-all' });
    expect(whyNoEdges({ ...filtered, graph: { ...nothing.graph, nodes: whole.nodes } })).toBeNull();
  });

  test('a bare * is told with its number', () => {
    const graph = { ...nothing.graph, bareWildcardPairs: 12 };
    expect(whyNoEdges({ ...nothing, graph, pieces: [piece('estate')] })?.text).toContain('12 pairs');
  });
});

test('the system decides only when nobody chose', () => {
  expect([shadeOf('system', true), shadeOf('system', false)]).toEqual(['dark', 'light']);
  expect([shadeOf('light', true), shadeOf('dark', false)]).toEqual(['light', 'dark']);
});

test('keys are named as on the keyboard at hand', () => {
  expect(keyCaps('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
  expect(keyCaps('+', false)).toEqual(['+']);
  expect(keyHint(['Mod+Z'], false)).toBe(' (Ctrl+Z)');
  expect(keyHint(undefined, true)).toBe('');
});

test('the light turns with the length of the link', () => {
  expect([2_000, 2_001, 32_000, 32_001].map((length) => fitsWhere(length).light)).toEqual([
    'fits',
    'careful',
    'careful',
    'too-long',
  ]);
});

test('every kind of bad link has a heading and help of its own', () => {
  const all = Object.values(LINK_HELP);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  for (const { help } of all) expect(help).toMatch(/^[A-Z].{30,}\.$/);
});
