// A word of a new format that is not in the list would be taken for somebody's name, and replaced.
import { expect, test } from 'vitest';
import { formatWords } from '../src/pseudonyms/formatWords.ts';
import { keyWords } from './formatWords.mjs';

test('src/pseudonyms/formatWords.ts knows the words of every format: `node scripts/formatWords.mjs` adds new ones', () => {
  const words = keyWords();
  expect(words.length).toBeGreaterThan(1000);
  expect(words.filter((word) => !formatWords.has(word))).toEqual([]);
});
