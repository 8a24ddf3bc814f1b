import { describe, expect, it } from 'vitest';
import { rangeOf } from './locate.ts';
import { piecesOf } from './pieces.ts';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
  ]
}`;
const value: unknown = JSON.parse(policy);
const lines = policy.split('\n');

const worn: readonly (readonly [what: string, text: string, code: string])[] = [
  ['line numbers', lines.map((line, i) => `${String(i + 9).padStart(3)}  ${line}`).join('\n'), 'NUMBERS'],
  ['a diff', `@@ -0,0 +1,6 @@\n-old\n${lines.map((line) => `+${line}`).join('\n')}`, 'DIFF'],
  ['HTML', `<pre>\n${policy.replaceAll('"', '&quot;')}\n</pre>`, 'HTML'],
  ['a shell string', `--policy-document "${policy.replaceAll('"', '\\"')}"`, 'ESCAPED'],
  ['URL encoding', `Document: ${encodeURIComponent(policy)}`, 'ENCODED'],
];

describe('JSON that something was put around', () => {
  it.each(worn)('%s is taken off, and told', (_, text, code) => {
    const [piece, ...others] = piecesOf(text);
    expect(others).toEqual([]);
    expect(piece?.value).toEqual(value);
    expect(piece?.notes.map((note) => note.code)).toEqual([`RELAXED-${code}`]);
  });

  it.each(worn.slice(0, 4))('%s moves no place', (_, text) => {
    const range = rangeOf(text, { document: 'd', piece: 0, path: ['Statement', 0, 'Action'] });
    expect(text.slice(range?.from, range?.to)).toContain('s3:GetObject');
    expect((range?.to ?? 0) - (range?.from ?? 0)).toBeLessThan(26);
  });

  it('blocks of a text that call themselves diffs lose their signs, and what they take away', () => {
    const kept = lines.map((line, i) =>
      i === 3 ? `-    { "Effect": "Deny" }\n+${line.slice(1)}` : ` ${line}`,
    );
    const text = `I changed it:\n\n\`\`\`diff\n${kept.join('\n')}\n\`\`\`\n\n- and this is a list\n`;
    const [piece, ...others] = piecesOf(text);
    expect(others).toEqual([]);
    expect(piece?.value).toEqual(value);
    expect(piece?.notes.map((note) => note.code)).toEqual(['RELAXED-DIFF']);
    const range = rangeOf(text, { document: 'd', piece: 0, path: ['Statement', 0, 'Action'] });
    expect(text.slice(range?.from, range?.to)).toContain('s3:GetObject');
  });

  it('a place in a URL-encoded document is the whole of it', () => {
    const text = `x ${encodeURIComponent(policy)} y`;
    const range = rangeOf(text, { document: 'd', piece: 0, path: ['Statement', 0, 'Action'] });
    expect(range).toEqual({ from: 2, to: text.length - 2 });
  });

  it('prose with numbers or plus signs is left alone', () => {
    expect(piecesOf('1 one\n2 two\n3 three')).toEqual([]);
    expect(piecesOf('+ one\n+ two')).toEqual([]);
  });
});

describe('slips of people and of Python', () => {
  it.each([
    ['a hash comment', policy.replace('{ "Effect"', '# why\n{ "Effect"'), 'COMMENT'],
    ['dots for what is left out', policy.replace('"Statement"', '...\n  "Statement"'), 'OMITTED'],
    ['an ellipsis in a list', policy.replace('}\n  ]', '},\n    …\n  ]'), 'OMITTED'],
    ['Python', policy.replaceAll('"', "'"), 'QUOTES'],
  ])('%s', (_, text, code) => {
    const [piece] = piecesOf(text);
    expect(piece?.value).toEqual(value);
    expect(piece?.notes.map((note) => note.code)).toContain(`RELAXED-${code}`);
  });

  it("Python's words for true, false and nothing", () => {
    const [piece] = piecesOf("answer = {'Version': None, 'a': True, 'b': [False]}");
    expect(piece?.value).toEqual({ Version: null, a: true, b: [false] });
    expect(piece?.notes.map((note) => note.code)).toContain('RELAXED-PYTHON');
  });
});
