import { describe, expect, test } from 'vitest';
import { counts } from './counts.ts';
import { newsOf, type Told } from './news.ts';
import { testGraph } from './testGraph.ts';

const base: Told = {
  counts: counts(testGraph),
  changed: 0,
  analysis: 1,
  stale: false,
  error: undefined,
  shown: { principals: 6, edges: 5 },
};
const verdicts = { ...base.counts.verdicts, valid: 2, invalid: 0 };

describe('news for whoever hears the page', () => {
  test('the first picture, and every result that is another one', () => {
    expect(newsOf(null, base)).toBe('Graph updated: 1 valid, 1 conditional, 1 unknown, 1 invalid.');
    expect(newsOf(base, { ...base, analysis: 2, changed: 1, counts: { ...base.counts, verdicts } })).toBe(
      'Graph updated: 2 valid, 1 conditional, 1 unknown; 1 changed.',
    );
    expect(newsOf(base, { ...base, analysis: 2, counts: { ...base.counts, verdicts } })).toMatch(/2 valid/);
  });

  test('nothing when the result is the same', () => {
    expect(newsOf(base, { ...base, analysis: 2 })).toBeNull();
    expect(newsOf(base, base)).toBeNull();
  });

  test('a text that cannot be read, once for each error, and that it can be read again', () => {
    const stale = { ...base, analysis: 2, stale: true, error: 'A comma is missing.' };
    expect(newsOf(base, stale)).toMatch(/last one that could\. A comma is missing\.$/);
    expect(newsOf(stale, { ...stale, analysis: 3 })).toBeNull();
    expect(newsOf(stale, { ...stale, analysis: 3, error: 'A brace is missing.' })).toMatch(/brace/);
    expect(newsOf(stale, { ...base, analysis: 4 })).toMatch(/^The text can be read again\. Graph updated/);
  });

  test('what a filter leaves', () => {
    expect(newsOf(base, { ...base, shown: { principals: 2, edges: 1 } })).toBe(
      '2 of 6 principals shown, with 1 of 5 edges.',
    );
  });
});
