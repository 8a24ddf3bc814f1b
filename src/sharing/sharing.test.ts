import { expect, it } from 'vitest';
import type { Pseudonyms } from '#pseudonyms/pseudonyms.ts';
import { embedSnippet } from './embedSnippet.ts';
import { keepNames, keptNames, readBack } from './keptNames.ts';

const list = (words: Readonly<Record<string, string>>): Pseudonyms => ({ version: 1, words, names: [] });
const ACME = list({ 'letters:acme': 'bako', 'account:987654321098': '111111111111' });
const OTHER = list({ 'letters:orion': 'timur' });

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('keeps the last five lists, each once, the newest first', () => {
  const on = shelf();
  for (let i = 0; i < 7; i++) keepNames(list({ 'letters:acme': `bako${'aeiou'[i % 5]}${'kl'[i % 2]}` }), on);
  keepNames(ACME, on);
  keepNames(OTHER, on);
  keepNames(ACME, on);
  const kept = keptNames(on);
  expect(kept).toHaveLength(5);
  expect(kept.slice(0, 2)).toEqual([ACME, OTHER]);
});

it('what a storage holds that is no list is left out', () => {
  const on = shelf();
  on.setItem('rolegraph.names', JSON.stringify([{ version: 1, words: { '__proto__:x': '<b>' } }, OTHER, 7]));
  expect(keptNames(on)).toEqual([OTHER]);
});

it('an answer is read with the list whose names it speaks of', () => {
  expect(readBack('Drop the wildcard of bako-role in 111111111111.', [OTHER, ACME])?.text).toBe(
    'Drop the wildcard of acme-role in 987654321098.',
  );
  expect(readBack('Nothing of yours.', [OTHER, ACME])).toBeNull();
});

it('the snippet stays one element whatever the address holds', () => {
  const snippet = embedSnippet('https://x.example/?embed&a="><script>alert(1)</script>#g1.abc');
  expect(snippet.match(/</g)).toHaveLength(2);
  expect(snippet).toContain('src="https://x.example/?embed&amp;a=&quot;>&lt;script');
});
