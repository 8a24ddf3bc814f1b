import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, diffOf } from './diffRows.ts';
import { laidOut } from './laidOut.ts';

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

const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (role: string) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::111111111111:role/${role}` },
  Action: 'sts:AssumeRole',
});

test('a document on one long line is laid out, and only what changes in it is shown', () => {
  const many = ['A', 'B', 'C', 'D'].map(allow);
  const before = `Trust policy:\n${policy(...many)}\n`;
  const after = `Trust policy:\n${policy(...many.with(2, allow('X')))}\n`;
  const { added, hunks, removed } = diffOf(before, after);
  expect([added, removed]).toEqual([1, 1]);
  expect(hunks).toEqual([
    {
      line: 2,
      laidOut: true,
      lines: [
        { kind: 'same', text: '{' },
        { kind: 'same', text: '  "Effect": "Allow",' },
        { kind: 'gone', text: '  "Principal": {"AWS":"arn:aws:iam::111111111111:role/C"},' },
        { kind: 'new', text: '  "Principal": {"AWS":"arn:aws:iam::111111111111:role/X"},' },
        { kind: 'same', text: '  "Action": "sts:AssumeRole"' },
        { kind: 'same', text: '},' },
      ],
    },
  ]);
});

test('a statement that comes into one long line is that statement', () => {
  const { hunks } = diffOf(policy(allow('A')), policy(allow('A'), allow('B')));
  const come = hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'new'));
  expect(come.map(({ text }) => text.trim()).join('')).toContain('role/B');
  expect(come.length).toBeLessThan(9);
});

test('a line of many megabytes shows what differs in it, and what stays is cut short', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => allow(`Role${i}`));
  const { hunks } = diffOf(policy(...many), policy(...many.with(9000, allow('Other'))));
  const lines = hunks.flatMap((hunk) => hunk.lines);
  expect(lines.map(({ kind }) => kind)).toEqual(['gone', 'new']);
  expect(lines.every(({ text }) => text.length < 300)).toBe(true);
  expect(lines[1]?.text).toContain('role/Other');
  const { hunks: near } = diffOf(`${policy(...many)}\na\n`, `${policy(...many)}\nb\n`);
  expect(near[0]?.lines[0]?.text.length).toBeLessThan(200);
});

test('a long line laid out says what the line says', () => {
  const text = fc.oneof(fc.json(), fc.string(), fc.constantFrom('{"a":"}"', ']},{', '"\\'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (parts) => {
      const line = parts
        .join(' ')
        .replaceAll(/[\r\n]/g, ' ')
        .padEnd(200, '{x');
      const plain = (one: string) => one.replaceAll(/\s/g, '');
      expect(plain(laidOut(line).join(''))).toBe(plain(line));
    }),
  );
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
