import { describe, expect, it } from 'vitest';
import { lineColumn } from './lines.ts';
import { piecesOf } from './pieces.ts';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
  ]
}`;

const kinds = (text: string) => piecesOf(text).map((piece) => piece.kind);
const codes = (text: string) => piecesOf(text).flatMap((piece) => piece.notes.map((note) => note.code));

/** The only piece of a text, with what it says. */
function only(text: string) {
  const [piece, ...others] = piecesOf(text);
  expect(others).toEqual([]);
  if (!piece) throw new Error('no piece');
  return { ...piece, shown: text.slice(piece.from, piece.to) };
}

describe('finding JSON in a text', () => {
  it('takes a whole JSON text as one piece, with its exact range', () => {
    const piece = only(`\n  ${policy}\n\n`);
    expect(piece.shown).toBe(policy);
    expect(piece.value).toEqual(JSON.parse(policy));
    expect(piece.notes).toEqual([]);
  });

  it('finds blocks in fences, after prose on the same line, and indented in lists', () => {
    const indented = policy.replace(/^/gm, '    ');
    const text = `Intro.\n\`\`\`json\n${policy}\n\`\`\`\nThe policy is ${policy}\n\n 1. Use this:\n\n${indented}\n\n 2. Done`;
    const pieces = piecesOf(text);
    expect(pieces.map((piece) => piece.kind)).toEqual(['json', 'json', 'json']);
    for (const piece of pieces) expect(piece.value).toEqual(JSON.parse(policy));
    expect(text.slice(pieces[1]?.from, pieces[1]?.to)).toBe(policy);
  });

  it('finds several documents that stand one after the other', () => {
    expect(kinds(`${policy}\n${policy}\n\n${policy}`)).toEqual(['json', 'json', 'json']);
  });

  it('passes over braces of diagrams, templates and prose', () => {
    expect(piecesOf('flowchart LR\n  A{"Is it?"} -->|yes| B[Role B<br/>target]\n  B --> C{{x}}\n')).toEqual(
      [],
    );
    expect(piecesOf('Use {name} or ${var.x} or [a link](http://x) or ["a", "b"].')).toEqual([]);
  });
});

describe('what is forgiven, told and keeps every offset', () => {
  const cases: readonly (readonly [what: string, text: string, code: string])[] = [
    ['typographic quotes', policy.replace(/"/g, '“'), 'RELAXED-QUOTES'],
    [
      'closing typographic quotes after straight ones',
      policy.replace('"Effect"', '"Effect”'),
      'RELAXED-QUOTES',
    ],
    ['single quotes', policy.replace(/"/g, "'"), 'RELAXED-QUOTES'],
    ['a line comment', policy.replace('[\n', '[ // one "statement"\n'), 'RELAXED-COMMENT'],
    ['a block comment', policy.replace('"Action"', '/* {what} */ "Action"'), 'RELAXED-COMMENT'],
    ['a comma before a bracket', policy.replace('" }', '", }').replace('}\n  ]', '},\n  ]'), 'RELAXED-COMMA'],
    ['no-break spaces', policy.replace(/ {2}/g, '\u00a0\u00a0'), 'RELAXED-SPACE'],
    ['Markdown quote marks', policy.replace(/^/gm, '> '), 'RELAXED-MARKER'],
    ['a byte order mark', `\ufeff${policy}`, 'RELAXED-BOM'],
    ['a missing brace at the end', policy.slice(0, -1), 'L-JSON'],
    ['three missing brackets at the end', policy.slice(0, policy.lastIndexOf(' }')), 'L-JSON'],
    ['a bracket too many', `${policy}\n}`, 'L-JSON'],
  ];

  it.each(cases)('%s', (_, text, code) => {
    const piece = only(text);
    expect(piece.kind).toBe('json');
    expect(piece.value).toEqual(JSON.parse(policy));
    expect(piece.notes.map((note) => note.code)).toEqual([code]);
    const own = text.slice(piece.from, piece.to);
    expect(piece.strict.length).toBeGreaterThanOrEqual(own.length);
    expect(piece.strict.indexOf('s3:GetObject')).toBe(own.indexOf('s3:GetObject'));
  });

  it('ends a block that lacks its brace where prose or the next block begins', () => {
    const cut = policy.slice(0, -1);
    const text = `${cut}\nKey points:\n${cut}\n${policy}`;
    expect(kinds(text)).toEqual(['json', 'json', 'json']);
    expect(codes(text)).toEqual(['L-JSON', 'L-JSON']);
  });

  it('joins JSON that is broken over two fences, also where its last brace is missing', () => {
    const [head, tail] = [
      policy.slice(0, policy.indexOf('"Effect"')),
      policy.slice(policy.indexOf('"Effect"')),
    ];
    const text = `Trust:\n\`\`\`\n${head}\n\`\`\`\n\n\n\n\`\`\`\n${tail.slice(0, -1)}\n\`\`\`\nEnd.`;
    const piece = only(text);
    expect(piece.value).toEqual(JSON.parse(policy));
    expect(piece.notes.map((note) => note.message).join(' ')).toMatch(/joined.*missing/);
  });

  it('does not join two fences that hold a document each', () => {
    expect(kinds(`\`\`\`\n${policy.slice(0, -1)}\n\`\`\`\n\`\`\`\n${policy}\n\`\`\``)).toEqual([
      'json',
      'json',
    ]);
  });

  it('keeps a key that comes twice visible', () => {
    const text = '{"Version": "2012-10-17", "Statement": [], "Statement": [{}], "__proto__": 1}';
    const piece = only(text);
    const note = piece.notes[0];
    expect(note?.code).toBe('L-DUPLICATE-ELEMENT');
    expect(note && text.slice(note.from, note.to)).toBe('"Statement"');
    expect(note?.from).toBe(text.lastIndexOf('"Statement"'));
    expect(Object.keys(piece.value as object)).toContain('__proto__');
  });
});

describe('what cannot be read', () => {
  const broken: readonly (readonly [what: string, text: string, message: RegExp, line: number])[] = [
    ['a missing comma', policy.replace('17",', '17"'), /comma is missing after line 2/, 2],
    ['a missing colon', policy.replace('"Effect":', '"Effect"'), /colon is missing/, 4],
    ['a bare name', policy.replace('"Effect"', 'Effect'), /double quotes.*Effect/, 4],
    ['a bracket missing inside', policy.replace('" }', '"'), /\{ of line 4 is still open/, 5],
    ['a string that is not closed', policy.replace('17",', '17,'), /not closed/, 2],
    ['a value that breaks off', '{"Statement": {"Effect":', /breaks off/, 1],
    ['a word that is no value', policy.replace('"*"', 'undefined'), /here stands undefined/, 4],
  ];

  it.each(broken)('%s is told with its place, and the next block is read', (_, text, message, line) => {
    const whole = `Before.\n\n\`\`\`\n${text}\n\`\`\`\n\nAfter.\n\n\`\`\`\n${policy}\n\`\`\`\n`;
    const pieces = piecesOf(whole);
    expect(pieces.map((piece) => piece.kind)).toEqual(['broken', 'json']);
    const note = pieces[0]?.notes[0];
    expect(note?.code).toBe('L-JSON');
    expect(note?.severity).toBe('error');
    const shift = 'Before.\n\n```\n'.split('\n').length - 1;
    const said = note?.message.replace(/line (\d+)/, (_all, n: string) => `line ${Number(n) - shift}`);
    expect(said).toMatch(message);
    expect(lineColumn(whole, note?.from ?? 0).line - shift).toBe(line);
  });

  it('bears nesting that would overflow a recursive reader', () => {
    const deep = `{"Statement": ${'['.repeat(100_000)}`;
    expect(kinds(deep)).toEqual(['broken']);
    expect(kinds(`${deep}${']'.repeat(100_000)}}`)).toEqual(['broken']);
    // One block, told once, and what comes after it is read.
    const open = '{"Statement":'.repeat(100_000);
    expect(kinds(open)).toEqual(['broken']);
    expect(kinds(`${open}\n{"Version": "2012-10-17"}\n`)).toEqual(['broken', 'json']);
  });

  it('does not take time that grows with the square of a hostile text', () => {
    for (const part of [
      '{"a":',
      '[{',
      '{"Statement":[',
      '{"a" "b"}\n',
      '{"Version":1,',
      '// {"a":\n',
      "{'",
      '```\n{"',
    ])
      // Square time would not end within the test's timeout.
      expect(piecesOf(part.repeat(40_000))).toBeDefined();
  });
});

describe('what is no JSON but has a name', () => {
  it('names Terraform, profiles, denials and commented output, and reads nothing of them', () => {
    const text = [
      'Two roles:',
      '',
      'resource "aws_iam_role" "front" {',
      '  name = "front"',
      '  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow" }] })',
      '}',
      '',
      'data "aws_iam_policy_document" "x" {',
      '  statement { actions = ["sts:AssumeRole"] }',
      '}',
      '',
      'and then',
      '[profile back]',
      'role_arn = arn:aws:iam::<b>:role/back',
      '# An error occurred (AccessDenied): User: arn:aws:sts::<a>:assumed-role/x/y is not authorized to perform: sts:AssumeRole',
      '# {',
      '#   "Account": "<a>"',
      '# }',
    ].join('\n');
    expect(piecesOf(text).map((piece) => piece.title)).toEqual([
      'Terraform',
      'AWS CLI profiles',
      'Access denied message',
      'CLI output in comments',
    ]);
    expect(codes(text)).toEqual([]);
  });
});
