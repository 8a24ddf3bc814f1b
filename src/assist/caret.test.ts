import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caretAt } from './caret.ts';

/** `|` is the caret. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  return caretAt(marked.replace('|', ''), 0, offset);
};

describe('the caret', () => {
  test.each([
    ['{ "Ver|" }', [], 'key', 'Ver'],
    ['{ | }', [], 'key', ''],
    ['{ "Statement": [{ "Eff|ect": "Allow" }] }', ['Statement', 0], 'key', 'Eff'],
    ['{ "Statement": [{ "Effect": "|" }] }', ['Statement', 0, 'Effect'], 'value', ''],
    ['{ "Statement": [{ "Effect": | }] }', ['Statement', 0, 'Effect'], 'value', ''],
    ['{ "Statement": [{}, { "Action": ["a", "sts:A|"] }] }', ['Statement', 1, 'Action', 1], 'value', 'sts:A'],
    ['{ "Statement": { "Condition": { "Bool": { "aws:|', ['Statement', 'Condition', 'Bool'], 'key', 'aws:'],
    ['{ "a": { "b": 1 }, "|" }', [], 'key', ''],
    ['{ // a "comment": {\n "a": "|" }', ['a'], 'value', ''],
    ['{ "open: 1,\n "b": "x|" }', ['b'], 'value', 'x'],
  ] as const)('%s', (marked, path, kind, typed) => {
    const caret = at(marked);
    expect(caret).toMatchObject({ path, at: kind, typed });
  });

  test('knows the keys on both sides and the token with its quotes', () => {
    expect(at('{ "a": 1, "b|c": 2, "d": [3] }')).toMatchObject({
      keys: ['a', 'bc', 'd'],
      token: 'bc',
      from: 10,
      to: 14,
      colon: true,
    });
  });

  test.each(['{ "a"| : 1 }', '{ } |', '{ // here|\n }', '| {}'])('has nothing to say at %s', (marked) => {
    expect(at(marked)).toBeNull();
  });

  test('never throws, and its token is in the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'a', '\\', '\n', ' ', '/'),
    });
    fc.assert(
      fc.property(text, fc.nat(40), (written, offset) => {
        const caret = caretAt(written, 0, offset);
        if (caret === null) return;
        expect(caret.from).toBeLessThanOrEqual(caret.to);
        expect(caret.to).toBeLessThanOrEqual(written.length + offset);
        if (caret.token !== '') expect(written.slice(caret.from, caret.to)).toContain(caret.token);
      }),
    );
  });
});
