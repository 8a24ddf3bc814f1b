import fc from 'fast-check';
import { gzipSync, strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decodeText.ts';
import { LIMITS, type Limits } from './limits.ts';
import { memberName, wantedOf } from './memberNames.ts';
import { fileTaker } from './takeFiles.ts';

const policy = '{"Version":"2012-10-17","Statement":[]}';

function take(files: Readonly<Record<string, Uint8Array>>, limits: Limits = LIMITS) {
  const taker = fileTaker(limits);
  for (const [name, bytes] of Object.entries(files)) taker.take({ name, bytes });
  const { left, refused, texts } = taker.taken();
  return { left, refused: refused.map(({ name, why }) => `${name} ${why}`), texts };
}
const zip = (files: Zippable) => zipSync(files);
const utf16 = (text: string, big = false) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !big);
  return bytes;
};

describe('texts', () => {
  test.each([
    ['UTF-8', strToU8(policy)],
    ['UTF-8 with its mark', strToU8(`\ufeff${policy}`)],
    ['UTF-16 with its mark', utf16(`\ufeff${policy}`)],
    ['big-endian UTF-16 with its mark', utf16(`\ufeff${policy}`, true)],
    ['UTF-16 without a mark', utf16(policy)],
    ['big-endian UTF-16 without a mark', utf16(policy, true)],
  ])('in %s', (_, bytes) => {
    expect(take({ 'p.json': bytes }).texts).toEqual([{ name: 'p.json', text: policy }]);
  });

  test('other letters are kept', () => {
    expect(decodeText(strToU8('naïve 日本'))).toEqual({ text: 'naïve 日本' });
    expect(decodeText(utf16('{"Sid":"日本"}'))).toEqual({ text: '{"Sid":"日本"}' });
  });

  test('what is none is named with what it is', () => {
    const { refused, texts } = take({
      'a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1),
      'b.pdf': strToU8('%PDF-1.7 \0'),
      'c.bin': Uint8Array.of(1, 0, 2, 0xff, 0xfe),
      'd.txt': strToU8(' \n'),
      'e.json': Uint8Array.from([...strToU8('{\n "Sid": "na'), 0xef, ...strToU8('ve and more words" }')]),
      'ok.json': strToU8(policy),
    });
    expect(texts.map(({ name }) => name)).toEqual(['ok.json']);
    expect(refused).toEqual([
      'a.png is a picture',
      'b.pdf is a PDF: copy its text, or paste it',
      'c.bin is no text',
      'd.txt is empty',
      'e.json is in an older encoding (line 2, column 12): save it as UTF-8',
    ]);
  });
});

describe('archives', () => {
  test('a zip gives its texts with their paths; other kinds are counted, hidden ones passed over', () => {
    const archive = zip({
      accounts: { 'prod.json': strToU8(policy), 'logo.svg': strToU8('<svg/>') },
      '__MACOSX/._prod.json': strToU8('x'),
      'list.yaml.gz': gzipSync(strToU8('a: 1')),
      stored: [strToU8('plain'), { level: 0 }],
    });
    const { left, refused, texts } = take({ 'export.zip': archive });
    expect(texts).toEqual([
      { name: 'export.zip/accounts/prod.json', text: policy },
      { name: 'export.zip/list.yaml', text: 'a: 1' },
      { name: 'export.zip/stored', text: 'plain' },
    ]);
    expect([left, refused]).toEqual([1, []]);
  });

  test('an archive in an archive is opened, a third one is not', () => {
    const inner = zip({ 'p.json': strToU8(policy) });
    const two = zip({ 'two.zip': inner });
    expect(take({ 'one.zip': two }).texts.map(({ name }) => name)).toEqual(['one.zip/two.zip/p.json']);
    const { refused, texts } = take({ 'zero.zip': zip({ 'one.zip': two }) });
    expect(texts).toEqual([]);
    expect(refused[0]).toContain('unpack it first');
  });

  test.each([
    ['zip', (bytes: Uint8Array) => zip({ 'p.json': bytes })],
    ['gz', (bytes: Uint8Array) => gzipSync(bytes)],
  ])('a bomb in a %s is refused before it has grown', (kind, pack) => {
    const bomb = pack(new Uint8Array(30_000_000).fill(32));
    expect(bomb.length).toBeLessThan(100_000);
    const { refused, texts } = take({ [`bomb.${kind}`]: bomb, 'ok.json': strToU8(policy) });
    expect(texts.map(({ name }) => name)).toEqual(['ok.json']);
    expect(refused).toEqual([
      `bomb.${kind} grows beyond all measure when it is unpacked, as a zip bomb does`,
    ]);
  });

  test('too many entries, too large a file, too much in all: each in words', () => {
    const small: Limits = { ...LIMITS, file: 1000, total: 1500, entries: 3 };
    const many = zip(Object.fromEntries([1, 2, 3, 4].map((i) => [`${i}.json`, strToU8(policy)])));
    const text = (length: number) => strToU8('x'.repeat(length));
    expect(take({ 'many.zip': many }, small).refused).toEqual([
      'many.zip has more than 3 files to read: unpack it and drop the folders that matter',
    ]);
    const pictures = Object.fromEntries([1, 2, 3, 4].map((i) => [`${i}.png`, strToU8('x')]));
    const checkout = zip({ ...pictures, 'p.json': strToU8(policy) });
    expect(take({ 'checkout.zip': checkout }, small)).toMatchObject({ left: 4, texts: [{}], refused: [] });
    expect(take({ 'checkout.zip': checkout }, { ...small, listed: 4 }).refused).toEqual([
      'checkout.zip has more than 4 entries',
    ]);
    expect(take({ 'a.txt': text(1001) }, small).refused[0]).toMatch(
      /^a\.txt is too large: 2 kB, where at most 1 kB/,
    );
    expect(take({ 'a.txt': text(900), 'b.txt': text(900), 'c.txt': text(500) }, small)).toMatchObject({
      texts: [{ name: 'a.txt' }, { name: 'c.txt' }],
      refused: ['b.txt is too much: all texts together may have 2 kB'],
    });
  });

  test('damaged ones are told', () => {
    const good = zip({ 'p.json': [strToU8(policy.repeat(50)), { level: 9 }] });
    const cut = good.slice(0, 60);
    expect(take({ 'cut.zip': cut }).texts).toEqual([]);
    expect(take({ 'cut.zip': cut }).refused).toHaveLength(1);
    const gz = gzipSync(strToU8(policy));
    expect(take({ 'x.gz': gz.slice(0, 14) }).texts).toEqual([]);
    expect(
      take({ 'x.gz': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255) }).refused[0],
    ).toMatch(/^x\.gz cannot be unpacked/);
    expect(take({ 'letter.docx': zip({ 'document.xml': strToU8('<x/>') }) }).refused[0]).toContain('Office');
  });
});

test('any bytes: texts or a reason, never an error', () => {
  const heads = [[], [0x50, 0x4b, 3, 4], [0x1f, 0x8b, 8], [0xff, 0xfe], [0x50, 0x4b, 5, 6]];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
      const { refused, texts } = take({ 'some/file': Uint8Array.from([...head, ...rest]) });
      expect(texts.length + refused.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('names are paths inside, and no more', () => {
  expect(memberName('..\\..\\windows\\p.json')).toBe('windows/p.json');
  expect(memberName('/etc//passwd')).toBe('etc/passwd');
  expect(memberName('x'.repeat(400))).toHaveLength(300);
  expect(['a/p.json', 'a/trust', 'a/b.png', '.git/config', 'a/node_modules/x.json'].map(wantedOf)).toEqual([
    'read',
    'read',
    'leave',
    'hidden',
    'hidden',
  ]);
});
