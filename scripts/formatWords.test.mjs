// A word of a new format that is not in the list would be taken for somebody's name, and replaced.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE, formatWordsText } from './formatWords.mjs';

test('src/pseudonyms/formatWords.ts is what scripts/formatWords.mjs makes: `node scripts/formatWords.mjs` mends it', () => {
  const words = (text) => text.split(/\s+/);
  const [made, kept] = [formatWordsText(), readFileSync(FILE, 'utf8')];
  const known = new Set(words(kept));
  expect(words(made).filter((word) => !known.has(word))).toEqual([]);
  expect(kept === made).toBe(true);
});
