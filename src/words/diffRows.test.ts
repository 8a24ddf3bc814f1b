import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, diffOf } from './diffRows.ts';

test('only what changes, with two lines around it and its line', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\n';
  const { added, hunks, removed } = diffOf(before, before.replace('e', 'E\nE2'));
  expect([added, removed]).toEqual([2, 1]);
  expect(hunks).toEqual([
    {
      line: 3,
      lines: [
        { kind: 'same', text: 'c' },
        { kind: 'same', text: 'd' },
        { kind: 'gone', text: 'e' },
        { kind: 'new', text: 'E' },
        { kind: 'new', text: 'E2' },
        { kind: 'same', text: 'f' },
        { kind: 'same', text: 'g' },
      ],
    },
  ]);
});

test('far changes are two hunks, a new text is all new, a text that goes is all gone', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const after = lines.with(1, 'x').with(15, 'y');
  expect(diffOf(lines.join('\n'), after.join('\n')).hunks.map((hunk) => hunk.line)).toEqual([1, 14]);
  expect(diffOf(null, 'a\nb\n')).toMatchObject({ added: 2, removed: 0 });
  expect(diffOf('a\nb\n', null)).toMatchObject({ added: 0, removed: 2 });
  expect(diffOf('a\n', 'a\n').hunks).toEqual([]);
});

test('two small changes far apart in a large text stay two small changes', () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `"line": ${i},`);
  const after = lines.with(10, 'x').toSpliced(40_000, 0, 'y', 'z').join('\n');
  const { added, hunks, removed } = diffOf(lines.join('\n'), after);
  expect([added, removed]).toEqual([3, 1]);
  expect(hunks.map((hunk) => hunk.line)).toEqual([9, 39_999]);
});

test('indentation that all lines share is left out', () => {
  const { hunks } = diffOf('    {\n      "a": 1\n    }', '    {\n      "a": 2\n    }');
  expect(hunks[0]?.lines.map((line) => line.text)).toEqual(['{', '  "a": 1', '  "a": 2', '}']);
});

test('the lines that stay and come make the new text, those that stay and go the old one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const kept = (kind: 'gone' | 'new') =>
        lines.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text);
      expect(kept('new')).toEqual(after);
      expect(kept('gone')).toEqual(before);
    }),
  );
});
