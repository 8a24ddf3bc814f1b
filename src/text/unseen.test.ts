import { expect, test } from 'vitest';
import { inPlainSight, turnsOrder, unseenIn, visibleJson } from './unseen.ts';

test('what nobody sees is said, and nothing else changes', () => {
  expect(inPlainSight('Admin\u202Enimda')).toBe('Admin⟨U+202E⟩nimda');
  expect(inPlainSight('a\u200Bb\uFEFF\u2066\u0007\u{E0041}')).toBe(
    'a⟨U+200B⟩b⟨U+FEFF⟩⟨U+2066⟩⟨U+0007⟩⟨U+E0041⟩',
  );
  for (const fine of [
    'Role_A',
    'tab\tand\nline\r\n',
    'Größe 日本 עברית',
    '👩\u200D💻 policies',
    '❤\uFE0F\u200D🔥',
    '1\uFE0F\u20E3',
  ])
    expect(inPlainSight(fine)).toBe(fine);
});

test('selectors that select nothing are seen', () => {
  expect(inPlainSight('Admin\uFE0F\u{E0101}')).toBe('Admin⟨U+FE0F⟩⟨U+E0101⟩');
});

test('JSON stays the same value', () => {
  const value = { name: 'a\u202Eb\u{E0041}', other: '\n' };
  const json = visibleJson(JSON.stringify(value));
  expect(json).toBe(String.raw`{"name":"a\u202eb\udb40\udc41","other":"\n"}`);
  expect(JSON.parse(json)).toEqual(value);
});

test('it is found where it stands, also as an escape', () => {
  const text = String.raw`"x\u202Ey" "\\u202e" "\u0041"` + '\u200B';
  expect(unseenIn(text)).toEqual([
    { at: 2, length: 6, character: '\u202E' },
    { at: text.length - 1, length: 1, character: '\u200B' },
  ]);
  expect([turnsOrder('\u2067'), turnsOrder('\u200B')]).toEqual([true, false]);
});
