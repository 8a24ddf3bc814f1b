import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const rows = Array.from({ length: 5000 }, (_, i) => ({ Sid: `Row${i}` }));
const text = JSON.stringify({ Version: '2012-10-17', Statement: rows }, null, 1);
const source = { documents: [{ id: 'd1', name: 'big.json', text }], context: {} };

test('shows whole lines around a place, with their number and the place marked', () => {
  const found = excerptOf(source, { document: 'd1', piece: 0, path: ['Statement', 2500, 'Sid'] });
  if (found === null) throw new Error('nothing found');
  expect(found.text.slice(found.mark.from, found.mark.to)).toContain('Row2500');
  expect(found.text.length).toBeLessThan(20_000);
  const lines = text.split('\n');
  expect(found.text.split('\n')[0]).toBe(lines[found.line - 1]);
  expect(found.text.split('\n').at(-1)).toBe(lines[found.line - 2 + found.text.split('\n').length]);
});

test('begins and ends with the text, and says when there is nothing', () => {
  const first = excerptOf(source, { document: 'd1', piece: 0, path: ['Version'] });
  expect([first?.line, first?.text.startsWith('{')]).toEqual([1, true]);
  const last = excerptOf(source, { document: 'd1', from: text.length - 2, to: text.length });
  expect(last?.text.endsWith('}')).toBe(true);
  expect(excerptOf(source, { document: 'gone', piece: 0, path: [] })).toBeNull();
});
